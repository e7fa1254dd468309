"""Sentences of the panels for topics, votes, promises, minutes."""

from __future__ import annotations

SENTENCES: dict[str, str] = {}
