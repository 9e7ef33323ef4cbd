"""kanyin import: an article, a Word file or a folder of them to a publication."""

from __future__ import annotations

from pathlib import Path

import click


@click.command("import")
@click.argument("sources", type=click.Path(path_type=Path, exists=True), nargs=-1, required=True)
@click.option("-o", "--output", type=click.Path(path_type=Path, file_okay=True),
              help="出版物文件夹，要还没有。默认：第一个稿件的文件名。")  # fmt: skip
@click.option("--layout", default="newsletter-a4", show_default=True, help="版式名。")
@click.option("--fetch-pictures", is_flag=True,
              help="到网上取没有存下来的图片：只取公网 https，有大小与时间的限度。")  # fmt: skip
def take(sources: tuple[Path, ...], output: Path | None, layout: str, fetch_pictures: bool) -> None:
    """把 SOURCES（网页、Word、Markdown、纯文本，或放着它们的文件夹）收成出版物。

    Take saved web pages, Word files, Markdown or plain text in: content files that can be edited
    and built at once, and import-report.md: what was dropped, guessed and changed.
    """
    from ..intake.fetch import fetch
    from ..model.diagnostic import KanyinError, Report
    from ..model.job import Job
    from ..stock import layout_files
    from ..takein import ACCOUNT, take_in
    from .show import echo, tell

    known = layout_files(Job(Path()), Path())
    if layout not in known:
        raise click.BadParameter(f"{layout}；可用：{'、'.join(known)}", param_hint="--layout")
    folder = output or Path(sources[0].resolve().stem)
    report = Report()
    taken = take_in(sources, folder, layout, fetch if fetch_pictures else None, report)
    tell(report.diagnostics)
    if taken is None:
        echo("没有写出任何文件。Nothing was written.")
        raise SystemExit(KanyinError(tuple(report.diagnostics)).exit_code)
    account = taken.account
    echo(
        f"{folder}：{len(taken.articles)} 篇，{taken.pictures} 张图；舍去 {len(account.dropped)}，"
        f"猜定 {len(account.guessed)}，改动 {len(account.changed)} 处，见 {folder / ACCOUNT}"
    )
