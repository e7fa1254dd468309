"""Sentences of the main window, sign-in, comments and the wall."""

from __future__ import annotations

SENTENCES: dict[str, str] = {
    "bug": "程序出了意外，这一步可能没有完成。已经存下的记录都在；请再做一次，还不行就重新打开文件。",
}
