"""kanyin build: a publication to a PDF."""

from __future__ import annotations

import gc
import os
import re
import sys
from pathlib import Path
from typing import Any

import click

from .progress import Progress

UNITS = {"": 1, "K": 1_000, "M": 1_000_000}


class Size(click.ParamType[int]):
    """A file size as people write it: 10MB, 900KB, 1.5M, or a number of bytes."""

    name = "size"

    def convert(self, value: Any, param: Any, ctx: Any) -> int:
        match = re.fullmatch(
            r"(\d{1,12}(?:\.\d{1,6})?)\s*(?:([KM])I?B?|B)?", str(value).strip().upper()
        )
        size = int(float(match[1]) * UNITS[match[2] or ""]) if match else 0
        return size or self.fail(f"{value}：请写成 10MB、900KB 这样 · like 10MB or 900KB")


@click.command()
@click.argument("publication", type=click.Path(path_type=Path, exists=True))
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False),
              help="要写的 PDF。默认：出版物文件夹名.pdf")  # fmt: skip
@click.option("--layout", default="", help="版式名，代替出版物自己写的版式。")
@click.option("--for", "variant", default="screen", metavar="[screen|print]",
              help="screen：屏幕与邮件（默认）；print：付印。")  # fmt: skip
@click.option("--profile", type=click.Path(path_type=Path, dir_okay=False, exists=True),
              help="印厂的 CMYK 特性文件（.icc）。默认：FOGRA39。")  # fmt: skip
@click.option("--keep-rgb", is_flag=True, help="付印时图片保留 RGB，附 sRGB 特性。")
@click.option("--resolution", type=click.IntRange(36, 2400), default=None,
              help="图片高出此分辨率（dpi）一半以上时降到它。")  # fmt: skip
@click.option("--max-size", type=Size(), default=None,
              help="文件上限，如 10MB：逐级降低图片质量，直到放得下。")  # fmt: skip
@click.option("--password", "locked", is_flag=True,
              help="加密码（AES-256）：取自 KANYIN_PASSWORD，没有则在提示后输入。")  # fmt: skip
def build(publication: Path, output: Path | None, **wishes: Any) -> None:
    """排印 PUBLICATION（一个文件夹，内有 publication.yaml）。

    Typeset PUBLICATION, a folder with a publication.yaml, into a PDF.
    """
    wishes["password"] = _password() if wishes.pop("locked") else None
    progress = Progress()
    gc.disable()  # a build makes next to no circles, and looking for them takes a fifth of its time
    try:
        _build(publication, output, wishes, progress)
    except KeyboardInterrupt:
        progress.clear()
        click.echo("已中断，未写出文件。Interrupted, nothing written.", err=True)
        raise SystemExit(130) from None


def _password() -> str:
    """Never an argument: those can be seen."""
    given = os.environ.get("KANYIN_PASSWORD")
    if given is not None:
        return given
    found: str = click.prompt("密码 Password", hide_input=True, confirmation_prompt=True)
    return found


def _build(
    publication: Path, output: Path | None, wishes: dict[str, Any], progress: Progress
) -> None:
    from ..finish import VARIANTS
    from ..job import build as build_job
    from ..model.diagnostic import KanyinError
    from ..model.job import Job
    from ..stock import layout_files, locate
    from .show import echo, tell

    folder, _ = locate(publication)
    layout, variant = wishes["layout"], wishes["variant"]
    if variant not in VARIANTS:
        raise click.BadParameter(f"{variant}；可用：{'、'.join(VARIANTS)}", param_hint="--for")
    if output is None:
        which = "" if variant == next(iter(VARIANTS)) else f"-{variant}"
        output = Path(f"{folder.resolve().name}{which}.pdf")
    job = Job(
        publication, output, **{key: wish for key, wish in wishes.items() if wish is not None}
    )
    if layout and layout not in (known := layout_files(job, folder)):
        raise click.BadParameter(f"{layout}；可用：{'、'.join(known)}", param_hint="--layout")
    try:
        proof = build_job(job, progress)
    except KanyinError as error:
        progress.clear()
        tell(error.diagnostics)
        count = sum(d.severity.value == "error" for d in error.diagnostics)
        echo(f"{count} 处错误，未写出文件；原有文件未动。{count} error(s), nothing written.")
        raise SystemExit(error.exit_code) from None
    progress.clear()
    tell(proof.diagnostics)
    if sys.stderr.isatty():
        echo(f"{output}：{len(proof.book.pages)} 页，{len(proof.output):,} 字节")
