"""kanyin explain: why each line of a publication is as it is; what is wrong with those of a PDF."""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from ..model.explanation import LineExplanation
    from ..model.verdict import Judgement, LineVerdict

WHY = {
    "first": "避头 may not begin a line",
    "last": "避尾 may not end one",
    "unit": "不可分 is one unit",
    "price": "不宜分 better kept together",
}
FAULT = {
    "hyphen": "西文断词 a word is divided",
    "unsure": "不知是否词间 perhaps inside a word",
    "rescue": "破避头尾 a run of marks is divided",
    "divided": "拆开 a unit wider than the measure is divided",
}
VISIBLE = 0.05  # em: an opening that a reader may notice
FAULTY = 1  # exit code when a line breaks a rule


@click.command()
@click.argument("publication", type=click.Path(path_type=Path, exists=True), required=False)
@click.option("--pdf", type=click.Path(path_type=Path, exists=True, dir_okay=False),
              help="要检查的 PDF，不论由什么软件排成。")  # fmt: skip
@click.option("--measure", type=click.FloatRange(min=1), metavar="EM",
              help="正文行长，以字为单位。默认：从各行看出。")  # fmt: skip
@click.option("--page", type=click.IntRange(min=1), metavar="N", help="只看第 N 页。")
@click.option("--layout", default="", help="版式名，代替出版物自己写的版式。")
@click.option("--all", "every", is_flag=True, help="列出每一行，没有问题的也列。")
@click.option("--json", "as_json", is_flag=True, help="写出 JSON，每一行都在内。")
def explain(
    publication: Path | None, pdf: Path | None, measure: float | None, page: int | None,
    layout: str, every: bool, as_json: bool,
) -> None:  # fmt: skip
    """说明 PUBLICATION 每一行为何如此：差多少、动了哪几级、各多少、哪些避头尾起了作用。

    给出 --pdf 时，检查任何 PDF 里中文各行：避头尾、字距、齐行、孤字、标点宽度（clreq）。

    Explain every line of PUBLICATION; or, with --pdf, judge the Chinese lines of any PDF by the
    positions of its glyphs.  Exit code 0 when no rule is broken, 1 when one is.
    """
    if (publication is None) == (pdf is None):
        raise click.UsageError("PUBLICATION 与 --pdf 须给且只给一个 (one of them, not both)")
    if pdf is not None and layout:
        raise click.UsageError(
            "--layout 用于 PUBLICATION，不用于 --pdf (--layout is for PUBLICATION)"
        )
    if publication is not None and measure is not None:
        raise click.UsageError("--measure 只用于 --pdf (--measure is for --pdf)")
    if pdf is not None:
        _explain_pdf(pdf, measure, page, every=every, as_json=as_json)
    elif publication is not None:
        _explain_own(publication, layout, page, every=every, as_json=as_json)


def _explain_own(
    publication: Path, layout: str, page: int | None, *, every: bool, as_json: bool
) -> None:
    from ..job import explain as explain_job
    from ..model.diagnostic import KanyinError
    from ..model.job import Job
    from .show import tell

    try:
        lines, diagnostics = explain_job(Job(publication, layout=layout), page)
    except KanyinError as error:
        tell(error.diagnostics)
        raise SystemExit(error.exit_code) from None
    if as_json:
        data = [_own(line) for line in lines]
        click.echo(json.dumps({"lines": data}, ensure_ascii=False, indent=1))
    else:
        for line in lines:
            if every or page is not None or _is_worked(line):
                click.echo(_sentence(line))
        for row in _own_totals(lines):
            click.echo(row)
    tell(diagnostics)


def _is_worked(line: LineExplanation) -> bool:
    return bool(line.fault or line.hung or line.opened > VISIBLE)


def _sentence(line: LineExplanation) -> str:
    """One line in words: its need, what met it, and what stood in the way of another end."""
    parts = [f"p{line.page}  {line.text}  │ {line.need:+.3f}em / {line.measure:g}em"]
    if line.align == "justify" and not line.last:
        parts += [f"{use.level} {use.used:+.3f}em / {use.room:.3f} × {use.places}"
                  for use in line.uses]  # fmt: skip
        if line.opened:
            parts.append(f"全行字距 all {line.opened:+.4f}em")
    elif line.uses:
        parts += [f"{use.level} {use.used:+.3f}em" for use in line.uses]
    parts += [f"{WHY[ban.why]} {ban.text}" for ban in line.bans]
    if line.hung:
        parts.append(f"悬挂 hangs {line.hung:.2f}em")
    if line.fault:
        parts.append(FAULT[line.fault])
    return "  ".join(parts)


def _own_totals(lines: Sequence[LineExplanation]) -> Iterator[str]:
    full = [line for line in lines if line.align == "justify" and not line.last]
    opened = [line.opened for line in full]
    yield f"行 lines {len(lines)}；齐行 justified {len(full)}"
    yield (
        f"不需调整 nothing to adjust {sum(abs(line.need) < 0.0005 for line in full)}；"
        f"挤进 drawn in {sum(line.need <= -0.0005 for line in full)}；"
        f"拉开 opened {sum(line.need >= 0.0005 for line in full)}"
    )
    yield (
        "全行字距 all characters opened >0.05em "
        f"{sum(each > 0.05 for each in opened)}，>0.10em {sum(each > 0.10 for each in opened)}，"
        f">0.25em {sum(each > 0.25 for each in opened)}；最大 widest {max(opened, default=0):.3f}em"
    )
    for fault, said in FAULT.items():
        count = sum(line.fault == fault for line in lines)
        if count:
            yield f"{said} {count}"


def _own(line: LineExplanation) -> dict[str, object]:
    uses = [use._asdict() for use in line.uses]
    return {**line._asdict(), "uses": uses, "bans": [ban._asdict() for ban in line.bans]}


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
