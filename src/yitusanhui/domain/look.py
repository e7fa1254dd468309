"""版式 chosen in its template: one line says which is in use."""

from __future__ import annotations

import re

_USE = re.compile(r"^use\s*=.*$", re.MULTILINE)


def look_chosen(text: str, key: str) -> str:
    """The template with `use` naming that look; the rest stays as the office wrote it."""
    line = f'use = "{key}"'
    return _USE.sub(lambda _: line, text, count=1) if _USE.search(text) else f"{line}\n{text}"
