"""Paths named in content: inside the publication's folder, and nowhere else."""

from difflib import get_close_matches
from pathlib import Path

from ..model.diagnostic import Report, Span


def inside(folder: Path, name: str, span: Span, report: Report) -> Path | None:
    """The file a relative path names, links followed; None, and a report, when it may not be read
    or is not there.
    """
    path = folder / name
    if "\0" in name or "\\" in name or ":" in name or Path(name).is_absolute():
        report.error("R101", span, path=name)
        return None
    try:
        real = path.resolve()
        if not real.is_relative_to(folder.resolve()):
            report.error("R101", span, path=name)
            return None
        if real.is_file():
            return path
    except (OSError, RuntimeError):
        pass
    near = _near(folder, name) if name else ""
    near = near if near != name else ""  # it is there, and is no file
    report.error(
        "R102", span, path=name,
        near_zh=f"是否指“{near}”？" if near else "路径从出版物文件夹算起，区分大小写",
        near_en=f"did you mean {near!r}?" if near else "paths count from the publication's folder",
    )  # fmt: skip
    return None


def _near(folder: Path, name: str) -> str:
    """A file of the folder whose path is much like the one that was asked for."""
    known = {}
    for n, file in enumerate(folder.rglob("*")):
        if n > 5000:
            break
        relative = file.relative_to(folder).as_posix()
        known[relative.lower()] = relative
    found = get_close_matches(name.lower(), known, 1, 0.7)
    return known[found[0]] if found else ""
