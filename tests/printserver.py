"""Real printers on loopback, and a real CUPS server: Debian's ippeveprinter and cupsd.

Each listens on a free port of 127.0.0.1, keeps its files in one folder, and ends with the test
session.  ippeveprinter wants to announce itself: it is given a bus and an Avahi of its own, in a
network without any other machine, so that nobody hears of it."""

from __future__ import annotations

import json
import os
import shutil
import socket
import stat
import subprocess
import tempfile
import threading
import time
from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager, suppress
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from kanyin.deliver.ipp import Attributes, Message, decode, encode

PROGRAMS = (
    "cupsd", "ippeveprinter", "dbus-daemon", "avahi-daemon", "lpadmin", "lpstat",
    "setpriv", "unshare",
)  # fmt: skip
PLACE = "三楼 Room 301"
TRIES = 3
PATIENCE = 15.0  # seconds for a server to be there
BUS = """\
<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path={folder}/bus</listen><auth>EXTERNAL</auth>
<policy context="default"><allow user="*"/><allow own="*"/><allow send_destination="*"/>
<allow receive_sender="*"/></policy></busconfig>
"""
AVAHI = """\
[server]
use-ipv6=no
allow-interfaces=lo
[publish]
publish-addresses=no
publish-hinfo=no
publish-workstation=no
[wide-area]
enable-wide-area=no
"""
CUPSD = """\
Listen 127.0.0.1:{port}
Listen {folder}/cups.sock
Browsing Off
DefaultAuthType None
WebInterface No
ErrorPolicy stop-printer
PreserveJobHistory Yes
<Location />
  Order allow,deny
  Allow localhost
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  <Limit All>
    Order deny,allow
  </Limit>
</Policy>
"""
FILES = """\
ServerRoot {folder}
StateDir {folder}
CacheDir {folder}/cache
RequestRoot {folder}/spool
TempDir {folder}/temp
AccessLog {folder}/access_log
ErrorLog {folder}/error_log
PageLog {folder}/page_log
FileDevice No
"""
# What ippeveprinter runs for each job: keeps the file and what was asked for, and does as it is
# told by a file `mood`: a state of the printer to be in for so long, or an exit code.
COMMAND = """\
#!/bin/sh
here="{folder}"
count=$(ls "$here" | grep -c 'job-.*[.]pdf' || true)
cp "$1" "$here/.new.pdf"
env | grep '^IPP_' >"$here/job-$count.env"
mv "$here/.new.pdf" "$here/job-$count.pdf"
if [ -f "$here/mood" ]; then . "$here/mood"; fi
exit 0
"""
A4 = ("iso_a4_210x297mm", 21000, 29700, 423)
A3 = ("iso_a3_297x420mm", 29700, 42000, 423)
A5 = ("iso_a5_148x210mm", 14800, 21000, 423)
EDGES = ("bottom", "left", "right", "top")
Medium = tuple[str, int, int, int]


def missing() -> str:
    """Why no server can be started here, "" where it can."""
    path = os.pathsep.join((os.environ.get("PATH", ""), "/usr/sbin", "/sbin"))
    lacking = [name for name in PROGRAMS if shutil.which(name, path=path) is None]
    if lacking:
        return f"not installed: {', '.join(lacking)} (Debian: cups, cups-ipp-utils, avahi-daemon)"
    if os.geteuid() != 0:
        return "only root may start a bus, Avahi and CUPS of its own"
    try:
        socket.create_server(("::1", 0), family=socket.AF_INET6).close()
    except OSError:
        return "ippeveprinter wants a loopback with IPv6"
    return "" if _is_apart() or not Path("/run/avahi-daemon/pid").exists() else "Avahi runs here"


def _is_apart() -> bool:
    """Whether a process may have a network of its own here, which some containers do not allow."""
    words = ["unshare", "--mount", "--net", "true"]
    return subprocess.run(words, capture_output=True, check=False).returncode == 0


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        port: int = found.getsockname()[1]
    return port


@dataclass(frozen=True)
class Received:
    """A job as the printer had it: the file, and its attributes."""

    file: Path
    wishes: dict[str, str]


@dataclass(frozen=True)
class Device:
    """A printer that is switched on; everything it was sent is in its folder."""

    uri: str
    folder: Path
    process: subprocess.Popen[bytes]

    def received(self) -> list[Received]:
        found = []
        for file in sorted(self.folder.glob("job-*.pdf"), key=lambda path: path.stat().st_mtime_ns):
            lines = file.with_suffix(".env").read_text("utf-8").splitlines()
            pairs = (line.partition("=") for line in lines)
            found.append(Received(file, {name: value for name, _, value in pairs}))
        return found

    def last(self) -> Received:
        return self.received()[-1]

    @contextmanager
    def mood(self, shell: str) -> Iterator[None]:
        """Do this with every job meanwhile."""
        file = self.folder / "mood"
        file.write_text(shell, "utf-8")
        try:
            yield
        finally:
            file.unlink()


@dataclass(frozen=True)
class Room:
    """A simplex A4 printer, a duplex A3 and A4 printer, and CUPS with a queue for each."""

    a4: Device
    a3: Device
    port: int
    folder: Path
    environ: Mapping[str, str]

    @property
    def socket(self) -> str:
        return f"{self.folder}/cups.sock"


def _attributes(media: tuple[Medium, ...], sides: tuple[str, ...], ready: tuple[str, ...]) -> str:
    """A printer for `ippeveprinter -a` in the language of ipptool."""
    sizes = [
        f"{{ MEMBER integer x-dimension {row[1]} MEMBER integer y-dimension {row[2]} }}"
        for row in media
    ]
    database = [
        f'{{ MEMBER keyword media-key "{name}" MEMBER collection media-size {size} '
        f'MEMBER keyword media-size-name "{name}" '
        + "".join(f"MEMBER integer media-{side}-margin {edge} " for side in EDGES)
        + "}"
        for (name, _, _, edge), size in zip(media, sizes, strict=True)
    ]
    quoted = [json.dumps(row[0]) for row in media]
    rows = [
        "collection media-col-database " + ",".join(database),
        "collection media-size-supported " + ",".join(sizes),
        "keyword media-supported " + ",".join(quoted),
        "keyword media-default " + quoted[0],
        "keyword media-ready " + ",".join(map(json.dumps, ready)),
        "keyword sides-supported " + ",".join(map(json.dumps, sides)),
        "keyword sides-default one-sided",
        "collection media-col-default " + database[0],
        "collection media-col-ready "
        + ",".join(each for each, row in zip(database, media, strict=True) if row[0] in ready),
        "integer copies-default 1",
        "rangeOfInteger copies-supported 1-99",
        "boolean color-supported true",
        "keyword print-color-mode-supported auto,color,monochrome",
        "keyword print-color-mode-default auto",
        "keyword output-bin-supported face-down",
        "keyword output-bin-default face-down",
        "mimeMediaType document-format-supported application/pdf",
        "keyword urf-supported CP1,IS1,MT1,RS300,V1.4,W8",
        "resolution pwg-raster-document-resolution-supported 300dpi",
        "keyword pwg-raster-document-type-supported sgray_8",
        "resolution printer-resolution-supported 300dpi",
        "resolution printer-resolution-default 300dpi",
        "keyword print-scaling-supported none,fit,auto",
        "keyword print-scaling-default auto",
    ]
    return "".join(f"ATTR {row}\n" for row in rows)


@contextmanager
def _running(
    words: list[str], environ: Mapping[str, str], log: Path
) -> Iterator[subprocess.Popen[bytes]]:
    with log.open("ab") as out:
        process = subprocess.Popen(
            # Whatever ends the tests, and however suddenly, ends the server too.
            ["setpriv", "--pdeathsig", "TERM", *words],
            env=dict(environ), stdin=subprocess.DEVNULL, stdout=out, stderr=out,
        )  # fmt: skip
    try:
        yield process
    finally:
        process.terminate()
        try:
            process.wait(5)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def _until(port: int, process: subprocess.Popen[bytes], log: Path) -> None:
    begun = time.monotonic()
    while time.monotonic() - begun < PATIENCE and process.poll() is None:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.05)
    raise RuntimeError(log.read_text("utf-8", "replace")[-2000:])


@contextmanager
def announcing(folder: Path) -> Iterator[dict[str, str]]:
    """A bus with Avahi on it, out of everyone's hearing; the environment for its users."""
    environ = {
        **os.environ, "DBUS_SYSTEM_BUS_ADDRESS": f"unix:path={folder}/bus",
        "PATH": os.pathsep.join((os.environ["PATH"], "/usr/sbin", "/sbin")), "LANG": "C.UTF-8",
    }  # fmt: skip
    for name in ("CUPS_SERVER", "LPDEST", "PRINTER"):
        environ.pop(name, None)
    (folder / "bus.conf").write_text(BUS.format(folder=folder), "utf-8")
    (folder / "avahi.conf").write_text(AVAHI, "utf-8")
    bus = ["dbus-daemon", f"--config-file={folder}/bus.conf", "--nofork", "--nopidfile"]
    apart = ["unshare", "--mount", "--net"] if _is_apart() else []
    avahi = (
        ("mount -t tmpfs none /run && " if apart else "")
        + "mkdir -p /run/avahi-daemon && exec avahi-daemon "
        f"-f {folder}/avahi.conf --no-drop-root --no-chroot --no-rlimits"
    )
    with _running(bus, environ, folder / "bus.log"):
        _until_there(folder / "bus")
        log = folder / "avahi.log"
        with _running([*apart, "sh", "-c", avahi], environ, log):
            begun = time.monotonic()
            while "startup complete" not in log.read_text("utf-8", "replace"):
                if time.monotonic() - begun > PATIENCE:
                    raise RuntimeError(log.read_text("utf-8", "replace"))
                time.sleep(0.05)
            yield environ
    if not apart:
        with suppress(OSError):
            Path("/run/avahi-daemon").rmdir()


def _until_there(path: Path) -> None:
    begun = time.monotonic()
    while not path.exists() and time.monotonic() - begun < PATIENCE:
        time.sleep(0.02)


@contextmanager
def device(
    folder: Path, environ: Mapping[str, str], name: str, media: tuple[Medium, ...],
    sides: tuple[str, ...], ready: tuple[str, ...] = (),
) -> Iterator[Device]:  # fmt: skip
    """A printer that is on."""
    folder.mkdir()
    (folder / "spool").mkdir()
    attributes, command, log = folder / "printer.conf", folder / "command", folder / "log"
    attributes.write_text(
        _attributes(media, sides, ready or tuple(row[0] for row in media)), "utf-8"
    )
    command.write_text(COMMAND.format(folder=folder), "utf-8")
    command.chmod(command.stat().st_mode | stat.S_IXUSR)
    port = free_port()
    words = [
        "ippeveprinter", "-n", "localhost", "-p", str(port), "-r", "off", "-vv",
        "-a", str(attributes), "-c", str(command), "-d", str(folder / "spool"), name,
    ]  # fmt: skip
    with _running(words, environ, log) as process:
        _until(port, process, log)
        yield Device(f"ipp://localhost:{port}/ipp/print", folder, process)


@contextmanager
def cups(folder: Path, environ: Mapping[str, str], queues: Mapping[str, str]) -> Iterator[int]:
    """A CUPS server with driverless queues, by name and the printer's URI; its port.  Raises
    TimeoutExpired for one that does not answer."""
    port = free_port()
    folder.mkdir()
    for name in ("cache", "spool", "temp", "ppd"):
        (folder / name).mkdir()
    shutil.chown(folder / "temp", group="lp")
    (folder / "temp").chmod(0o1770)
    (folder / "cupsd.conf").write_text(CUPSD.format(folder=folder, port=port), "utf-8")
    (folder / "cups-files.conf").write_text(FILES.format(folder=folder), "utf-8")
    words = ["cupsd", "-f", "-c", f"{folder}/cupsd.conf", "-s", f"{folder}/cups-files.conf"]
    log = folder / "cupsd.log"
    with _running(words, environ, log) as process:
        _until(port, process, log)
        server = {**environ, "CUPS_SERVER": f"127.0.0.1:{port}"}
        tasks = [
            ["lpadmin", "-p", name, "-E", "-v", uri, "-m", "everywhere", "-L", PLACE]
            for name, uri in queues.items()
        ]
        for task in (*tasks, ["lpstat", "-p"]):
            subprocess.run(task, env=server, check=True, timeout=PATIENCE, capture_output=True)
        yield port


@contextmanager
def room() -> Iterator[Room]:
    """Everything that the tests print on."""
    with ExitStack() as opened:
        folder = Path(opened.enter_context(tempfile.TemporaryDirectory(prefix="kanyin-print-")))
        folder.chmod(0o755)  # filters of CUPS run as another user
        environ = opened.enter_context(announcing(folder))
        small = opened.enter_context(
            device(folder / "a4", environ, "Small", (A4, A5), ("one-sided",))
        )
        duplex = ("one-sided", "two-sided-long-edge", "two-sided-short-edge")
        large = opened.enter_context(device(folder / "a3", environ, "Large", (A4, A3), duplex))
        queues = {"small": small.uri, "large": large.uri}
        for tried in range(TRIES):  # cupsd has been seen to stand still when it had just begun
            try:
                port = opened.enter_context(cups(folder / f"cups{tried}", environ, queues))
            except subprocess.TimeoutExpired:
                continue
            yield Room(small, large, port, folder / f"cups{tried}", environ)
            return
        raise RuntimeError("cupsd does not answer")


Answer = tuple[int, list[tuple[int, Attributes]]] | int


class FakePrinter:
    """An IPP server for what a real printer cannot be made to say.

    ``answers`` maps an operation to answers in turn, the last of which is given for ever: a status
    with its groups, or a number of HTTP.  Without them every request gets ``status`` and ``body``.
    """

    def __init__(
        self, answers: Mapping[int, list[Answer]] | None = None,
        status: int = 200, body: bytes = b"",
    ) -> None:  # fmt: skip
        fake = self
        self.asked: list[Message] = []
        self._answers = {code: list(found) for code, found in (answers or {}).items()}

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                given = self.rfile.read(int(self.headers["Content-Length"]))
                found, said = fake._answer(given) if answers else (status, body)
                self.send_response(found)
                self.send_header("Content-Type", "application/ipp")
                self.send_header("Content-Length", str(len(said)))
                self.end_headers()
                with suppress(OSError):
                    self.wfile.write(said)

            def log_message(self, format: str, *args: object) -> None:
                """Nothing on standard error."""

        self._server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self._server.handle_error = lambda *_: None  # type: ignore[method-assign]
        self.uri = f"ipp://127.0.0.1:{self._server.server_port}/ipp/print"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.05,))

    def _answer(self, given: bytes) -> tuple[int, bytes]:
        message = decode(given)
        self.asked.append(message)
        left = self._answers.get(message.code, [(0x0501, [])])
        answer = left.pop(0) if len(left) > 1 else left[0]
        if isinstance(answer, int):
            return answer, b""
        code, groups = answer
        return 200, encode(Message(code, message.number, groups))

    def __enter__(self) -> FakePrinter:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()
