"""States of jobs and printers in words (RFC 8011, 5.3.8 and 5.4.12; PWG 5100.9)."""

JOB_WORDS = {
    "pending": ("等候", "waiting"),
    "held": ("暂缓", "held"),
    "processing": ("正在打印", "printing"),
    "stopped": ("停住", "stopped"),
    "canceled": ("已取消", "canceled"),
    "aborted": ("中止", "aborted"),
    "completed": ("打印完成", "completed"),
}
PRINTER_WORDS = {
    "idle": ("空闲", "idle"), "processing": ("打印中", "printing"), "stopped": ("停住", "stopped"),
}  # fmt: skip
REASONS = {
    "media-empty": ("缺纸", "out of paper"),
    "media-needed": ("要装所选的纸", "load the paper that was chosen"),
    "media-low": ("纸将用完", "paper is low"),
    "media-jam": ("卡纸", "paper jam"),
    "toner-empty": ("墨粉用完", "out of toner"),
    "toner-low": ("墨粉将尽", "toner is low"),
    "marker-supply-empty": ("墨用完", "out of ink"),
    "marker-supply-low": ("墨将尽", "ink is low"),
    "marker-waste-full": ("废粉盒已满", "the waste box is full"),
    "door-open": ("门开着", "a door is open"),
    "cover-open": ("盖子开着", "a cover is open"),
    "interlock-open": ("盖子开着", "a cover is open"),
    "input-tray-missing": ("纸盒没有装上", "a tray is missing"),
    "output-area-full": ("出纸口已满", "the output tray is full"),
    "output-tray-missing": ("出纸盘没有装上", "the output tray is missing"),
    "offline": ("不在线", "offline"),
    "connecting-to-device": ("正在连接打印机", "connecting to the printer"),
    "timed-out": ("打印机没有应答", "the printer does not answer"),
    "shutdown": ("已关机", "shut down"),
    "stopped-partly": ("部分停住", "partly stopped"),
    "spool-area-full": ("存储已满", "the spool area is full"),
    "fuser-over-temp": ("定影过热", "the fuser is too hot"),
    "fuser-under-temp": ("定影预热", "the fuser is warming up"),
    "paused": ("已暂停", "paused"),
    "moving-to-paused": ("正在暂停", "pausing"),
    "hold-new-jobs": ("新作业先留着", "new jobs are held"),
    "cups-waiting-for-job-completed": ("数据已送到，等打印机印完", "sent; the printer is at work"),
    "printer-stopped": ("打印机停着", "the printer is stopped"),
    "printer-stopped-partly": ("打印机部分停住", "the printer is partly stopped"),
    "job-incoming": ("正在接收", "being received"),
    "job-queued": ("排着队", "in the queue"),
    "job-printing": ("正在印", "printing"),
    "job-spooling": ("正在接收", "being received"),
    "job-interpreting": ("正在读文件", "reading the file"),
    "job-transforming": ("正在转换", "converting"),
    "job-outgoing": ("正在送出", "being sent on"),
    "job-hold-until-specified": ("定时再印", "held until later"),
    "job-canceled-by-user": ("被人取消", "canceled by a person"),
    "job-canceled-by-operator": ("被管理员取消", "canceled by an operator"),
    "job-canceled-at-device": ("在打印机上被取消", "canceled at the printer"),
    "job-completed-successfully": ("无误", "without errors"),
    "job-completed-with-warnings": ("有警告", "with warnings"),
    "job-completed-with-errors": ("有错误", "with errors"),
    "aborted-by-system": ("打印系统中止了它", "the system aborted it"),
    "document-format-error": ("文件读不出", "the file cannot be read"),
    "document-password-error": ("文件有密码", "the file has a password"),
    "unsupported-document-format": ("不收这种文件", "it does not take such files"),
    "unsupported-attributes-or-values": ("所要的纸或双面没有", "it has no such media or sides"),
    "processing-to-stop-point": ("正在停下", "coming to a stop"),
    "queued-in-device": ("已在打印机里排队", "queued in the printer"),
    "resources-are-not-ready": ("要用的纸还没装", "what it needs is not loaded"),
    "account-authorization-failed": ("账号不许打印", "the account may not print"),
    "other": ("打印机没有说明", "the printer does not say why"),
}

# With these no job is printed before someone comes.
WAITING = (
    "media-empty", "media-needed", "media-jam", "toner-empty", "marker-supply-empty",
    "marker-waste-full", "door-open", "cover-open", "interlock-open", "input-tray-missing",
    "output-area-full", "output-tray-missing", "offline", "paused", "shutdown", "hold-new-jobs",
)  # fmt: skip


def needs_someone(reason: str) -> bool:
    """Whether a reason keeps jobs waiting (RFC 8011, 5.4.12: how grave it is stands at its end)."""
    return reason.removesuffix("-error") in WAITING


def said(table: dict[str, tuple[str, str]], keyword: str) -> tuple[str, str]:
    """A keyword in Chinese and English; one that is not known stays as it is.  How grave a
    reason is stands at its end (RFC 8011, 5.4.12) and is left to the state to say."""
    plain = keyword
    for grave in ("-error", "-warning", "-report"):
        if plain not in table:
            plain = plain.removesuffix(grave)
    return table.get(plain) or (keyword, keyword)


def reasons_said(reasons: tuple[str, ...]) -> tuple[str, str]:
    """Reasons in a row, each once."""
    found = list(dict.fromkeys(said(REASONS, reason) for reason in reasons))
    return "、".join(zh for zh, _ in found), ", ".join(en for _, en in found)
