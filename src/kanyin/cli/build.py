"""kanyin build: a publication to a PDF."""

from __future__ import annotations

import gc
import sys
import time
from pathlib import Path

import click

SLOW = 0.7  # seconds before progress is worth showing


@click.command()
@click.argument("publication", type=click.Path(path_type=Path, exists=True))
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False),
              help="要写的 PDF。默认：出版物文件夹名.pdf")  # fmt: skip
@click.option("--layout", default="", help="版式名，代替出版物自己写的版式。")
def build(publication: Path, output: Path | None, layout: str) -> None:
    """排印 PUBLICATION（一个文件夹，内有 publication.yaml）。

    Typeset PUBLICATION, a folder with a publication.yaml, into a PDF.
    """
    progress = _Progress()
    gc.disable()  # a build makes next to no circles, and looking for them takes a fifth of its time
    try:
        _build(publication, output, layout, progress)
    except KeyboardInterrupt:
        progress.clear()
        click.echo("已中断，未写出文件。Interrupted, nothing written.", err=True)
        raise SystemExit(130) from None


def _build(publication: Path, output: Path | None, layout: str, progress: _Progress) -> None:
    from ..job import Job, layout_files, locate
    from ..job import build as build_job
    from ..model.diagnostic import KanyinError
    from .show import echo, tell

    folder, _ = locate(publication)
    if output is None:
        output = Path(f"{folder.resolve().name}.pdf")
    job = Job(publication, output, layout)
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


class _Progress:
    """One line on a terminal, for work that takes a while; nothing anywhere else."""

    def __init__(self) -> None:
        self._begun = time.monotonic()
        self._shown = False
        self._terminal = sys.stderr.isatty()

    def __call__(self, stage: str, count: int) -> None:
        if self._terminal and time.monotonic() - self._begun > SLOW:
            word = {"pages": "排版", "paint": "写出"}.get(stage, stage)
            click.echo(f"\r{word} {count} 页 ", nl=False, err=True)
            self._shown = True

    def clear(self) -> None:
        if self._shown:
            click.echo("\r\x1b[K", nl=False, err=True)
