"""fcitx 4's protocol, spoken to something that answers as fcitx does, on a bus of the test's own."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from threading import Thread

import pytest

pytest.importorskip("jeepney", reason="D-Bus is spoken on Linux only")

from jeepney import DBusAddress, HeaderFields, Message, message_bus, new_error, new_method_return, new_signal
from jeepney.io.blocking import open_dbus_connection

from yitusanhui.gui.input_method.fcitx_bus import CONTEXT, FcitxBus, NoFcitx, display_number, names_on_the_bus

SERVICE = "org.fcitx.Fcitx-77"


@pytest.fixture
def bus(monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    daemon = shutil.which("dbus-daemon")
    if daemon is None:
        pytest.skip("dbus-daemon is not installed")
    command = [daemon, "--session", "--nofork", "--print-address=1"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True) as process:
        assert process.stdout is not None
        address = process.stdout.readline().strip()
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", address)
        monkeypatch.setenv("DISPLAY", ":77.0")
        yield address
        process.kill()


@pytest.fixture
def fcitx(bus: str) -> Iterator[list[tuple[str, tuple[object, ...]]]]:
    """Answers until it is told to go; keeps what it was asked."""
    asked: list[tuple[str, tuple[object, ...]]] = []
    server = open_dbus_connection(bus=bus)
    server.send_and_get_reply(message_bus.RequestName(SERVICE))

    def serve() -> None:
        while True:
            message = server.receive()
            member = str(message.header.fields.get(HeaderFields.member, ""))
            if member == "Go":
                return
            if HeaderFields.interface in message.header.fields and member != "NameAcquired":
                asked.append((member, message.body))
                _answer(server, message, member)

    thread = Thread(target=serve, daemon=True)
    thread.start()
    yield asked
    with open_dbus_connection(bus=bus) as other:
        address = DBusAddress("/inputmethod", bus_name=SERVICE, interface=CONTEXT)
        other.send(_go(address))
    thread.join(5)
    server.close()


def _go(address: DBusAddress) -> Message:
    from jeepney import new_method_call

    return new_method_call(address, "Go")


def _answer(server, message: Message, member: str) -> None:
    if member == "CreateICv3":
        server.send(new_method_return(message, "ibuuuu", (5, True, 0, 0, 0, 0)))
    elif member == "ProcessKeyEvent":
        kept = message.body[0] == ord("a")
        if kept:
            where = DBusAddress("/inputcontext_5", interface=CONTEXT)
            server.send(new_signal(where, "CommitString", "s", ("啊",)))
            server.send(new_signal(where, "UpdateFormattedPreedit", "a(si)i", ([], 0)))
        server.send(new_method_return(message, "i", (int(kept),)))
    elif member == "Reset":
        server.send(new_error(message, "org.fcitx.No"))
    else:
        server.send(new_method_return(message))


def test_a_key_goes_out_and_words_come_back(fcitx: list[tuple[str, tuple[object, ...]]]) -> None:
    context = FcitxBus("一图三会")
    context.focus(True)
    context.cursor(10, 20, 1, 30)
    assert context.key(ord("a"), 38, 0, False, 2**32 + 7) is True
    assert context.key(ord("1"), 10, 4, True, 8) is False
    assert [name for name, _ in fcitx] == [
        "CreateICv3", "SetCapacity", "FocusIn", "SetCursorRect", "ProcessKeyEvent", "ProcessKeyEvent",
    ]  # fmt: skip
    assert [body for name, body in fcitx if name == "ProcessKeyEvent"] == [(97, 38, 0, 0, 7), (49, 10, 4, 1, 8)]
    assert list(context.said()) == [("CommitString", ("啊",)), ("UpdateFormattedPreedit", ([], 0))]
    assert list(context.said()) == []


def test_an_error_is_no_input_method(fcitx: list[tuple[str, tuple[object, ...]]]) -> None:
    with pytest.raises(NoFcitx):
        FcitxBus("一图三会").reset()


def test_without_fcitx_there_is_none(bus: str) -> None:
    assert "org.freedesktop.DBus" in names_on_the_bus()
    with pytest.raises(NoFcitx):
        FcitxBus("一图三会")


def test_the_display_is_in_its_name() -> None:
    assert [display_number(display) for display in (":0", ":77.0", "host:10.1", "")] == ["0", "77", "10", "0"]
