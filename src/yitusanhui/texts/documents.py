"""Sentences of the documents."""

from __future__ import annotations

SENTENCES: dict[str, str] = {}
