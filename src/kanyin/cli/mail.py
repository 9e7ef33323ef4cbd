"""kanyin mail: a PDF, or a publication's screen edition, by mail."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from .build import Size
from .progress import Progress

if TYPE_CHECKING:
    from ..model.diagnostic import Report
    from ..model.mail import Order, Outcome

FILE = click.Path(path_type=Path, dir_okay=False)


@click.command()
@click.argument("source", metavar="FILE", type=click.Path(path_type=Path, exists=True))
@click.option("--to", multiple=True, metavar="ADDRESS", help="收件人，可写多次：'张三 <a@b.cn>'。")
@click.option("--cc", multiple=True, metavar="ADDRESS", help="抄送，可写多次。")
@click.option("--list", "list_", type=FILE, metavar="CSV",
              help="收件人名单：每行一封，{列名} 填入主题与正文。")  # fmt: skip
@click.option("--subject", help="主题。默认：PDF 的标题。")
@click.option("--body", type=FILE, help="正文，纯文本文件。默认：标题、页数、大小。")
@click.option("--from", "sender", default="", metavar="ADDRESS", help="发件人，代替帐户里的。")
@click.option("--reply-to", default="", metavar="ADDRESS", help="回信地址。")
@click.option("--name", default="", help="附件的文件名。默认：PDF 的文件名，或出版物的标题。")
@click.option("--eml", type=click.Path(path_type=Path), metavar="OUT",
              help="草稿 .eml；有 --list 时是文件夹，每封一个。")  # fmt: skip
@click.option("--send", is_flag=True, help="经帐户的服务器寄出。不写则只写草稿。")
@click.option("--dry-run", is_flag=True, help="只查：列出寄给谁、多大、什么主题；不连服务器。")
@click.option("--account", type=FILE, help="帐户文件（TOML）。默认：配置文件夹里的 mail.toml。")
@click.option("--max-size", "limit", type=Size(), default="10MB", show_default=True,
              help="整封邮件的上限；出版物的图片会降到放得下。")  # fmt: skip
@click.option("--per-minute", type=click.IntRange(1, 6000), default=None, metavar="N",
              help="每分钟至多寄 N 封。")  # fmt: skip
@click.option("--journal", type=FILE, help="寄出记录。默认：名单旁的 CSV.journal。")
@click.option("--again", multiple=True, type=click.Choice(["doubt", "refused"]),
              help="再寄：上次不知寄到没有的（doubt）、被拒的（refused）。")  # fmt: skip
@click.option("--afresh", is_flag=True, help="记录里另有一批时，开始新的一批。")
@click.option("--wait", type=click.FloatRange(0, 3600), default=15.0, show_default=True,
              help="服务器说“稍后再试”时先等几秒；以后每轮加倍，共试五轮。")  # fmt: skip
def mail(source: Path, **wishes: Any) -> None:
    """把 FILE（PDF，或出版物文件夹）做成邮件：写成草稿 .eml，或用 --send 寄出。

    Make a message of FILE, a PDF or a publication, whose screen edition is then built small enough:
    a draft for any mail program, or with --send to those named by --to, or one each to those in
    --list.
    """
    from ..model.diagnostic import KanyinError, Report
    from ..model.mail import Order
    from .show import echo, tell

    _usage(wishes)
    wishes["per_minute"] = wishes["per_minute"] or 0
    order = Order(source, usual=Path(click.get_app_dir("kanyin")) / "mail.toml", **wishes)
    report, progress = Report(), Progress()
    try:
        outcome = _carried_out(order, report, progress)
    except KanyinError as error:
        progress.clear()
        tell(dict.fromkeys((*report.diagnostics, *error.diagnostics)))
        echo("没有寄出，也没有写出。Nothing was sent, nothing written.")
        raise SystemExit(error.exit_code) from None
    except (KeyboardInterrupt, click.Abort):
        progress.clear()
        tell(report.diagnostics)
        echo("已中断；名单再运行一次即接着寄。Interrupted; a list goes on when run again.")
        raise SystemExit(130) from None
    progress.clear()
    tell(report.diagnostics)
    _tell(order, outcome)
    if outcome.interrupted:
        raise SystemExit(130)
    if report.failed:
        raise SystemExit(KanyinError(tuple(report.diagnostics)).exit_code)


def _usage(wishes: dict[str, Any]) -> None:
    """Options that do not go together."""
    list_, to = wishes["list_"], wishes["to"]
    done = wishes["send"] or wishes["dry_run"] or wishes["eml"]
    idle = [
        f"--{key.replace('_', '-')}" for key in ("journal", "per_minute", "again", "afresh")
        if wishes[key] and not list_
    ]  # fmt: skip
    wrong = {
        "--list 与 --to、--cc 不能同用 · --list goes without --to and --cc": (
            list_ and (to or wishes["cc"])
        ),
        "--list 要有 --send、--dry-run 或 --eml 文件夹 · with --list say --send, --dry-run or "
        "--eml FOLDER": list_ and not done,
        "--send 要有 --to 或 --list · --send wants --to or --list": (
            wishes["send"] and not (to or list_)
        ),
        f"{'、'.join(idle)} 只用于 --list · for --list only": idle,
    }
    for said, is_wrong in wrong.items():
        if is_wrong:
            raise click.UsageError(said)


def _carried_out(order: Order, report: Report, progress: Progress) -> Outcome:
    from ..mailing import mail as carry_out

    def ask() -> str:
        progress.clear()
        found: str = click.prompt("邮箱密码（授权码） Password", hide_input=True, err=True)
        return found

    return carry_out(order, report, ask if sys.stdin.isatty() else None, progress)


def _tell(order: Order, outcome: Outcome) -> None:
    """What became of it; on standard output only the list that was asked for."""
    from .show import echo

    if order.dry_run:
        for row in outcome.rows:
            click.echo(row)
        count, done = len(outcome.rows), sum(row.endswith("\tsent") for row in outcome.rows)
        zh = f"，其中 {done} 封早已寄过" if done else ""
        en = f", {done} of them sent before" if done else ""
        echo(f"共 {count} 封{zh}；这次没有寄。{count} message(s){en}; none sent now.")
        return
    for path in outcome.files[:1] if order.list_ else outcome.files:
        more = f" … {len(outcome.files)}" if order.list_ else ""
        echo(f"草稿 draft：{path}{more}")
    if order.send:
        ends = {
            "寄出 sent": len(outcome.sent), "早已寄过 sent before": outcome.before,
            "被拒 refused": len(outcome.refused), "未寄成 for later": len(outcome.later),
            "不知寄到没有 in doubt": len(outcome.doubt),
        }  # fmt: skip
        told = "；".join(f"{word} {count}" for word, count in ends.items() if count)
        echo(
            f"{'已中断 interrupted：' if outcome.interrupted else ''}{told or '没有寄出 none sent'}"
        )
        if outcome.interrupted and order.list_:
            echo("再运行一次即接着寄。Run it again to go on.")
        if outcome.refused and not order.list_ and len(order.to) + len(order.cc) > 1:
            echo("这封信谁也没有寄到。It went to none of them.")
