"""What stands all evening, ten thousand comments and their pins, isn't searched for garbage again and again.

Python looks at all that it holds whenever that has grown by a quarter: a tenth of a second in a large file, in the
middle of a word that is being typed.
"""

from __future__ import annotations

import gc
from collections.abc import Iterator
from contextlib import contextmanager

SELDOM = (700, 10, 500)  # Python's own are 700, 10, 10: what is learnt later, such as what sounds alike, is as large


@contextmanager
def standing() -> Iterator[None]:
    """What is made inside stays out of later searches; what is left of an earlier project is let go of first."""
    if gc.get_freeze_count():
        gc.unfreeze()
        gc.collect()
    gc.set_threshold(*SELDOM)
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
