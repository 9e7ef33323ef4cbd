"""Mail: messages that others read right, lists, a server in every mood, nobody served twice."""

from __future__ import annotations

import csv
import os
import random
import re
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Iterator
from contextlib import closing
from email import message_from_bytes
from email.header import decode_header, make_header
from email.message import EmailMessage
from email.policy import default
from email.utils import getaddresses
from io import StringIO
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from mailserver import DROP, HANG, PASSWORD, USER, Post, make_certificates, serving
from reportlab.pdfgen.canvas import Canvas
from test_cli import run

from kanyin.deliver.addresses import read_address
from kanyin.deliver.headers import WORD, Objection, name_objection, objection
from kanyin.deliver.journal import Journal
from kanyin.deliver.message import enclose, rows, write_message
from kanyin.deliver.recipients import read_list
from kanyin.model.diagnostic import Report
from kanyin.model.mail import Address, Letter, Picture

Served = tuple[Post, Path]
MOST_KILLS = 3


@pytest.fixture(autouse=True)
def _nobody_s_account(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No account of whoever runs the tests, and none of the time."""
    for key in list(os.environ):
        if key.startswith("KANYIN_SMTP_") or key == "SOURCE_DATE_EPOCH":
            monkeypatch.delenv(key)
    for key in ("HOME", "XDG_CONFIG_HOME", "APPDATA"):
        monkeypatch.setenv(key, str(tmp_path))


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("authority")
    make_certificates(folder)
    return folder


@pytest.fixture
def served(authority: Path) -> Iterator[Served]:
    with serving(authority) as found:
        yield found


def make_pdf(path: Path, title: str = "春讯 2026", pages: int = 2, ballast: int = 0) -> Path:
    canvas = Canvas(str(path), pagesize=(200, 280), pageCompression=0)
    canvas.setTitle(title)
    for _ in range(pages):
        canvas.setFillColorRGB(0.8, 0.2, 0.1)
        canvas.rect(20, 20, 100, 200, fill=1)
        canvas.showPage()
    canvas.save()
    if ballast:
        data = path.read_bytes()
        path.write_bytes(data.replace(b"%%EOF", b"%" + b"x" * ballast + b"\n%%EOF"))
    return path


@pytest.fixture
def pdf(tmp_path: Path) -> Path:
    return make_pdf(tmp_path / "春讯.pdf")


def parsed(path: Path) -> EmailMessage:
    found = message_from_bytes(path.read_bytes(), policy=default)
    assert isinstance(found, EmailMessage)
    return found


def attachment(message: EmailMessage) -> EmailMessage:
    (found,) = message.iter_attachments()
    assert isinstance(found, EmailMessage)
    return found


def codes(err: str) -> list[str]:
    return re.findall(r"\[(D\d+|[EPS]\d+)\] ", err.replace("]:", "]:\n"))


def write_list(path: Path, rows: list[str], head: str = "姓名,邮箱") -> Path:
    path.write_text("\n".join([head, *rows]) + "\n", "utf-8")
    return path


# ---- messages


def test_a_draft_is_a_whole_message(pdf: Path) -> None:
    code, out, err = run("mail", pdf, "--to", "张三 <zhang@b.cn>", "--cc", "li@大学.cn",
                         "--from", '"Doe, J." <j@x.cn>')  # fmt: skip
    assert (code, out) == (0, "")
    message = parsed(pdf.with_suffix(".eml"))
    assert [str(message[key]) for key in ("To", "Cc", "From", "Subject", "X-Unsent")] == [
        "张三 <zhang@b.cn>", "li@xn--pss25c.cn", '"Doe, J." <j@x.cn>', "春讯 2026", "1",
    ]  # fmt: skip
    assert attachment(message).get_filename() == "春讯.pdf"
    assert attachment(message).get_content() == pdf.read_bytes()
    plain, page = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert page is not None
    assert plain.get_content().startswith(
        "您好：\n\n附上《春讯 2026》，敬请查阅。\n\n共 2 页，PDF，"
    )
    assert plain["Content-Language"] == "zh-Hans-CN"
    (cid,) = re.findall(r'<img src="cid:([^"]+)" width="240" height="336" alt="《春讯 2026》封面"',
                        page.get_content())  # fmt: skip
    (cover,) = [part for part in message.walk() if part["Content-ID"] == f"<{cid}>"]
    assert cover.get_content_disposition() == "inline"
    assert isinstance(cover, EmailMessage)
    assert cover.get_content().startswith(b"\x89PNG\r\n")
    assert str(pdf.with_suffix(".eml")) in err


def test_lines_are_as_rfc_5322_has_them(pdf: Path) -> None:
    run("mail", pdf, "--to", "a@b.cn", "--subject", "长" * 255)
    data = pdf.with_suffix(".eml").read_bytes()
    assert data.replace(b"\r\n", b"").count(b"\n") == data.replace(b"\r\n", b"").count(b"\r") == 0
    assert max(map(len, data.split(b"\r\n"))) <= 78
    assert data.isascii()
    assert str(parsed(pdf.with_suffix(".eml"))["Subject"]) == "长" * 255


def test_the_same_draft_is_the_same_bytes(pdf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    drafts = []
    for name in ("a", "b"):
        out = pdf.with_name(f"{name}.eml")
        assert run("mail", pdf, "--to", "a@b.cn", "--eml", out)[0] == 0
        drafts.append(out.read_bytes())
        time.sleep(0.01)
    assert drafts[0] == drafts[1]
    assert b"Date: Tue, 14 Nov 2023 22:13:20 +0000\r\n" in drafts[0]
    assert run("mail", pdf, "--to", "c@b.cn", "--eml", pdf.with_name("c.eml"))[0] == 0
    other = parsed(pdf.with_name("c.eml"))["Message-ID"]
    assert other != message_from_bytes(drafts[0], policy=default)["Message-ID"]


def test_a_body_becomes_paragraphs_and_links(pdf: Path, tmp_path: Path) -> None:
    body = tmp_path / "信.txt"
    words = "各位：\n\n见 https://a.cn/?x=1&y=2。\n<b>不是标签</b> {{原样}}\n\n敬上\n"
    body.write_bytes(words.replace("\n", "\r\n").encode("gb18030"))
    assert run("mail", pdf, "--body", body)[0] == 0
    message = parsed(pdf.with_suffix(".eml"))
    plain, page = message.get_body(("plain",)), message.get_body(("html",))
    assert plain is not None
    assert page is not None
    assert plain.get_content() == words.replace("{{", "{").replace("}}", "}")
    html = page.get_content()
    assert '<a href="https://a.cn/?x=1&amp;y=2">https://a.cn/?x=1&amp;y=2</a>。' in html
    assert "&lt;b&gt;不是标签&lt;/b&gt; {原样}" in html
    assert html.count("<p>") == 4
    assert "To" not in message


def test_a_publication_is_built_to_fit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    sample = Path(__file__).parent.parent / "content" / "campus-news"
    code, _, err = run("mail", sample, "--to", "a@b.cn", "--max-size", "1.2MB")
    assert code == 0, err
    path = tmp_path / "campus-news.eml"
    message = parsed(path)
    assert path.stat().st_size <= 1_200_000
    assert attachment(message).get_filename() == f"{message['Subject']}.pdf"
    assert attachment(message).get_content().startswith(b"%PDF-1.7")
    code, _, err = run("mail", sample, "--max-size", "40KB")
    assert code == 1
    assert "P206" in err


@pytest.mark.parametrize("program", ["munpack", "mutt"])
def test_other_programs_read_it(pdf: Path, tmp_path: Path, program: str) -> None:
    """Of these munpack knows neither RFC 2231 nor anything but ASCII, mutt does."""
    if shutil.which(program) is None:
        pytest.skip(f"{program} is not installed")
    assert run("mail", pdf, "--to", "张三 <a@b.cn>", "--subject", "第一期")[0] == 0
    draft = pdf.with_suffix(".eml")
    if program == "munpack":
        folder = tmp_path / "out"
        folder.mkdir()
        env = {**os.environ, "TMPDIR": str(tmp_path)}
        subprocess.run(["munpack", "-f", draft], cwd=folder, env=env, check=True)
        assert (folder / "brochure.pdf").read_bytes() == pdf.read_bytes()
        assert (folder / "cover.png").read_bytes().startswith(b"\x89PNG")
    else:
        shown = mutt_shows(draft, tmp_path)
        assert re.search(r"A +6 春讯\.pdf", shown), shown
        assert re.search(r"I +5 .*cover\.png", shown), shown
        assert "第一期" in shown


def mutt_shows(draft: Path, folder: Path) -> str:
    """What stands on mutt's screen with the attachments of a message."""
    pty = pytest.importorskip("pty", reason="there is no terminal to run mutt on")
    box = folder / "box"
    data = draft.read_bytes().replace(b"\r\n", b"\n")
    box.write_bytes(b"From a Thu Jan  1 00:00:00 1970\n" + data)
    words = ["mutt", "-n", "-F", "/dev/null", "-R", "-f", str(box), "-e", f"set folder={folder}"]
    env = {**os.environ, "TERM": "xterm", "LC_ALL": "C.UTF-8", "COLUMNS": "120", "LINES": "30"}
    main, side = pty.openpty()
    process = subprocess.Popen(words, stdin=side, stdout=side, stderr=side, env=env)
    os.close(side)
    patience = threading.Timer(20, process.kill)
    patience.start()
    seen = b""
    for wanted, keys in ((b"Msgs:1", b"v"), (b".pdf", b"qx")):
        while wanted not in seen:
            seen += os.read(main, 65536)
        os.write(main, keys)
    try:
        while found := os.read(main, 65536):
            seen += found
    except OSError:  # it has gone
        pass
    process.wait(10)
    patience.cancel()
    os.close(main)
    return re.sub(
        r"\x1b\[[0-9;?]*[A-Za-z]|\x1b[()].|\x1b[=>]", " ", seen.decode("utf-8", "replace")
    )


# ---- a server


def send(pdf: Path, account: Path, *words: object) -> tuple[int, str, list[str]]:
    code, out, err = run("mail", pdf, "--send", "--account", account, "--wait", "0.05", *words)
    assert PASSWORD not in out + err
    assert out == ""
    return code, err, codes(err)


def test_starttls_auth_and_all_that_arrives(pdf: Path, served: Served) -> None:
    post, account = served
    code, err, _ = send(pdf, account, "--to", "张三 <zhang@b.cn>", "--cc", "li@b.cn")
    assert (code, err.strip()) == (0, "寄出 sent 1")
    assert post.recipients() == ["zhang@b.cn", "li@b.cn"]
    message = post.message()
    assert attachment(message).get_content() == pdf.read_bytes()
    assert attachment(message).get_filename() == "春讯.pdf"
    assert str(message["From"]) == f"校刊 <{USER}>"
    assert message["X-Unsent"] is None
    size = len(post.taken[0][1])
    assert post.commands[0] == f"MAIL {USER} SIZE={size}"
    assert not pdf.with_suffix(".eml").exists()


@pytest.mark.filterwarnings("ignore:Requiring AUTH while not requiring TLS:UserWarning")
@pytest.mark.parametrize("security", ["tls", "none"])
def test_the_other_kinds_of_lines(pdf: Path, authority: Path, security: str) -> None:
    with serving(authority, security) as (post, account):
        code, err, _ = send(pdf, account, "--to", "a@b.cn")
        assert code == 0, err
        assert post.recipients() == ["a@b.cn"]


MOODS = {
    "refused": ({"rcpt": ["250 OK", "550 5.1.1 no such user"]}, 1, ["D220"], 0),
    "too large after all": ({"data": ["552 5.3.4 too big"]}, 1, ["D220"], 0),
    "sender refused": ({"mail": ["550 5.7.1 who are you"]}, 4, ["D228"], 0),
    "later, then taken": ({"data": ["451 4.3.0 later"], "rcpt": ["450 grey"]}, 0, [], 1),
    "later for ever": ({"rcpt": ["450 4.2.1 grey"] * 9}, 4, ["D221"], 0),
    "closing, then taken": ({"mail": ["421 4.3.2 restart"]}, 0, [], 1),
    "dropped at mail": ({"mail": [DROP]}, 0, [], 1),
    "dropped at rcpt": ({"rcpt": [DROP]}, 0, [], 1),
    "dropped after data": ({"data": [DROP]}, 4, ["D222"], 1),
    "no answer at mail": ({"mail": [HANG]}, 0, [], 1),
}


@pytest.mark.parametrize("mood", MOODS)
def test_a_server_in_every_mood(pdf: Path, served: Served, mood: str) -> None:
    """What may be tried again is, and nothing that may have been taken."""
    post, account = served
    moods, wanted, told, count = MOODS[mood]
    post.moods = {stage: [*answers] for stage, answers in moods.items()}
    code, err, found = send(pdf, account, "--to", "a@b.cn", "--cc", "c@b.cn")
    assert (code, found) == (wanted, told), err
    assert len(post.taken) == count
    if told:
        answer = [each for answers in moods.values() for each in answers if each[0] in "45"][-1:]
        assert all(each in err for each in answer)


def test_a_hanging_server_is_waited_for_after_the_dot(pdf: Path, served: Served) -> None:
    """It looks through the message; ten times the patience, and then nobody can tell."""
    post, account = served
    post.moods = {"data": [HANG]}
    assert send(pdf, account, "--to", "a@b.cn")[0] == 0
    account.write_text(account.read_text("utf-8").replace("0.5", "0.12"), "utf-8")
    post.moods = {"data": [HANG]}
    assert send(pdf, account, "--to", "a@b.cn")[::2] == (4, ["D222"])
    assert len(post.taken) == 2


def test_a_wrong_password_is_told_and_not_shown(pdf: Path, served: Served) -> None:
    post, account = served
    wrong = account.with_name("wrong.toml")
    wrong.write_text(account.read_text("utf-8").replace(PASSWORD, "geheim123"), "utf-8")
    wrong.chmod(0o600)
    code, err, found = send(pdf, wrong, "--to", "a@b.cn")
    assert (code, found) == (4, ["D219"])
    assert "535" in err
    assert "geheim123" not in err
    assert not post.taken


def test_a_certificate_must_be_known_and_named(pdf: Path, served: Served, tmp_path: Path) -> None:
    post, account = served
    for old, new in (('ca = "authority.pem"\n', ""), ('"127.0.0.1"', '"127.0.0.2"')):
        other = account.with_name("other.toml")
        other.write_text(account.read_text("utf-8").replace(old, new), "utf-8")
        other.chmod(0o600)
        code, err, found = send(pdf, other, "--to", "a@b.cn")
        assert (code, found[0]) == (4, "D218" if new == "" else found[0]), err
        assert found[0] in ("D217", "D218")
    assert not post.commands


def test_no_password_goes_over_an_open_line(pdf: Path, authority: Path) -> None:
    with serving(authority, "none") as (post, account):
        safe = account.with_name("safe.toml")
        safe.write_text(account.read_text("utf-8").replace('"none"', '"starttls"'), "utf-8")
        assert send(pdf, safe, "--to", "a@b.cn")[::2] == (4, ["D218"])
    text = f'host = "mail.example.cn"\nsecurity = "none"\nuser = "{USER}"\npassword = "x"\n'
    account.write_text(text, "utf-8")
    assert send(pdf, account, "--to", "a@b.cn")[::2] == (4, ["D214"])
    assert not post.taken


def test_nobody_there(pdf: Path, tmp_path: Path) -> None:
    account = tmp_path / "account.toml"
    for host, port in (("127.0.0.1", 9), ("nowhere.invalid", 587)):
        account.write_text(f'host = "{host}"\nport = {port}\nfrom = "a@b.cn"\n', "utf-8")
        code, err, found = send(pdf, account, "--to", "a@b.cn")
        assert (code, found) == (4, ["D217"]), err


def test_the_server_says_how_much_it_takes(pdf: Path, authority: Path, tmp_path: Path) -> None:
    with serving(authority, data_size_limit=3_000) as (post, account):
        code, err, found = send(pdf, account, "--to", "a@b.cn")
        assert (code, found) == (2, ["D212"])
        assert "3,000" in err
        assert not post.commands


def test_addresses_beyond_ascii(pdf: Path, served: Served, authority: Path) -> None:
    post, account = served
    assert send(pdf, account, "--to", "张三 <张三@大学.cn>")[0] == 0
    assert post.commands[0].endswith("SMTPUTF8 BODY=8BITMIME")
    assert post.recipients() == ["张三@xn--pss25c.cn"]
    assert "张三@xn--pss25c.cn" in post.taken[0][1].decode("utf-8")
    with serving(authority, enable_SMTPUTF8=False) as (post, account):
        assert send(pdf, account, "--to", "张三@大学.cn")[::2] == (1, ["D224"])
        assert not post.commands


# ---- lists


def people(count: int) -> list[str]:
    return [f"读者{n},r{n}@b.cn" for n in range(count)]


def state_of(journal: Path) -> Counter[str]:
    with sqlite3.connect(journal) as file:
        found = Counter(state for (state,) in file.execute("SELECT state FROM recipient"))
    file.close()
    return found


def test_one_message_each(pdf: Path, served: Served, tmp_path: Path) -> None:
    post, account = served
    listed = write_list(tmp_path / "名单.csv", ['"李, 四",A@B.cn,三班', "王五,w@b.cn,二班"],
                        "姓名,邮箱,班级")  # fmt: skip
    account.write_text(account.read_text("utf-8") + 'unsubscribe = "mailto:leave@b.cn"\n', "utf-8")
    body = tmp_path / "信.txt"
    body.write_text("{姓名}老师：\n\n{班级}的一期。\n", "utf-8")
    code, err, _ = send(pdf, account, "--list", listed, "--subject", "给{班级}", "--body", body)
    assert (code, err.strip()) == (0, "寄出 sent 2")
    first = post.message(0)
    assert [str(first[key]) for key in ("To", "Subject", "List-Unsubscribe")] == [
        '"李, 四" <A@b.cn>', "给三班", "<mailto:leave@b.cn>",
    ]  # fmt: skip
    plain = first.get_body(("plain",))
    assert plain is not None
    assert plain.get_content() == "李, 四老师：\n\n三班的一期。\n"
    assert post.recipients() == ["A@b.cn", "w@b.cn"]
    assert post.connections == 2  # STARTTLS makes a new one of it
    code, err, _ = send(pdf, account, "--list", listed, "--subject", "给{班级}", "--body", body)
    assert (code, err.strip()) == (0, "早已寄过 sent before 2")
    assert len(post.taken) == 2
    journal = tmp_path / "名单.csv.journal"
    assert journal.stat().st_mode & 0o077 == 0
    assert PASSWORD.encode() not in journal.read_bytes()


def test_a_dry_run_and_drafts(pdf: Path, tmp_path: Path) -> None:
    listed = write_list(tmp_path / "l.csv", people(3))
    code, out, err = run("mail", pdf, "--list", listed, "--subject", "{姓名}好", "--dry-run")
    assert code == 0, err
    assert [row.split("\t")[0::2] for row in out.splitlines()] == [
        [f"r{n}@b.cn", f"读者{n}好"] for n in range(3)
    ]
    assert sorted(os.listdir(tmp_path)) == ["l.csv", "春讯.pdf"]
    code, _, err = run("mail", pdf, "--list", listed, "--eml", tmp_path / "drafts")
    assert code == 0, err
    names = sorted(os.listdir(tmp_path / "drafts"))
    assert names == [f"{n + 1:04} r{n}@b.cn.eml" for n in range(3)]
    assert str(parsed(tmp_path / "drafts" / names[1])["To"]) == "读者1 <r1@b.cn>"


def command(pdf: Path, account: Path, listed: Path, *words: str) -> list[str]:
    return [sys.executable, "-m", "kanyin", "mail", str(pdf), "--send", "--account", str(account),
            "--list", str(listed), "--wait", "0.05", *words]  # fmt: skip


def finish(words: list[str]) -> tuple[int, str]:
    done = subprocess.run(words, capture_output=True, encoding="utf-8", timeout=60, check=False)
    assert done.stdout == ""
    return done.returncode, done.stderr


def test_killed_again_and_again_nobody_is_served_twice(
    pdf: Path, served: Served, tmp_path: Path
) -> None:
    """By kill -9 at any moment.  Whoever was not served, or was and nobody knew, is named."""
    post, account = served
    listed, chance = write_list(tmp_path / "l.csv", people(200)), random.Random(20)
    words, kills = command(pdf, account, listed), 0
    while kills < MOST_KILLS:
        wanted = len(post.taken) + chance.randrange(8, 40)
        process = subprocess.Popen(words, stderr=subprocess.DEVNULL)
        while len(post.taken) < wanted and process.poll() is None:
            time.sleep(0.001)
        time.sleep(chance.random() * 0.01)
        process.kill()
        process.wait()
        kills += 1
    code, err = finish(words)
    served_ = Counter(post.recipients())
    assert set(served_.values()) == {1}
    named = set(re.findall(r"earlier run did not hear whether (\S+) was", err))
    assert code == (4 if named else 0), err
    assert {f"r{n}@b.cn" for n in range(200)} - set(served_) <= named
    assert len(named) <= kills
    assert state_of(Path(f"{listed}.journal"))["sent"] == 200 - len(named)


def test_killed_before_the_dot_is_sent_and_after_it_is_named(
    pdf: Path, served: Served, tmp_path: Path
) -> None:
    post, account = served
    listed = write_list(tmp_path / "l.csv", people(6))
    words = command(pdf, account, listed)
    process: list[subprocess.Popen[bytes]] = []

    def killed_at_recipient(address: str) -> None:
        if address == "r2@b.cn":
            process[0].kill()
            process[0].wait()

    post.on_recipient = killed_at_recipient
    process.append(subprocess.Popen(words, stderr=subprocess.DEVNULL))
    process[0].wait(20)
    assert post.recipients() == ["r0@b.cn", "r1@b.cn"]
    post.on_recipient = lambda address: None

    def killed_after_dot() -> None:
        if post.recipients()[-1] == "r3@b.cn":
            process[0].kill()
            process[0].wait()

    post.on_data = killed_after_dot
    process[0] = subprocess.Popen(words, stderr=subprocess.DEVNULL)
    process[0].wait(20)
    assert post.recipients() == [f"r{n}@b.cn" for n in range(4)]
    post.on_data = lambda: None
    code, err = finish(words)
    assert code == 4
    assert codes(err) == ["D223"]
    assert "sent before 3；不知寄到没有 in doubt 1" in err
    assert "r3@b.cn" in err
    assert post.recipients() == [f"r{n}@b.cn" for n in range(6)]
    code, err = finish([*words, "--again", "doubt"])
    assert (code, post.recipients()[-1]) == (0, "r3@b.cn")
    ids = [post.message(at)["Message-ID"] for at in (3, -1)]
    assert ids[0] == ids[1]  # whoever sorts out doubles can


def test_ctrl_c_finishes_the_message_on_its_way(pdf: Path, served: Served, tmp_path: Path) -> None:
    post, account = served
    listed = write_list(tmp_path / "l.csv", people(30))
    words = command(pdf, account, listed)
    process: list[subprocess.Popen[str]] = []

    def interrupted() -> None:
        if len(post.taken) == 4:
            process[0].send_signal(signal.SIGINT)
            time.sleep(0.1)

    post.on_data = interrupted
    process.append(subprocess.Popen(words, stderr=subprocess.PIPE, encoding="utf-8"))
    err = process[0].communicate(timeout=20)[1]
    assert process[0].returncode == 130
    assert err.splitlines()[-2:] == [
        "已中断 interrupted：寄出 sent 4",
        "再运行一次即接着寄。Run it again to go on.",
    ]
    assert state_of(Path(f"{listed}.journal")) == {"sent": 4, "pending": 26}
    code, err = finish(words)
    assert (code, err.strip()) == (0, "寄出 sent 26；早已寄过 sent before 4")
    assert set(Counter(post.recipients()).values()) == {1}


def test_the_refused_are_told_and_left(pdf: Path, served: Served, tmp_path: Path) -> None:
    post, account = served
    listed = write_list(tmp_path / "l.csv", people(5))
    post.always = {"r1@b.cn": "550 5.1.1 unknown", "r3@b.cn": "451 4.2.2 full"}
    code, err, found = send(pdf, account, "--list", listed)
    assert (code, found) == (4, ["D220", "D221"])
    assert "寄出 sent 3；被拒 refused 1；未寄成 for later 1" in err
    assert f"{listed}:3:5" in err
    assert sum(each == "RCPT r1@b.cn" for each in post.commands) == 1
    assert sum(each == "RCPT r3@b.cn" for each in post.commands) == 5
    post.always = {}
    code, err, found = send(pdf, account, "--list", listed)
    assert (code, found) == (1, ["D229"])
    assert "sent before 3；被拒 refused 1" in err
    assert post.recipients()[-1] == "r3@b.cn"
    code, err, found = send(pdf, account, "--list", listed, "--again", "refused")
    assert (code, found) == (0, [])
    assert Counter(post.recipients()) == {f"r{n}@b.cn": 1 for n in range(5)}


def test_a_server_that_refuses_all_is_left_alone(pdf: Path, served: Served, tmp_path: Path) -> None:
    post, account = served
    listed = write_list(tmp_path / "l.csv", people(40))
    post.moods = {"data": ["250 OK"] * 3 + ["550 5.4.5 daily quota"] * 40}
    code, _, found = send(pdf, account, "--list", listed)
    assert (code, found) == (4, ["D220"] * 5 + ["D228"])
    assert len(post.commands) == 2 * 8
    post.moods = {"data": [DROP] * 40}
    code, _, found = send(pdf, account, "--list", listed)
    assert (code, found) == (4, ["D229"] * 5 + ["D222"] * 5 + ["D228"])
    post.commands.clear()
    post.moods = {"data": ["250 OK"] * 3 + ["451 4.7.1 slow down"] * 40}
    code, _, found = send(pdf, account, "--list", listed, "--again", "refused")
    assert code == 4
    assert set(found) == {"D221", "D223"}
    assert len(post.commands) <= 2 * (3 + 5 * 5)


def test_a_journal_has_one_writer_and_one_mailing(
    pdf: Path, served: Served, tmp_path: Path
) -> None:
    post, account = served
    listed = write_list(tmp_path / "l.csv", people(4))
    ends: list[tuple[int, str, list[str]]] = []

    def run_again() -> None:
        if len(post.taken) == 1:
            done = finish(command(pdf, account, listed))
            ends.append((*done, codes(done[1])))

    post.on_data = run_again
    account.write_text(account.read_text("utf-8").replace("0.5", "5"), "utf-8")
    post.always = {"r3@b.cn": "451 4.2.2 full"}
    assert send(pdf, account, "--list", listed)[::2] == (4, ["D221"])
    assert ends[0][::2] == (4, ["D225"])
    post.always = {}
    words = "--list", listed, "--subject", "别的"
    assert send(pdf, account, *words)[::2] == (2, ["D227"])
    assert len(post.taken) == 3
    assert codes(run("mail", pdf, *words, "--account", account, "--dry-run")[2]) == ["D227"]
    code, err, _ = send(pdf, account, *words, "--afresh")
    assert (code, len(post.taken)) == (0, 7), err
    assert send(pdf, account, *words)[1].strip() == "早已寄过 sent before 4"
    listed.with_name("l.csv.journal").write_bytes(b"no journal at all, but a file" * 99)
    assert send(pdf, account, "--list", listed)[::2] == (6, ["D226"])
    assert send(pdf, account, "--list", listed, "--journal", tmp_path / "no" / "j")[0] == 6
    assert len(post.taken) == 7


def test_a_full_disk_stops_before_the_dot(
    pdf: Path, served: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What cannot be noted is not sent."""
    post, account = served
    listed = write_list(tmp_path / "l.csv", people(5))
    mark = Journal.mark

    def full(self: Journal, key: str, state: str, reply: str = "") -> None:
        if (key, state) == ("r2@b.cn", "sending"):
            raise sqlite3.OperationalError("database or disk is full")
        mark(self, key, state, reply)

    with monkeypatch.context() as patch:
        patch.setattr(Journal, "mark", full)
        code, err, found = send(pdf, account, "--list", listed)
    assert (code, found) == (6, ["D226"])
    assert "寄出 sent 2" in err
    assert send(pdf, account, "--list", listed)[0] == 0
    assert Counter(post.recipients()) == {f"r{n}@b.cn": 1 for n in range(5)}


@pytest.mark.parametrize("greeting", [b"garbage\r\n", b"554 no\r\n", b"", b"x" * 9000 + b"\r\n"])
def test_what_is_no_mail_server(pdf: Path, tmp_path: Path, greeting: bytes) -> None:
    account = tmp_path / "account.toml"
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = server.getsockname()[1]
        account.write_text(f'host = "127.0.0.1"\nport = {port}\nfrom = "a@b.cn"\n', "utf-8")

        def answer() -> None:
            line, _ = server.accept()
            with line:
                line.sendall(greeting)

        thread = threading.Thread(target=answer)
        thread.start()
        assert send(pdf, account, "--to", "a@b.cn")[::2] == (4, ["D217"])
        thread.join()


def test_messages_keep_their_distance(pdf: Path, served: Served, tmp_path: Path) -> None:
    post, account = served
    begun, listed = time.monotonic(), write_list(tmp_path / "l.csv", people(4))
    assert send(pdf, account, "--list", listed, "--per-minute", 300)[0] == 0
    assert time.monotonic() - begun >= 0.6
    assert len(post.taken) == 4


class Wrong(NamedTuple):
    """A list that is wrong, and what is told: codes, and a stretch of the message."""

    text: str | bytes
    told: list[str]
    said: str = ""
    subject: str = "题"


LISTS = {
    "no columns": Wrong("a@b.cn\nc@d.cn\n", ["D206"]),
    "no address column": Wrong("姓名,电话\n张三,1\n", ["D206"], "姓名、电话"),
    "a column twice": Wrong("邮箱,班,班\na@b.cn,1,2\n", ["D206"]),
    "empty": Wrong("", ["D206"]),
    "nobody": Wrong("邮箱\n\n", ["D231"]),
    "several": Wrong("邮箱\n王 <wang@b.cn>; 李 <li@b.cn>\n", ["D201"], "有几个地址"),
    "pasted": Wrong('姓名,邮箱\n王,"王<w@b.cn>，李<li@b.cn>"\n', ["D201"], "有几个地址"),
    "too few cells": Wrong("姓名,邮箱\n张三\n李四,l@b.cn\n", ["D207"], "l.csv:2:1"),
    "too many cells": Wrong("姓名,邮箱\n\n李,四,l@b.cn\n", ["D207"], "l.csv:3:1"),
    "no address": Wrong("姓名,邮箱\n张三,zhang.b.cn\n", ["D201"], "l.csv:2:4"),
    "empty address": Wrong("姓名,邮箱\n张三,\n", ["D201"], "“邮箱”一格是空的"),
    "full-width": Wrong("邮箱\na＠b.cn\n", ["D201"], "全角"),
    "all at once": Wrong("邮箱\na\nb@\n@c\nok@d.cn,\n", ["D201", "D201", "D201", "D207"]),
    "a line in a name": Wrong('姓名,邮箱\n"张\nBcc: x@y.z",a@b.cn\n', ["D202"], "U+000A"),
    "an encoded name": Wrong("姓名,邮箱\n=?utf-8?Q?=0ABcc:x@y.z?=,a@b.cn\n", ["D202"], "=?…?="),
    "a line in a subject": Wrong('x,邮箱\n"1\n2",a@b.cn\n', ["D202"], "U+000A", "{x}"),
    "an encoded subject": Wrong("x,邮箱\n=?u?q?=0A?=,a@b.cn\n", ["D202"], "", "{x}"),
    "an unknown field": Wrong("姓名,邮箱\n张,a@b.cn\n", ["D203"], "--subject:1:2", "致{性名}"),
    "an empty cell": Wrong("姓名,邮箱\n,a@b.cn\n张,c@b.cn\n", ["D204"], "l.csv:2:2", "{姓名}"),
    "a brace": Wrong("邮箱\na@b.cn\n", ["D205"], "--subject:1:3", "a {b"),
    "an open quote": Wrong('姓名,邮箱\n"张三,a@b.cn\n', ["D208"], "l.csv:2:1"),
    "a control": Wrong("姓名,邮箱\n张\x00三,a@b.cn\n", ["D208"], "l.csv:2:2"),
    "no text": Wrong(b"PK\x03\x04\xff\xff", ["D208"]),
}


@pytest.mark.parametrize("case", LISTS)
def test_lists_that_are_wrong(pdf: Path, tmp_path: Path, case: str) -> None:
    listed, wrong = tmp_path / "l.csv", LISTS[case]
    text = wrong.text
    listed.write_bytes(text if isinstance(text, bytes) else text.encode())
    words = "--list", listed, "--subject", wrong.subject, "--eml", tmp_path / "drafts"
    code, out, err = run("mail", pdf, *words)
    assert (code, out, codes(err)) == (1, "", wrong.told), err
    assert wrong.said in err
    assert sorted(os.listdir(tmp_path)) == ["l.csv", "春讯.pdf"]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "gb18030"])
@pytest.mark.parametrize("mark", [",", "\t", ";"])
def test_lists_as_spreadsheets_write_them(
    pdf: Path, tmp_path: Path, encoding: str, mark: str
) -> None:
    rows = "姓名,E-Mail,x\r\n李四,l@b.cn,\r\n张三,张三 <Z@B.cn>,\r\n\r\n李,L@b.cn,\r\n"
    listed = tmp_path / "l.csv"
    listed.write_bytes(rows.replace(",", mark).encode(encoding))
    code, out, err = run("mail", pdf, "--list", listed, "--dry-run", "--subject", "{姓名}")
    assert (code, codes(err)) == (0, ["D209"])
    assert [row.split("\t")[::2] for row in out.splitlines()] == [
        ["l@b.cn", "李四"], ["z@b.cn", "张三"],
    ]  # fmt: skip


def test_a_long_list_does_not_take_long(pdf: Path, tmp_path: Path) -> None:
    listed, begun = write_list(tmp_path / "l.csv", people(10_000)), time.monotonic()
    code, out, err = run("mail", pdf, "--list", listed, "--dry-run", "--subject", "致{姓名}")
    assert (code, out.count("\n")) == (0, 10_000), err
    assert time.monotonic() - begun < 20


# ---- what is refused


ADDRESSES = (
    "a b@c.cn", "a@b c.cn", "<a@b.cn", "a@b.cn>", "a@b.cn, c@d.cn", "a@@b.cn", ".a@b.cn",
    "a..b@c.cn", "a@-b.cn", "a@b..cn", "a@[127.0.0.1]", "a@faß.de", "ａ@b.cn", "a@" + "b" * 64,
    "a" * 65 + "@b.cn", "张\n三 <a@b.cn>", "a@b.cn\r\nBcc: c@d.cn", "=?u?q?x?= <a@b.cn>", "",
    "张\u202e三 <a@b.cn>", "a@b.cn\x00", '"a"@b.cn', "a@b_c.cn", "\ud800@b.cn",
)  # fmt: skip


@pytest.mark.parametrize("address", ADDRESSES)
def test_addresses_that_are_none(pdf: Path, address: str) -> None:
    if not address:  # nothing given is told as nobody
        assert run("mail", pdf, "--to", address, "--send")[0] != 0
    else:
        code, _, err = run("mail", pdf, "--to", address)
        assert (code, codes(err)) == (1, ["D201"]), err
    assert not pdf.with_suffix(".eml").exists()


HOSTILE = ("a\nBcc: x@y.z", "a\r", "\x85", "\u2028", "=?UTF-8?Q?=0ABcc:x@y.z?=", "=?a?B?Cg==?=",
           "\ud83d", "exe\u202egnp", "长" * 256)  # fmt: skip


@pytest.mark.parametrize("text", HOSTILE)
def test_what_may_not_stand_in_a_header(pdf: Path, text: str) -> None:
    for option in ("--subject", "--name"):
        code, _, err = run("mail", pdf, "--to", "a@b.cn", option, text)
        assert (code, codes(err)) == (1, ["D202"]), err
    for name in ("../a.pdf", "a\\b.pdf", " a.pdf", "长" * 90):
        assert codes(run("mail", pdf, "--name", name)[2]) == ["D202"]
    assert not pdf.with_suffix(".eml").exists()


def test_a_title_or_file_name_may_not_either(tmp_path: Path) -> None:
    pdf = make_pdf(tmp_path / "a\nb.pdf", "=?u?q?=0A?=")
    assert codes(run("mail", pdf)[2]) == ["D202", "D202"]
    assert run("mail", pdf, "--subject", "好", "--name", "b")[0] == 0
    assert attachment(parsed(tmp_path / "a\nb.eml")).get_filename() == "b.pdf"


def test_the_budget_counts_what_travels(tmp_path: Path) -> None:
    pdf, draft = make_pdf(tmp_path / "a.pdf", ballast=60_000), tmp_path / "a.eml"
    assert run("mail", pdf)[0] == 0
    size = draft.stat().st_size
    draft.unlink()
    code, _, err = run("mail", pdf, "--max-size", size - 1)
    assert (code, codes(err)) == (2, ["D210"])
    assert not draft.exists()
    assert run("mail", pdf, "--max-size", size)[0] == 0
    assert draft.stat().st_size == size
    pdf = make_pdf(tmp_path / "b.pdf", ballast=7_400_000)
    code, _, err = run("mail", pdf)
    assert (code, codes(err)) == (2, ["D210"])
    assert "10.13 MB" in err
    assert "7.30 MB" in err
    code, _, err = run("mail", pdf, "--max-size", "20MB")
    assert (code, codes(err)) == (0, ["D211"])


def test_pdfs_that_cannot_be_sent(pdf: Path, tmp_path: Path) -> None:
    import pikepdf

    whole = pdf.read_bytes()
    locked, none, cut, text = (tmp_path / f"{n}.pdf" for n in ("locked", "none", "cut", "text"))
    with pikepdf.open(pdf) as file:
        file.save(locked, encryption=pikepdf.Encryption(owner="a", user="b"))
    with pikepdf.new() as file:
        file.save(none)
    cut.write_bytes(whole[: len(whole) - 30])
    text.write_bytes(b"hello")
    for path, told in ((locked, "P103"), (none, "P102"), (cut, "D213"), (text, "P101")):
        code, _, err = run("mail", path, "--to", "a@b.cn")
        assert (code, codes(err)) == (2, [told]), err
        assert not path.with_suffix(".eml").exists()


def test_only_drafts_are_replaced(pdf: Path, tmp_path: Path) -> None:
    target = tmp_path / "mine.eml"
    target.write_text("From: somebody\n\nprecious\n", "utf-8")
    assert codes(run("mail", pdf, "--eml", target)[2]) == ["E105"]
    assert target.read_text("utf-8").endswith("precious\n")
    assert run("mail", pdf, "--eml", tmp_path / "no" / "x.eml")[0] == 6
    for _ in range(2):
        assert run("mail", pdf, "--eml", tmp_path / "a.eml")[0] == 0


@pytest.mark.parametrize("words", [
    ["--list", "l.csv"], ["--send"], ["--send", "--list", "l.csv", "--to", "a@b.cn"],
    ["--to", "a@b.cn", "--journal", "j"], ["--per-minute", "0"], ["--again", "sent"],
])  # fmt: skip
def test_options_that_do_not_go_together(pdf: Path, words: list[str]) -> None:
    assert run("mail", pdf, *words)[0] == 2


ODD = st.one_of(
    st.text(max_size=40),
    st.text(
        "aé张\n\r\x00\x85\u2028\u202e\ud800😀👩‍💻=?utf8Q_B=0A\"\\\\,;:<>()@%'* .\t", max_size=24
    ),
    st.sampled_from(["=?UTF-8?Q?=0ABcc:_x@y.z?=", "a\r\n b", "长" * 255, "x" * 200, "a  b", "=?="]),
    st.text(st.characters(categories=["So", "Lo", "Mn", "Zs", "Co", "Cn"]), max_size=90),
)
FIELDS = [
    "User-Agent", "Message-ID", "Date", "From", "To", "Subject", "MIME-Version", "Content-Type",
]  # fmt: skip


@given(subject=ODD, name=ODD, file=ODD)
@example(subject="=?UTF-8?Q?=0ABcc:_x@y.z?=", name="n", file="f")
@example(subject="", name="", file="<>")
@example(subject="", name="", file='"a"')
@settings(max_examples=150, deadline=None)
def test_refused_or_read_back_as_it_was(subject: str, name: str, file: str) -> None:
    """Any words: what is not refused comes out of another's parser, and no header more."""
    name = name.strip()
    if name_objection(file) or objection(subject) or objection(name):
        return
    whom = read_address(
        f'"{re.sub(chr(92) * 2 + "|" + chr(34), lambda m: chr(92) + m[0], name)}" <a@b.cn>'
    )
    assert not isinstance(whom, Objection)
    letter = Letter(
        subject, "文", "zh", "Tue, 14 Nov 2023 22:13:20 +0000", "x", (whom,),
        enclose(file, b"%PDF-1.7"), Picture(rows(b"x"), "alt", 1, 1), Address(name, "s", "b.cn"),
    )  # fmt: skip
    data = b"".join(write_message(letter).stretches)
    assert max(map(len, data.split(b"\r\n"))) <= 998
    message = message_from_bytes(data, policy=default)
    assert isinstance(message, EmailMessage)
    assert list(message.keys()) == FIELDS
    assert str(message["Subject"]) == subject
    for field in ("From", "To"):
        (address,) = message[field].addresses
        # Python (3.11 to 3.13) puts blanks between the encoded words of a name.
        assert address.display_name.replace(" ", "") == name.replace(" ", "")
        assert address.display_name == name or len(name.encode()) > WORD
        assert address.domain == "b.cn"
    assert not message.defects
    assert attachment(message).get_filename() == file
    assert attachment(message).get_content() == b"%PDF-1.7"
    simple = message_from_bytes(data)  # the parser of old, which decodes nothing by itself
    assert list(simple.keys()) == FIELDS
    assert str(make_header(decode_header(simple["Subject"]))) == subject
    ((_, spec),) = getaddresses([simple["To"]])
    assert spec == "a@b.cn"


@example(rows_=[("\u2028\u2028", "")], mark=",")
@given(rows_=st.lists(st.tuples(ODD, ODD), max_size=4), mark=st.sampled_from(",;\t"))
@settings(max_examples=150, deadline=None)
def test_any_list_is_told_or_read(
    rows_: list[tuple[str, str]], mark: str, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Cells of all kinds: none stops the reader, and none comes through that is refused."""
    path, out, report = tmp_path_factory.getbasetemp() / "any.csv", StringIO(), Report()
    cells = [("姓名", "邮箱"), *((name, f"{local}@b.cn") for name, local in rows_)]
    csv.writer(out, delimiter=mark).writerows(cells)
    path.write_bytes(out.getvalue().encode("utf-8", "surrogatepass"))
    _, parties = read_list(path, report)
    known = {name.strip() for name, _ in rows_}
    for party in parties:
        (address,) = party.to
        assert not objection(address.name)
        assert address.name in known or report.failed or '"' in party.cells["邮箱"]
        assert read_address(address.spec) == address._replace(name="")


# ---- accounts


ACCOUNTS = {
    'host = "h"\nsecurity = ["tls"]': ["D214"],
    f'host = "h"\nport = {"9" * 5000}': ["D214"],
    "": ["D216"],
    'host = "h"': ["D214"],
    'host = "h"\nfrom = "a"': ["D201"],
    'host = "h"\nfrom = "a@b.cn"\nuser = "u"': ["D214"],
    'host = "h"\nsecurity = "ssl"': ["D214"],
    'host = "h"\nport = 0': ["D214"],
    'host = "h"\nport = "25"': ["D214"],
    'host = "h"\nhots = "x"': ["S101"],
    'host = "h"\npassword = "geheim\n': ["D214"],
    'host = "h h"': ["D214"],
    'host = "h"\nca = "none.pem"': ["D214"],
    'host = "h"\ntimeout = 1e9': ["D214"],
    'host = "h"\nunsubscribe = "javascript:x"': ["D214"],
    'host = "h"\nuser = "a@b.cn"\npassword = "geheim"\nsecurity = "none"': ["D214"],
}


@pytest.mark.parametrize("text", ACCOUNTS)
def test_accounts_that_are_wrong(pdf: Path, tmp_path: Path, text: str) -> None:
    account = tmp_path / "a.toml"
    account.write_text(text, "utf-8")
    account.chmod(0o600)
    code, err, found = send(pdf, account, "--to", "c@d.cn")
    assert code
    assert set(found) == set(ACCOUNTS[text]), err
    assert "geheim" not in err


def test_an_account_from_the_environment(
    pdf: Path, served: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    post, account = served
    text = account.read_text("utf-8")
    account.write_text(re.sub("(user|password|port|from) = .*\n", "", text), "utf-8")
    port = re.search(r"port = (\d+)", text)
    assert port is not None
    for key, value in {
        "USER": USER, "PASSWORD": PASSWORD, "PORT": port[1], "FROM": "另一位 <o@b.cn>",
    }.items():  # fmt: skip
        monkeypatch.setenv(f"KANYIN_SMTP_{key}", value)
    assert send(pdf, account, "--to", "a@b.cn")[0] == 0
    assert str(post.message()["From"]) == "另一位 <o@b.cn>"


def test_the_usual_account_and_who_can_read_it(
    pdf: Path, served: Served, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    post, account = served
    usual = tmp_path / "kanyin" / "mail.toml"
    usual.parent.mkdir()
    usual.write_text(
        account.read_text("utf-8").replace("authority.pem", f"{account.parent}/authority.pem"),
        "utf-8",
    )
    usual.chmod(0o644)
    monkeypatch.setattr("click.get_app_dir", lambda name: str(usual.parent))
    code, _, err = run("mail", pdf, "--send", "--to", "a@b.cn")
    assert (code, codes(err)) == (0, ["D215"])
    assert len(post.taken) == 1
    assert PASSWORD not in err
    assert codes(run("mail", pdf, "--account", tmp_path / "no.toml")[2]) == ["E102"]


def test_other_drafts_are_not_sent_along(pdf: Path, tmp_path: Path) -> None:
    """Drafts of an earlier, longer list stay, and that is said."""
    folder = tmp_path / "drafts"
    for count, wanted in ((3, []), (2, ["D230"])):
        listed = write_list(tmp_path / f"{count}.csv", people(count))
        code, err = finish(
            [sys.executable, "-m", "kanyin", "mail", str(pdf), "--list", str(listed),
             "--eml", str(folder)]
        )  # fmt: skip
        assert (code, codes(err)) == (0, wanted)
    assert len(list(folder.iterdir())) == 3


def test_one_refused_of_several_nobody_is_served(pdf: Path, served: Served) -> None:
    post, account = served
    post.always = {"b@b.cn": "550 5.1.1 unknown"}
    code, err, found = send(pdf, account, "--to", "a@b.cn", "--to", "b@b.cn")
    assert (code, found, post.recipients()) == (1, ["D220"], [])
    assert "It went to none of them." in err


def test_several_addresses_in_one_option(pdf: Path, tmp_path: Path) -> None:
    code, err = finish(
        [sys.executable, "-m", "kanyin", "mail", str(pdf), "--to", "王 <w@b.cn>; 李 <l@b.cn>",
         "--eml", str(tmp_path / "a.eml")]
    )  # fmt: skip
    assert (code, codes(err)) == (1, ["D201"])
    assert not (tmp_path / "a.eml").exists()


def test_a_server_for_ascii_is_not_said_to_refuse_all(
    pdf: Path, authority: Path, tmp_path: Path
) -> None:
    """Many who need SMTPUTF8 do not keep the others from their mail."""
    rows = [f"张{n}@b.cn" for n in range(6)] + [f"r{n}@b.cn" for n in range(3)]
    listed = write_list(tmp_path / "l.csv", [f"某,{row}" for row in rows])
    with serving(authority, enable_SMTPUTF8=False) as (post, account):
        code, _, found = send(pdf, account, "--list", listed)
        assert (code, set(found), len(found)) == (1, {"D224"}, 6)
        assert post.recipients() == ["r0@b.cn", "r1@b.cn", "r2@b.cn"]
        code, _, found = send(pdf, account, "--to", "a@b.cn", "--reply-to", "张三@b.cn")
        assert (code, found) == (1, ["D224"])


def test_a_stranger_s_database_is_no_journal(pdf: Path, served: Served, tmp_path: Path) -> None:
    post, account = served
    with closing(sqlite3.connect(tmp_path / "x.db")) as base:
        base.execute("CREATE TABLE theirs (a)")
    listed = write_list(tmp_path / "l.csv", people(2))
    code, _, found = send(pdf, account, "--list", listed, "--journal", tmp_path / "x.db")
    assert (code, found, post.recipients()) == (6, ["D226"], [])
    with closing(sqlite3.connect(tmp_path / "x.db")) as base:
        assert base.execute("SELECT name FROM sqlite_master").fetchall() == [("theirs",)]


def test_those_who_can_be_served_are_not_kept_waiting_by_others(
    pdf: Path, served: Served, tmp_path: Path
) -> None:
    """Five who are put off end a round; the next begins with the others."""
    post, account = served
    post.always = {f"r{n}@b.cn": "451 4.2.1 later" for n in range(6)}
    listed = write_list(tmp_path / "l.csv", people(9))
    code, _, found = send(pdf, account, "--list", listed)
    assert (code, set(found), len(found)) == (4, {"D221"}, 6)
    assert sorted(post.recipients()) == ["r6@b.cn", "r7@b.cn", "r8@b.cn"]


@pytest.mark.parametrize("options", [("--to", ""), ("--to", "a@b.cn", "--to", " ")])
def test_nobody_is_no_recipient(pdf: Path, served: Served, options: tuple[str, ...]) -> None:
    post, account = served
    code, _, found = send(pdf, account, *options)
    assert (code, set(found)) == (1, {"D201"})
    assert not post.commands


def test_others_drafts_are_not_replaced(pdf: Path, tmp_path: Path) -> None:
    """Though they begin with the same header as many do."""
    target = tmp_path / "one.eml"
    target.write_bytes(b"Message-ID: <abc@x>\r\nDate: x\r\n\r\nmine")
    code, _, err = run("mail", pdf, "--to", "a@b.cn", "--eml", target)
    assert (code, codes(err)) == (6, ["E105"])
    assert target.read_bytes().endswith(b"mine")
