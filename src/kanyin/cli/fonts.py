"""kanyin fonts: the faces there are, what they cover, and whether they can be used."""

from __future__ import annotations

import hashlib
from pathlib import Path

import click


@click.command()
@click.argument("publication", type=click.Path(path_type=Path, exists=True), required=False)
def fonts(publication: Path | None) -> None:
    """列出字体：角色、文件、字符数、许可、状态；给出 PUBLICATION 时也列出它自带的。

    List the faces, and those of PUBLICATION when it is given.
    """
    from ..model.diagnostic import KanyinError, Report
    from ..stock import faces_of
    from .show import tell

    report = Report()
    for entry, face in faces_of(publication, report):
        state = "不可用 unusable"
        if face is not None:
            state = f"{len(face.coverage())} 字符"
            whole = hashlib.sha256(entry.path.read_bytes()).hexdigest()
            if entry.sha256 and whole != entry.sha256:
                state += "，与 sha256 不符 (changed since it was listed)"
        after = " → " + "、".join(entry.fallback) if entry.fallback else ""
        licence = entry.licence or "–"
        click.echo(f"{entry.role}{after}\t{entry.path.name}\t{state}\t{licence}")
    tell(report.diagnostics)
    if report.failed:
        raise SystemExit(KanyinError(tuple(report.diagnostics)).exit_code)
