"""kanyin print: a PDF or a publication on an office printer."""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from ..model.diagnostic import Report
    from ..model.printer import JobState, Pressed, PrintWish
    from ..printing import Ready

SIDES = ("one-sided", "two-sided", "two-sided-long-edge", "two-sided-short-edge")
MOST_COPIES = 999


class Pages(click.ParamType[tuple[tuple[int, int], ...]]):
    """Pages as people write them: 1-4,7 or 3-; 0 stands for the last page."""

    name = "pages"

    def convert(self, value: Any, param: Any, ctx: Any) -> tuple[tuple[int, int], ...]:
        found = []
        for part in re.split("[,，、]", str(value)):
            match = re.fullmatch(r"(\d{1,6})(-(\d{0,6}))?", part.strip().replace("–", "-"))
            first = int(match[1]) if match else 0
            last = int(match[3] or 0) if match and match[2] else first
            if not first or (last and last < first):
                self.fail(f"{value}：请写成 1-4,7 或 3- · like 1-4,7 or 3-")
            found.append((first, last))
        return tuple(found)


@click.command("print")
@click.argument("file", type=click.Path(path_type=Path, exists=True), required=False)
@click.option(
    "--printer", "-P", default="", help="打印机名，或 ipp://地址/ipp/print。默认：默认打印机。"
)
@click.option("--booklet", is_flag=True, help="小册子：两页并排、双面、对折骑马订。")
@click.option("--copies", type=click.IntRange(1, MOST_COPIES), default=1, help="份数。")
@click.option("--sides", type=click.Choice(SIDES), default=None,
              help="单面或双面；two-sided 按页面方向选翻边。默认：照打印机的默认。")  # fmt: skip
@click.option(
    "--media", default="", metavar="NAME", help="纸：A4、A3、210x297mm 或 IPP 名。默认：按页面选。"
)
@click.option("--pages", type=Pages(), default=None, help="只印这些页：1-4,7 或 3-。")
@click.option("--fit", type=click.Choice(["auto", "none", "page"]), default="auto",
              show_default=True,
              help="auto：有内容印不到时才缩小；none：不缩放；page：撑满可印范围。")  # fmt: skip
@click.option("--part", type=click.Choice(["fronts", "backs"]), default=None,
              help="手动双面时只印正面或背面。")  # fmt: skip
@click.option("--tray-prints", type=click.Choice(["up", "down"]), default="up", show_default=True,
              help="手动双面：纸盒里朝上还是朝下的一面会印上字。")  # fmt: skip
@click.option("--output-face", type=click.Choice(["up", "down"]), default=None,
              help="手动双面：出纸时有字的一面朝上还是朝下。默认：照打印机所说。")  # fmt: skip
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False),
              help="不打印，写成 PDF；未给 --printer 时按任何打印机的纸。")  # fmt: skip
@click.option("--dry-run", is_flag=True, help="只说会怎样印，什么也不发送。")
@click.option("--no-wait", is_flag=True, help="送出就走，不等印完。")
@click.option("--timeout", type=click.IntRange(1, 86_400), default=600, show_default=True,
              metavar="SECONDS", help="多少秒没有进展就不再等。")  # fmt: skip
@click.option("--list", "list_", is_flag=True, help="列出打印机。")
@click.option("--cancel", type=click.IntRange(1, 0x7FFFFFFF), default=None, metavar="JOB",
              help="取消一个作业。")  # fmt: skip
def print_(file: Path | None, **given: Any) -> None:
    """打印 FILE：一个 PDF，或出版物文件夹（印它的屏幕版）。

    Print FILE, a PDF or a publication's folder, on a printer of CUPS or at an IPP address: on paper
    that it has, two-sided or as a booklet, inside the edge that it can print.
    """
    from ..model.diagnostic import KanyinError, Report
    from .show import echo, tell

    if sum((file is not None, given["list_"], given["cancel"] is not None)) != 1:
        raise click.UsageError("FILE、--list、--cancel 须给且只给一个 (one of them)")
    if (given["booklet"] and given["sides"]) or (given["part"] and given["sides"] == "one-sided"):
        raise click.UsageError(
            "--booklet 自定双面；--part 只用于双面 (they choose --sides themselves)"
        )
    report, talk = Report(), _Talk(given["printer"], given["part"] is not None)
    try:
        if file is not None:
            _print(file, given, talk, report)
        elif given["list_"]:
            _list(given["printer"], report)
        else:
            _cancel(given["printer"], given["cancel"], report)
    except KanyinError as error:
        tell(error.diagnostics[talk.told :])
        if talk.backs_left:
            echo(BACKS)
        raise SystemExit(error.exit_code) from None
    except (KeyboardInterrupt, click.Abort):
        echo(talk.left())
        raise SystemExit(130) from None


def _print(file: Path, given: dict[str, Any], talk: _Talk, report: Report) -> None:
    from ..printing import ready, save, send
    from .printsaid import described
    from .show import echo, tell

    output, part = given["output"], given["part"]
    wish = _wish(given)
    made = ready(file, wish, report, anywhere=output is not None)
    for line in described(made):
        click.echo(line, err=not given["dry_run"])
    tell(report.diagnostics)
    talk.told = len(report.diagnostics)
    if given["dry_run"]:
        return
    if output is not None:
        for path in save(made, file, output, report):
            echo(f"已写出 written: {path}")
        return
    if made.printout.manual and not part and not sys.stdin.isatty():
        report.error("D117")
        report.stop_on_errors()
    send(made, wish, talk, report, wait=not given["no_wait"])


def _wish(given: dict[str, Any]) -> PrintWish:
    from ..model.printer import PrintWish

    face = given["output_face"]
    return PrintWish(
        given["printer"], given["media"], given["sides"] or "", given["booklet"], given["copies"],
        given["pages"] or (), given["fit"], given["part"] or "", given["tray_prints"] == "up",
        None if face is None else face == "up", given["timeout"],
    )  # fmt: skip


def _list(name: str, report: Report) -> None:
    from ..printing import printers
    from .printsaid import table

    for row in table(printers(name, report)):
        click.echo(row)


def _cancel(name: str, job: int, report: Report) -> None:
    from ..printing import cancel
    from .show import echo

    printer = cancel(name, job, report)
    echo(f"{printer.name}：作业 {job} 已取消。job {job} was canceled.")


BACKS = (
    "背面没有印；放好纸后可用同样的选项加 --part backs 接着印。\n"
    "The backs are not printed: print them with the same options and --part backs."
)


class _Talk:
    """Tells a person on standard error, and asks when the stack has to be turned."""

    def __init__(self, printer: str, alone: bool) -> None:
        """``alone``: only one part of the job was asked for."""
        self._printer, self._alone, self._job, self._said = printer, alone, 0, ""
        self.backs_left = False  # fronts are sent, and their backs are not
        self.told = 0  # diagnostics that have been shown already

    def sent(self, pressed: Pressed, job: int) -> None:
        from .printsaid import PARTS
        from .show import echo

        self._job, self.backs_left = job, pressed.part == "fronts" and not self._alone
        zh, en = PARTS[pressed.part]
        echo(
            f"作业 {job} 已送出：{zh}，{pressed.sides} 面。"
            f"job {job} sent: {en}, {pressed.sides} side(s)."
        )

    def moved(self, state: JobState) -> None:
        from .printsaid import state_said
        from .show import echo

        line = state_said(self._job, state)
        if line != self._said:
            echo(line)
        self._said = line
        if state.over:
            self._job = 0

    def turn(self, ready: Ready) -> None:
        from .printsaid import refill
        from .show import echo

        for line in refill(ready.printout):
            echo(line)
        click.prompt("放好后按回车，Ctrl-C 不印背面 · press Enter", default="", show_default=False,
                     prompt_suffix=" ", err=True)  # fmt: skip

    def left(self) -> str:
        """What an interruption leaves behind."""
        backs = f"\n{BACKS}" if self.backs_left else ""
        if not self._job:
            return f"已中断。Interrupted.{backs}"
        where = f" --printer {self._printer}" if self._printer else ""
        return (
            f"不再等；作业 {self._job} 还会印。要取消：kanyin print --cancel {self._job}{where}\n"
            f"No longer waiting; job {self._job} will still be printed; the command above cancels "
            f"it.{backs}"
        )
