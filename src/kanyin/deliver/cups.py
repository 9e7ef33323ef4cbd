"""What is asked of CUPS and of printers: the operations of IPP that printing needs."""

from __future__ import annotations

import getpass
from collections.abc import Iterable

from ..model.printer import ONE_SIDED, Printout
from .door import Door, PrintError, ask
from .ipp import (
    BOOLEAN,
    CHARSET,
    INTEGER,
    JOB,
    KEYWORD,
    LANGUAGE,
    MIME,
    NAME,
    OPERATION,
    PRINTER,
    UNSUPPORTED,
    URI,
    Attributes,
    Message,
    Value,
)

# RFC 8011, 5.4.15; the last two are CUPS's own.
PRINT_JOB, VALIDATE_JOB, CANCEL_JOB, GET_JOB, GET_PRINTER = 0x02, 0x04, 0x08, 0x09, 0x0B
CUPS_GET_DEFAULT, CUPS_GET_PRINTERS = 0x4001, 0x4002
VERSION = (1, 1)  # which every printer takes, whatever it can do besides
NOT_FOUND, NOT_POSSIBLE = 0x0406, 0x0404
FAILED = 0x0100  # statuses below are successful
LONGEST_NAME = 255  # bytes of a name (RFC 8011, 5.1.3)
WANTED = (
    "printer-name", "printer-info", "printer-location", "printer-make-and-model", "printer-state",
    "printer-state-reasons", "printer-is-accepting-jobs", "printer-uri-supported",
    "media-supported", "media-default", "media-ready", "media-col-database",
    "media-left-margin-supported", "media-right-margin-supported",
    "media-top-margin-supported", "media-bottom-margin-supported", "sides-supported",
    "sides-default", "document-format-supported", "copies-supported", "color-supported",
    "output-bin-default",
)  # fmt: skip
NEEDED = ("media", "sides", "copies")  # without these a job is another
JOB_WANTED = (
    "job-state", "job-state-reasons", "job-state-message", "job-media-sheets-completed",
    "job-printer-state-message", "job-printer-state-reasons",
)  # fmt: skip
# RFC 8011, appendix B.1.4 and on: what a refusal means.
REFUSALS = {
    0x0400: ("请求有误", "a bad request"),
    0x0401: ("不许", "forbidden"),
    0x0402: ("要登录", "log in first"),
    0x0403: ("没有权限", "not authorized"),
    0x0404: ("现在做不到", "not possible now"),
    0x0405: ("等得太久", "it waited too long"),
    0x0406: ("没有这台打印机或这个作业", "there is no such printer or job"),
    0x0408: ("文件太大", "the file is too large"),
    0x040A: ("不收这种文件", "it does not take such files"),
    0x040B: ("不支持所要的纸、双面或份数", "it has no such media, sides or copies"),
    0x0500: ("内部出错", "it failed inside"),
    0x0501: ("没有这项功能", "it cannot do that"),
    0x0502: ("暂时不服务", "out of service"),
    0x0505: ("一时出错", "a passing error"),
    0x0506: ("不收作业", "it accepts no jobs"),
    0x0507: ("忙", "it is busy"),
    0x0508: ("作业被取消", "the job was canceled"),
}


def wishes(printout: Printout) -> Attributes:
    """A job's wishes (RFC 8011, 5.2).  What is sent is made for the sheet as it is, so that nobody
    is to scale it again."""
    sides = ONE_SIDED if printout.manual else printout.sides
    found: Attributes = {
        "media": word(KEYWORD, printout.paper.name),
        "sides": word(KEYWORD, sides),
        "print-scaling": word(KEYWORD, "none"),
    }
    if printout.copies > 1:
        found["copies"] = (Value(INTEGER, printout.copies),)
        collated = "separate-documents-collated-copies"
        found["multiple-document-handling"] = word(KEYWORD, collated)
    return found


def word(tag: int, *texts: str) -> tuple[Value, ...]:
    return tuple(Value(tag, text) for text in texts)


def _request(
    code: int, door: Door, wanted: Iterable[str] = (), **more: tuple[Value, ...]
) -> Message:
    """A request with the attributes that come first, in their order (RFC 8011, 4.1.4)."""
    attributes: Attributes = {
        "attributes-charset": word(CHARSET, "utf-8"),
        "attributes-natural-language": word(LANGUAGE, "en"),
    }
    if door.uri:
        attributes["printer-uri"] = word(URI, door.uri)
    attributes |= {name.replace("_", "-"): values for name, values in more.items()}
    attributes["requesting-user-name"] = word(NAME, _user())
    if wanted:
        attributes["requested-attributes"] = word(KEYWORD, *wanted)
    return Message(code, 1, [(OPERATION, attributes)], VERSION)


def _user() -> str:
    try:
        return _short("".join(filter(str.isprintable, getpass.getuser())))
    except (OSError, KeyError, ImportError):  # a system without names
        return "kanyin"


def _checked(door: Door, answer: Message) -> Message:
    """Raises PrintError D106 for a refusal."""
    if answer.code >= FAILED:
        zh, en = REFUSALS.get(answer.code, ("出错", "an error"))
        said = " ".join(first_word(group, "status-message") for group in answer.of(OPERATION))
        raise PrintError(
            "D106", where=door.uri or door.shown, status=f"0x{answer.code:04x}", zh=zh, en=en,
            said=said[:LONGEST_NAME],
        )  # fmt: skip
    return answer


def first_word(attributes: Attributes, name: str) -> str:
    """The first value of an attribute where it is words, "" where there is none."""
    value = attributes[name][0].value if attributes.get(name) else ""
    if isinstance(value, tuple) and len(value) == 2:  # with its language
        value = value[1]
    return "".join(filter(str.isprintable, value)) if isinstance(value, str) else ""


def get_printers(door: Door) -> list[Attributes]:
    """Every queue of a CUPS server."""
    answer = ask(door, _request(CUPS_GET_PRINTERS, door, WANTED))
    return [] if answer.code == NOT_FOUND else _checked(door, answer).of(PRINTER)


def get_default(door: Door) -> str:
    """The name of the default queue, "" where there is none."""
    answer = ask(door, _request(CUPS_GET_DEFAULT, door, ("printer-name",)))
    if answer.code == NOT_FOUND:
        return ""
    return next(
        (first_word(group, "printer-name") for group in _checked(door, answer).of(PRINTER)), ""
    )


def get_printer(door: Door, wanted: tuple[str, ...] = WANTED) -> Attributes:
    """What a printer says of itself."""
    answer = _checked(door, ask(door, _request(GET_PRINTER, door, wanted)))
    return next(iter(answer.of(PRINTER)), {})


def validate_job(door: Door, title: str, wishes: Attributes) -> None:
    """Ask whether a job would be taken as it is, before its document is sent (RFC 8011, 4.2.3).
    Raises PrintError D106, and D122 for what would be ignored."""
    answer = _checked(door, ask(door, _job(VALIDATE_JOB, door, title, wishes)))
    for group in answer.of(UNSUPPORTED):
        for name in NEEDED:
            if name in group and name in wishes:
                raise PrintError("D122", name=name, value=wishes[name][0].value)


def print_job(door: Door, title: str, wishes: Attributes, document: bytes, patience: float) -> int:
    """Send a document; the number of its job."""
    answer = ask(door, _job(PRINT_JOB, door, title, wishes), document, patience)
    numbers = [
        group["job-id"][0].value for group in _checked(door, answer).of(JOB) if group.get("job-id")
    ]
    if not numbers or not isinstance(numbers[0], int):
        raise PrintError("D125", where=door.shown, reason="no job-id")
    return numbers[0]


def _job(code: int, door: Door, title: str, wishes: Attributes) -> Message:
    request = _request(
        code, door, job_name=word(NAME, _short(title)),
        document_format=word(MIME, "application/pdf"),
        ipp_attribute_fidelity=(Value(BOOLEAN, False),),
    )  # fmt: skip
    request.groups.append((JOB, wishes))
    return request


def _short(text: str) -> str:
    return text.encode()[:LONGEST_NAME].decode("utf-8", "ignore")


def get_job(door: Door, number: int) -> Attributes:
    request = _request(GET_JOB, door, JOB_WANTED, job_id=(Value(INTEGER, number),))
    answer = _checked(door, ask(door, request))
    return next(iter(answer.of(JOB)), {})


def cancel_job(door: Door, number: int) -> None:
    request = _request(CANCEL_JOB, door, job_id=(Value(INTEGER, number),))
    _checked(door, ask(door, request))
