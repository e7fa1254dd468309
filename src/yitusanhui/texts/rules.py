"""Sentences of the rules."""

from __future__ import annotations

SENTENCES: dict[str, str] = {}
