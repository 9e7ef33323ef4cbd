"""kanyin check: what should be mended in a publication's content."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("publication", type=click.Path(path_type=Path, exists=True))
@click.option(
    "--copy", "copy_", is_flag=True, help="查标点：半角、直引号、省略号、破折号、全角数字。"
)
@click.option("--fix", is_flag=True, help="改好，注释与格式不动。")
def check(publication: Path, copy_: bool, fix: bool) -> None:
    """检查 PUBLICATION 的文字。

    Check the words of PUBLICATION: marks beside Han that a keyboard or a web page left
    half-width, straight quotes, dots and hyphens for ellipses and dashes.  Exits with 1 where
    something is left.
    """
    from ..model.diagnostic import Report
    from ..proofread import check_copy
    from .show import echo, tell

    if not (copy_ or fix):
        raise click.UsageError("请说明检查什么：--copy · say what to check: --copy")
    report = Report()
    mended, left = check_copy(publication, fix, report)
    tell(report.diagnostics)
    if fix:
        echo(f"改好 {mended} 处，剩 {left} 处。{mended} mended, {left} left.")
    else:
        echo(f"{left} 处可改。{left} to mend.")
    if report.failed or left:
        raise SystemExit(1)
