"""Photos as telephones keep them (HEIC), decoded by pi-heif where it is installed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pyvips

from yitusanhui.domain.errors import DomainError


def open_heif(data: bytes, name: str, measured: Callable[[int, int], None]) -> pyvips.Image:
    """The photo, upright, in plain colours; `measured` may refuse its size before it is decoded.

    Raises `photo_not_here` where nothing decodes it, or it is damaged.
    """
    try:
        # libvips comes without a decoder for HEVC; an office may have left this one out as well.
        import pi_heif

        found: Any = pi_heif.open_heif(data, convert_hdr_to_8bit=True)
        width, height = found.size
        measured(width, height)
        raw, bands = bytes(found.data), len(found.mode)
    except (ImportError, ValueError, RuntimeError, OSError, EOFError, SyntaxError) as error:
        raise DomainError("photo_not_here", name=name) from error
    padded = pyvips.Image.new_from_memory(raw, found.stride // bands, height, bands, "uchar")
    return padded.crop(0, 0, width, height).copy(interpretation="srgb")
