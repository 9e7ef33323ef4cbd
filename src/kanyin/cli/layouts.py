"""kanyin layouts: the layouts there are."""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("publication", type=click.Path(path_type=Path, exists=True), required=False)
def layouts(publication: Path | None) -> None:
    """列出可用的版式；给出 PUBLICATION 时也列出它自带的。

    List the layouts, and those of PUBLICATION when it is given.
    """
    from ..model.diagnostic import KanyinError, Report
    from ..stock import layouts_of
    from .show import tell

    report = Report()
    for layout in layouts_of(publication, report):
        trim = "×".join(f"{round(side * 25.4 / 72000)}" for side in layout.trim)
        click.echo(f"{layout.name}\t{trim} mm\t{layout.title}\t{'、'.join(layout.parts)}")
    tell(report.diagnostics)
    if report.failed:
        raise SystemExit(KanyinError(tuple(report.diagnostics)).exit_code)
