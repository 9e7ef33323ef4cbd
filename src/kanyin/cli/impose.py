"""kanyin impose: a PDF's pages on sheets of paper."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from ..model.schemes import FOLDS, MARKS, NAMES
from ..model.units import Length, millimetres


class Millimetres(click.ParamType[int]):
    """A length: in mm, or with its unit."""

    name = "mm"

    def convert(self, value: Any, param: Any, ctx: Any) -> Length:
        try:
            return millimetres(str(value))
        except ValueError:
            self.fail(f"{value}：请写成 3mm、0.1mm 这样 · like 3mm or 0.1mm")


class Marks(click.ParamType[tuple[str, ...]]):
    """Names of marks, with commas between them."""

    name = "marks"

    def convert(self, value: Any, param: Any, ctx: Any) -> tuple[str, ...]:
        names = [] if value == "none" else [name.strip() for name in str(value).split(",")]
        strange = [name for name in names if name not in MARKS]
        if strange:
            self.fail(f"{strange[0]}；可用：none 或 {'、'.join(MARKS)}")
        return tuple(names)


MM, COUNT = Millimetres(), click.IntRange(min=1, max=99_999)


@click.command()
@click.argument("file", type=click.Path(path_type=Path, exists=True))
@click.option("--scheme", required=True, metavar="NAME|FILE",
              help=f"拼法：{'、'.join(NAMES)}；或方案文件（.yaml）。")  # fmt: skip
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False),
              help="要写的 PDF。默认：原名-拼法.pdf")  # fmt: skip
@click.option(
    "--sheet", help="纸：A3、SRA3、330x483、对开、四开…，或 450x320。默认：放得下的最小一种。"
)
@click.option("--take", metavar="1,3-8", help="只用这些页。")
@click.option("--bind", type=click.Choice(["left", "right"]), help="装订边。默认 left。")
@click.option("--signature", type=COUNT, help="一帖几页：4、8、16、32。")
@click.option("--blanks", type=click.Choice(["before-last", "end"]), help="空白页补在哪里。")
@click.option("--spine", type=MM, help="书脊边到折线（胶装铣背，默认 3mm）。")
@click.option("--caliper", type=MM, help="纸厚：按它补爬移，算书脊。")
@click.option(
    "--creep", type=click.Choice(["outer", "inner"]), help="爬移时哪一页不动。默认 outer。"
)
@click.option("--gutter", type=MM, help="裁开处成品之间的距离。默认：两倍出血。")
@click.option("--columns", type=COUNT, help="几列。默认：放得下几列就几列。")
@click.option("--rows", type=COUNT, help="几行。")
@click.option("--order", type=click.Choice(["rows", "columns"]), help="先横后竖，或先竖后横。")
@click.option("--backs/--no-backs", default=None, help="各页一正一反轮流。")
@click.option("--rotate/--no-rotate", default=None, help="连拼时可转 90°，好多放几个。")
@click.option("--fold", type=click.Choice(FOLDS), help="折法。默认 letter（包心三折）。")
@click.option("--tuck", type=MM, help="折进去的一面窄多少。默认 1mm。")
@click.option("--pages", type=COUNT, help="封面：书芯页数，与 --caliper 一起算书脊。")
@click.option("--width", type=MM, help="封面：书脊宽。")
@click.option("--bleed", type=MM, help="用多少出血。默认：文件有多少用多少，至多 5mm。")
@click.option("--edge", type=MM, help="纸四边留空，如打印机印不到的边。")
@click.option("--gripper", type=MM, help="咬口：纸下边留空。")
@click.option("--fit/--no-fit", default=None, help="页面缩小到放得下。")
@click.option("--marks", type=Marks(), help=f"none，或其中几样：{','.join(MARKS)}。")
@click.option("--plan", "told", is_flag=True, help="在标准输出写出拼版方案。")
@click.option(
    "--preview", type=click.Path(path_type=Path, dir_okay=False), help="各面的小样（PNG）。"
)
@click.option("--dry-run", is_flag=True, help="只写出方案，不写文件。")
def impose(
    file: Path, scheme: str, output: Path | None, told: bool, preview: Path | None, dry_run: bool,
    **wishes: Any,
) -> None:  # fmt: skip
    """把 FILE（PDF，或出版物文件夹）的各页拼到印张上。

    Place the pages of FILE, a PDF or a publication's folder, on sheets of paper: saddle stitch,
    perfect binding, several up, step and repeat, cut and stack, leaflets, covers with a spine.
    """
    from ..imposing import choose_scheme, described, impose_file, summed_up
    from ..model.diagnostic import KanyinError, Report
    from .show import echo, tell

    if dry_run and preview is not None:
        raise click.UsageError("--dry-run 不写文件，也不画小样 (--dry-run draws no preview)")
    report = Report()
    wished = {name: wish for name, wish in wishes.items() if wish is not None}
    if output is None and not dry_run:
        stem = file.resolve().name if file.is_dir() else file.stem
        output = Path(f"{stem}-{Path(scheme).stem}.pdf")
    try:
        found = choose_scheme(scheme, wished, report)
        imposed = impose_file(file, found, None if dry_run else output, report, preview)
    except KanyinError as error:
        tell(error.diagnostics)
        echo("没有做完；没有写出的文件，原样未动。Not done; what was not written is as it was.")
        raise SystemExit(error.exit_code) from None
    except KeyboardInterrupt:
        echo("已中断。Interrupted.")
        raise SystemExit(130) from None
    tell(report.diagnostics)
    if told or dry_run:
        for row in described(imposed.plan):
            click.echo(row)
    else:
        for row in summed_up(imposed.plan):
            echo(row)
    if not dry_run:
        kind = (
            "PDF/X-4"
            if imposed.press
            else "未声明 PDF/X，因为原文件不是；付印请用 --for print 的成品"
        )
        echo(f"已写出 written：{output}（{kind}）")
