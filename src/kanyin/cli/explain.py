"""kanyin explain: the lines of a PDF, and the rules of Chinese typesetting that they break."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ..model.verdict import Judgement, LineVerdict

VISIBLE = 0.05  # em: an opening that a reader may notice
FAULTY = 1  # exit code when a line breaks a rule


@click.command()
@click.argument("publication", type=click.Path(path_type=Path, exists=True), required=False)
@click.option("--pdf", type=click.Path(path_type=Path, exists=True, dir_okay=False),
              help="要检查的 PDF，不论由什么软件排成。")  # fmt: skip
@click.option("--measure", type=click.FloatRange(min=1), metavar="EM",
              help="正文行长，以字为单位。默认：从各行看出。")  # fmt: skip
@click.option("--page", type=click.IntRange(min=1), metavar="N", help="只看第 N 页。")
@click.option("--all", "every", is_flag=True, help="列出每一行，没有问题的也列。")
@click.option("--json", "as_json", is_flag=True, help="写出 JSON，每一行都在内。")
def explain(
    publication: Path | None, pdf: Path | None, measure: float | None, page: int | None,
    every: bool, as_json: bool,
) -> None:  # fmt: skip
    """检查 PDF 里中文各行：避头尾、字距、齐行、孤字、标点宽度（clreq）。

    Judge the Chinese lines of any PDF by the positions of its glyphs.  Exit code 0 when no rule is
    broken, 1 when one is.
    """
    if publication is not None and pdf is not None:
        raise click.UsageError("PUBLICATION 与 --pdf 只能给一个 (one of them, not both)")
    if pdf is None:
        raise click.UsageError("目前需要 --pdf FILE (--pdf is needed for now)")
    _explain_pdf(pdf, measure, page, every=every, as_json=as_json)


def _explain_pdf(
    pdf: Path, measure: float | None, page: int | None, *, every: bool, as_json: bool
) -> None:
    from ..job import judge_pdf
    from ..model.diagnostic import KanyinError, Report
    from .show import tell

    report = Report()
    try:
        judgement = judge_pdf(pdf, measure, page, report)
    except KanyinError as error:
        tell(error.diagnostics)
        raise SystemExit(error.exit_code) from None
    if as_json:
        click.echo(json.dumps(_data(pdf, judgement), ensure_ascii=False, indent=1))
    else:
        for row in (*_rows(judgement, every=every), *_totals(judgement)):
            click.echo(row)
    tell(report.diagnostics)
    if any(line.faults for line in judgement.verdicts):
        raise SystemExit(FAULTY)


def _rows(judgement: Judgement, *, every: bool) -> Iterator[str]:
    """One row for each line with a fault or a visible opening, or for every line."""
    for line in judgement.verdicts:
        if every or line.faults or line.opened > VISIBLE:
            faults = "；".join(
                f"{fault.code}@{fault.at} {zh} ({en})"
                for fault in line.faults
                for zh, en in (fault.say(),)
            )
            yield f"p{line.page} {line.x:.1f},{line.y:.1f}  {line.opened:+.3f}em  {line.text}" + (
                f"  {faults}" if faults else ""
            )


def _totals(judgement: Judgement) -> Iterator[str]:
    found = judgement.summary
    yield (
        f"段落 paragraphs {found.paragraphs}；行 lines {found.lines}；"
        f"应齐行 justified {found.justified}"
    )
    yield (
        f"字距拉开 opened >0.05em {found.opened_005}，>0.10em {found.opened_010}，"
        f">0.25em {found.opened_025}；最大 widest {found.widest:.3f}em"
    )
    yield (
        f"行首 starts {found.starts}；行末 ends {found.ends}；拆开 splits {found.splits}；"
        f"不匀 uneven {found.uneven}；未齐行 not flush {found.not_flush}；孤字 lone {found.lone}；"
        f"叹问号 exclaims {found.exclaims}；标点连用 pairs {found.pairs}；"
        f"行末全角 wide ends {found.wide_ends}"
    )
    if judgement.turned or judgement.hidden or judgement.unknown:
        yield (
            f"未检查 not judged：转向或竖排 turned {judgement.turned}；"
            f"隐形 hidden {judgement.hidden}；不知何字 unknown {judgement.unknown}"
        )


def _data(pdf: Path, judgement: Judgement) -> dict[str, object]:
    return {
        "file": str(pdf),
        "summary": judgement.summary._asdict(),
        "turned": judgement.turned,
        "hidden": judgement.hidden,
        "unknown": judgement.unknown,
        "lines": [_line(line) for line in judgement.verdicts],
    }


def _line(line: LineVerdict) -> dict[str, object]:
    faults = [
        {**fault._asdict(), "zh": zh, "en": en}
        for fault in line.faults
        for zh, en in (fault.say(),)
    ]
    return {**line._asdict(), "faults": faults}
