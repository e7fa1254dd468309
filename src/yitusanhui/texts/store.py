"""Sentences of the store."""

from __future__ import annotations

SENTENCES: dict[str, str] = {}
