"""People's words as they come in: what no page can print is taken out, everything else stays as written."""

from __future__ import annotations

import re
import unicodedata

# Word's line and page breaks mean a new line; the rest of C0 and C1 means nothing on paper.
_BREAKS = re.compile("\r\n|[\r\v\f]")
# Bidi embeddings, overrides and isolates hold no words and make the words around them read in another order, on
# the wall and in the minutes. Arabic script reads right without them; the marks LRM, RLM and ALM stay.
_REORDERING = "\u202a-\u202e\u2066-\u2069"
_NONCHARACTERS = "\ufdd0-\ufdef" + "".join(f"{chr(p * 65536 + 65534)}{chr(p * 65536 + 65535)}" for p in range(17))
_UNPRINTABLE = re.compile(f"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff{_REORDERING}{_NONCHARACTERS}]")
_PAIR = re.compile("[\ud800-\udbff][\udc00-\udfff]")


def clean(text: str) -> tuple[str, int]:
    r"""The words with every line break as \n and without unprintable characters, and how many those were.

    Taken out: C0 and C1 controls but \n and \t, lone surrogates, noncharacters, bidi controls. Two surrogates that
    make a character become it. Nothing is normalised: 王𬱖, variants and full-width signs stay as typed.
    """
    joined = _PAIR.sub(lambda pair: pair[0].encode("utf-16", "surrogatepass").decode("utf-16"), text)
    return _UNPRINTABLE.subn("", _BREAKS.sub("\n", joined))


def one_line(text: str) -> str:
    """A name, address or label: runs of white space, line breaks too, become one space; none at the ends."""
    return " ".join(text.split())


def is_blank(text: str) -> bool:
    """Whether nothing would be seen: only spaces, breaks and invisible marks."""
    return all(unicodedata.category(sign)[0] in "ZC" for sign in text)
