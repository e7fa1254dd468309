"""One input context of fcitx 4 over the session bus: keys go there, words come back."""

from __future__ import annotations

import os
from collections import deque
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

from jeepney import DBusAddress, DBusErrorResponse, HeaderFields, MatchRule, Message, message_bus, new_method_call
from jeepney.io.blocking import DBusConnection, open_dbus_connection
from jeepney.wrappers import unwrap_msg

SERVICE = "org.fcitx.Fcitx-{display}"
METHOD = "org.fcitx.Fcitx.InputMethod"
CONTEXT = "org.fcitx.Fcitx.InputContext"
PATIENCE = 0.5  # seconds; a key waits no longer for an input method that hangs
PREEDIT = 1 << 1  # fcitx's capacity flag: the field shows what is being composed
TROUBLE = (OSError, KeyError, ValueError, TimeoutError, DBusErrorResponse)


class NoFcitx(Exception):
    """There is no fcitx to speak to, or it stopped answering."""


def names_on_the_bus() -> frozenset[str]:
    """The services on the session bus; none where there is no bus."""
    try:
        with open_dbus_connection() as connection:
            return frozenset(map(str, _call(connection, message_bus.ListNames())[0]))
    except TROUBLE:
        return frozenset()


def display_number(display: str) -> str:
    """0 of ":0.0" or "localhost:0": fcitx runs once a display and has its number in its name."""
    return display.rpartition(":")[2].partition(".")[0] or "0"


class FcitxBus:
    """An input context; raises `NoFcitx` when made without fcitx, and whenever it doesn't answer."""

    def __init__(self, program: str) -> None:
        service = SERVICE.format(display=display_number(os.environ.get("DISPLAY", "")))
        try:
            self._connection = open_dbus_connection()
            method = DBusAddress("/inputmethod", bus_name=service, interface=METHOD)
            made = _call(self._connection, new_method_call(method, "CreateICv3", "si", (program, os.getpid())))
            self._context = DBusAddress(f"/inputcontext_{made[0]}", bus_name=service, interface=CONTEXT)
            rule = MatchRule(type="signal", path=self._context.object_path, interface=CONTEXT)
            _call(self._connection, message_bus.AddMatch(rule))
        except TROUBLE as trouble:
            raise NoFcitx(str(trouble)) from trouble
        self._heard: deque[Message] = deque()
        self._connection.filter(rule, queue=self._heard).__enter__()
        self._ask("SetCapacity", "u", PREEDIT)

    @property
    def descriptor(self) -> int:
        """What becomes readable when fcitx has something to say."""
        return int(self._connection.sock.fileno())

    def key(self, symbol: int, code: int, state: int, released: bool, time: int) -> bool:
        """Hand over a key as X has it: keysym, keycode, modifiers, milliseconds; True when fcitx keeps it."""
        return bool(self._ask("ProcessKeyEvent", "uuuiu", symbol, code, state, int(released), time & 0xFFFFFFFF)[0])

    def focus(self, inside: bool) -> None:
        """Say that a field has the keyboard, or none has."""
        self._ask("FocusIn" if inside else "FocusOut")

    def reset(self) -> None:
        """Forget what is being composed."""
        self._ask("Reset")

    def cursor(self, x: int, y: int, width: int, height: int) -> None:
        """Where the candidates should show up, in pixels of the screen."""
        self._ask("SetCursorRect", "iiii", x, y, width, height)

    def said(self) -> Iterator[tuple[str, tuple[object, ...]]]:
        """What fcitx said since: the signal's name and its words."""
        with suppress(TimeoutError):
            while True:
                self._receive()
        while self._heard:
            message = self._heard.popleft()
            yield str(message.header.fields[HeaderFields.member]), message.body

    def _receive(self) -> None:
        try:
            self._connection.recv_messages(timeout=0)
        except (OSError, EOFError) as trouble:
            if isinstance(trouble, TimeoutError):
                raise
            raise NoFcitx(str(trouble)) from trouble

    def _ask(self, name: str, signature: str = "", *words: object) -> tuple[Any, ...]:
        try:
            return _call(self._connection, new_method_call(self._context, name, signature, words))
        except TROUBLE as trouble:
            raise NoFcitx(str(trouble)) from trouble


def _call(connection: DBusConnection, message: Message) -> tuple[Any, ...]:
    answer: tuple[Any, ...] = unwrap_msg(connection.send_and_get_reply(message, timeout=PATIENCE))
    return answer
