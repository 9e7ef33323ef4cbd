"""The bytes of IPP: what was written is read again, and nothing hostile does harm."""

from __future__ import annotations

import socket
import struct
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from printserver import FakePrinter, free_port

from kanyin.deliver.cups import get_printer
from kanyin.deliver.door import LARGEST, Door, PrintError, ask, cups_doors, door_of
from kanyin.deliver.ipp import (
    BEGIN,
    BOOLEAN,
    DEEPEST,
    END,
    ENUM,
    INTEGER,
    KEYWORD,
    MEMBER,
    MOMENT,
    NAME,
    NAME_LANGUAGE,
    OPERATION,
    PRINTER,
    RANGE,
    RESOLUTION,
    TEXT,
    URI,
    IppError,
    Message,
    Resolution,
    Value,
    decode,
    encode,
)
from kanyin.deliver.printer import size_of

INT = st.integers(-(2**31), 2**31 - 1)
WORD = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
PLAIN = st.one_of(
    st.builds(Value, st.sampled_from([INTEGER, ENUM]), INT),
    st.builds(Value, st.just(BOOLEAN), st.booleans()),
    st.builds(Value, st.sampled_from([TEXT, NAME, KEYWORD, URI]), WORD),
    st.builds(Value, st.just(RANGE), st.tuples(INT, INT)),
    st.builds(Value, st.just(RESOLUTION), st.builds(Resolution, INT, INT, st.sampled_from([3, 4]))),
    st.builds(Value, st.just(NAME_LANGUAGE), st.tuples(WORD, WORD)),
    st.builds(Value, st.just(MOMENT), st.binary(min_size=11, max_size=11)),
    st.builds(Value, st.sampled_from([0x10, 0x12, 0x13]), st.none()),
)


def attributes(values: st.SearchStrategy[Value]) -> st.SearchStrategy[dict[str, tuple[Value, ...]]]:
    some = st.lists(values, min_size=1, max_size=3).map(tuple)
    return st.dictionaries(WORD.filter(bool), some, max_size=4)


VALUES = st.recursive(
    PLAIN, lambda inner: st.builds(Value, st.just(BEGIN), attributes(inner)), max_leaves=8
)
MESSAGES = st.builds(
    Message,
    st.integers(0, 0xFFFF),
    INT,
    st.lists(st.tuples(st.sampled_from([1, 2, 4, 5, 9]), attributes(VALUES)), max_size=4),
    st.tuples(st.integers(0, 255), st.integers(0, 255)),
)


@settings(max_examples=25)
@given(MESSAGES)
def test_what_is_written_is_read_again(message: Message) -> None:
    assert decode(encode(message)) == message


@settings(max_examples=25)
@given(MESSAGES, st.data())
def test_a_part_of_a_message_is_none(message: Message, data: st.DataObject) -> None:
    whole = encode(message)
    with pytest.raises(IppError):
        decode(whole[: data.draw(st.integers(0, len(whole) - 1))])


@settings(max_examples=25)
@given(MESSAGES, st.data())
def test_a_changed_byte_is_told_or_read_as_it_is(message: Message, data: st.DataObject) -> None:
    changed = bytearray(encode(message))
    changed[data.draw(st.integers(0, len(changed) - 1))] = data.draw(st.integers(0, 255))
    try:
        read = decode(bytes(changed))
    except IppError:
        return
    assert isinstance(read.groups, list)


@given(st.binary(max_size=200))
def test_noise_is_never_more_than_an_error(noise: bytes) -> None:
    """A message, or an IppError: nothing else comes out."""
    with suppress(IppError):
        assert isinstance(decode(noise), Message)


HEAD = struct.pack(">BBHi", 2, 0, 0, 1)


def field(data: bytes) -> bytes:
    return struct.pack(">H", len(data)) + data


@pytest.mark.parametrize(
    "body",
    [
        b"",
        bytes((PRINTER, INTEGER)) + field(b"a") + b"\x7f\xff",  # a length that lies
        bytes((PRINTER, INTEGER)) + field(b"a") + b"\xff\xff" + bytes((END,)),  # a negative one
        bytes((PRINTER, INTEGER)) + field(b"a") + field(b"\0") + bytes((END,)),  # a short integer
        bytes((INTEGER,)) + field(b"a") + field(b"\0\0\0\1") + bytes((END,)),  # outside a group
        bytes((PRINTER, INTEGER)) + field(b"") + field(b"\0\0\0\1") + bytes((END,)),  # no name
        bytes((PRINTER, BEGIN)) + field(b"a") + field(b"") + bytes((END,)),  # no end of collection
        bytes((PRINTER, BEGIN))
        + field(b"a")
        + field(b"")
        + bytes((INTEGER,))
        + field(b"")
        + field(b"\0\0\0\1"),  # a member without a name
        bytes((PRINTER,))
        + (bytes((BEGIN,)) + field(b"a") + field(b"") + bytes((MEMBER,)) + field(b"") + field(b"m"))
        * 1,
        bytes((PRINTER, BEGIN))
        + field(b"a")
        + field(b"")
        + (bytes((MEMBER,)) + field(b"") + field(b"m") + bytes((BEGIN,)) + field(b"") + field(b""))
        * (DEEPEST + 1),
        bytes((PRINTER,)) * 400,  # groups without end
        bytes((PRINTER, NAME_LANGUAGE)) + field(b"a") + field(b"\0\x09zh") + bytes((END,)),
    ],
)
def test_hostile_bytes_are_told(body: bytes) -> None:
    with pytest.raises(IppError):
        decode(HEAD + body)


def test_many_values_are_read_quickly_or_refused() -> None:
    one = bytes((INTEGER,)) + field(b"a") + field(b"\0\0\0\1")
    more = bytes((INTEGER,)) + field(b"") + field(b"\0\0\0\1")
    begun = time.monotonic()
    assert len(decode(HEAD + bytes((PRINTER,)) + one + more * 50_000 + bytes((END,))).groups) == 1
    with pytest.raises(IppError, match="more than"):
        decode(HEAD + bytes((PRINTER,)) + one + more * 500_000 + bytes((END,)))
    assert time.monotonic() - begun < 2


@pytest.mark.parametrize(
    "value",
    [
        Value(INTEGER, 2**31),
        Value(RANGE, (0, 2**40)),
        Value(INTEGER, 1.5),
        Value(TEXT, "x" * 40000),
    ],
)
def test_what_has_no_form_is_not_written(value: Value) -> None:
    with pytest.raises(IppError):
        encode(Message(2, 1, [(OPERATION, {"a": (value,)})]))


def test_the_operation_comes_as_the_standard_has_it() -> None:
    """RFC 8010, appendix A.1, an excerpt."""
    message = Message(2, 1, [(1, {"attributes-charset": (Value(0x47, "utf-8"),)})], (1, 1))
    assert encode(message) == (
        b"\x01\x01\x00\x02\x00\x00\x00\x01\x01\x47\x00\x12attributes-charset\x00\x05utf-8\x03"
    )


# Servers that are no printers.


def refused(codes: str, uri: str, patience: float = 5.0) -> PrintError:
    begun = time.monotonic()
    with pytest.raises(PrintError) as caught:
        ask(door_of(uri), Message(0x0B), patience=patience)
    assert caught.value.code in codes.split()
    assert time.monotonic() - begun < patience + 3
    return caught.value


@pytest.mark.parametrize("status", [401, 403, 404, 426, 500, 503])
def test_http_refusals_have_words(status: int) -> None:
    with FakePrinter(status=status) as fake:
        error = refused("D105", fake.uri)
    assert error.values["status"] == status
    assert error.values["zh"]


def test_other_protocols_are_told() -> None:
    with FakePrinter(body=b"<html>hello</html>") as fake:
        refused("D104", fake.uri)
    with FakePrinter(body=encode(Message(0, 77))) as fake:
        assert "77" in str(refused("D104", fake.uri).values["reason"])
    with FakePrinter(body=b"\0" * (LARGEST + 10)) as fake:
        refused("D104", fake.uri)


@pytest.fixture
def raw() -> Iterator[socket.socket]:
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server


@pytest.mark.parametrize(
    "said",
    [
        b"SSH-2.0-OpenSSH_9.2\r\n",
        b"",
        b"HTTP/1.1 200 OK\r\n",
        b"HTTP/1.1 200 OK\r\nContent-Length: 99999999999\r\n\r\nx",
        b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 2000,
    ],
)
def test_servers_that_break_off(raw: socket.socket, said: bytes) -> None:
    """Nobody answers, or not in IPP: which of them depends on how a connection is broken."""

    def serve() -> None:
        connection, _ = raw.accept()
        with connection:
            connection.recv(4096)
            connection.sendall(said)

    thread = threading.Thread(target=serve)
    thread.start()
    refused("D103 D104", f"ipp://127.0.0.1:{raw.getsockname()[1]}/")
    thread.join(5)


@pytest.mark.parametrize("drip", [False, True])
def test_servers_that_keep_waiting(raw: socket.socket, drip: bool) -> None:
    """One that says nothing, and one that says a byte now and then."""
    done = threading.Event()

    def serve() -> None:
        connection, _ = raw.accept()
        with connection:
            connection.recv(4096)
            while not done.wait(0.1):
                if drip:
                    try:
                        connection.sendall(b"H")
                    except OSError:
                        return

    thread = threading.Thread(target=serve)
    thread.start()
    error = refused("D103", f"ipp://127.0.0.1:{raw.getsockname()[1]}/", 0.6)
    assert "及时" in str(error.values["reason"])
    done.set()
    thread.join(5)


def test_nobody_there() -> None:
    refused("D103", f"ipp://127.0.0.1:{free_port()}/")
    refused("D103", "ipp://no-such-host.invalid/")


def test_encryption_that_is_not_trusted() -> None:
    with FakePrinter(body=b"") as fake:
        refused("D103", fake.uri.replace("ipp:", "ipps:"))


@pytest.mark.parametrize(
    "address",
    [
        "http://a/",
        "ipp://",
        "ipp:///ipp/print",
        "ipp://a:99999/",
        "ipp://u:p@a/",
        "ipp://[::zz]/",
        "ipp://a/b c",
        "ipp://打印机/",
        "ipp://a:x/",
        "ftp://a",
    ],
)
def test_addresses_that_are_none(address: str) -> None:
    with pytest.raises(PrintError) as caught:
        door_of(address)
    assert caught.value.code == "D120"


def test_addresses() -> None:
    assert door_of("ipp://printer.example/ipp/print")[:5] == (
        "printer.example",
        631,
        False,
        "",
        "/ipp/print",
    )
    assert door_of("ipps://[fe80::1]:443/")[:3] == ("fe80::1", 443, True)


def test_where_cups_is_looked_for(tmp_path: Path) -> None:
    assert cups_doors({"CUPS_SERVER": "/a/b.sock"})[0].socket == "/a/b.sock"
    assert cups_doors({"CUPS_SERVER": "server:8631/version=1.1"})[0][:2] == ("server", 8631)
    assert cups_doors({"CUPS_SERVER": "server"})[0][:2] == ("server", 631)
    assert cups_doors({})[-1][:2] == ("localhost", 631)
    with pytest.raises(PrintError):
        cups_doors({"CUPS_SERVER": "a b"})
    with pytest.raises(PrintError) as caught:
        get_printer(cups_doors({"CUPS_SERVER": str(tmp_path / "none.sock")})[0])
    assert caught.value.code == "D103"


@pytest.mark.parametrize("host", ["a..b", "a" * 64 + ".cn"])
def test_hosts_that_have_no_name(host: str) -> None:
    with pytest.raises(PrintError) as caught:
        get_printer(door_of(f"ipp://{host}/ipp/print"))
    assert caught.value.code == "D103"


def test_addresses_that_servers_give() -> None:
    door = Door("localhost").to("ipp://localhost/printers/打印机", "打印机")
    assert door.path == "/printers/%E6%89%93%E5%8D%B0%E6%9C%BA"
    with pytest.raises(PrintError) as caught:
        door.to("ipp://[bad/", "x")
    assert caught.value.code == "D120"


@pytest.mark.parametrize("name", ["custom_" + "9" * 400 + "x10mm", "custom_min_1x1mm"])
def test_media_names_of_no_size(name: str) -> None:
    assert size_of(name) is None
    assert size_of("custom_media-1_210x297mm") is not None
