"""Sentences of the surfaces."""

from __future__ import annotations

SENTENCES: dict[str, str] = {}
