"""Refusals. The rule that refuses names a code; `yitusanhui.texts` has the sentence a person reads."""

from __future__ import annotations


class DomainError(Exception):
    """Something that was asked for and is refused, for a reason a person can act on.

    `code` names the sentence in `yitusanhui.texts`; `facts` fill its blanks.
    """

    def __init__(self, code: str, **facts: object) -> None:
        super().__init__(code, facts)
        self.code = code
        self.facts = facts

    def __str__(self) -> str:
        return f"{self.code} {self.facts}" if self.facts else self.code


class EnvironmentTrouble(DomainError):
    """The machine, not the person, is in the way: a full disk, a folder that can't be written, a lock."""
