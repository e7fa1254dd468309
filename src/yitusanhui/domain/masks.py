"""公示脱敏: names, flats and phone numbers taken out of what people wrote (个人信息保护法 25)."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from functools import lru_cache

from yitusanhui.domain.bodies import is_body

__all__ = ["NameMask", "fold_small", "is_body", "mask_address", "mask_name", "mask_words"]

SMALL = 5
HIDDEN = "***"
DOUBLE_SURNAMES = re.compile(
    "欧阳|司马|上官|诸葛|东方|皇甫|尉迟|公孙|慕容|司徒|司空|令狐|夏侯|轩辕|宇文|长孙|端木|独孤|南宫|西门|"
    "闻人|申屠|太史|澹台|呼延|百里|东郭|第五|赫连|濮阳|淳于|单于|公冶|宗政|钟离|鲜于|闾丘|仲孙|万俟|拓跋"
)
_NUMBERS = re.compile(
    r"""
    (?<![\da-zA-Z])\d{17}[\dXxＸｘ](?![\da-zA-Z])           # 身份证号
  | (?<!\d)\d{15}(?!\d)
  | (?<!\d)(?:[+＋]?86[-\s]?)?[1１]\d{2}[-\s－]?\d{4}[-\s－]?\d{4}(?!\d)      # 手机
  | (?<!\d)[(（]?[0０]\d{2,3}[)）]?[-\s－—]?\d{7,8}(?!\d)   # 区号加电话
  | (?<!\d)(?!20\d{6})[2-8]\d{7}(?![\d元万人年个])          # 本地电话, not a date
  | (?<![A-Za-z0-9._%+-])[A-Za-z0-9._%+-]+@[A-Za-z0-9-]+\.[A-Za-z0-9.-]+
    """,
    re.VERBOSE,
)
_FLAT = re.compile(
    r"""
    (?:\d{1,2}[-－—])?\d{3,4}\s*室 | [〇○零一二三四五六七八九十]{3,4}室       # 402室, 四零二室
  | (?:(?<=单元)|(?<=号楼)|(?<=\d楼)|(?<=[号幢栋])|(?<![记止]住)(?<=住))\s*\d{3,4}(?!UNIT)   # 3号楼402, 3楼302, 住302
    (?:\s*[、和/]\s*\d{3,4}(?!UNIT))*                                                   # 住1203、1204
  | (?<![\d.-])(?P<house>\d{1,2})[-－](?:\d{1,2}[-－])?\d{3,4}(?!UNIT|[.-])   # 3-402
    """.replace("UNIT", r"\s*[\d元万年人米平户条个辆棵盏台张次块千百号弄多余㎡m%点分级期]"),
    re.VERBOSE,
)
_BUILDING = re.compile(r".*?\d\s*号楼|.*[幢栋座](?!标)|.*?[〇零一二三四五六七八九十百]号楼|.*?\d\s*号")
_PART = re.compile(r"[·•・\s]+")


@lru_cache(maxsize=8_192)  # a roster of thousands is masked anew whenever somebody on it changes
def mask_name(name: str) -> str:
    """张吉祥 as 张*祥, 王芳 as 王*, 欧阳修 as 欧阳*; each part of 买买提·吐尔逊 or John Smith by its first letter.

    A name of one character is hidden whole. Rare characters count as one, with their variation selectors.
    """
    parts = [part for part in _PART.split(name) if part]
    if len(parts) > 1:
        return "·".join(_letters(part)[0] + "*" for part in parts)
    name = name.strip()
    letters = _letters(name)
    if len(letters) < 2:
        return "*" * len(letters)
    if letters[0].isascii():
        return letters[0] + "*"
    kept = 2 if len(letters) > 2 and DOUBLE_SURNAMES.match(name) else 1
    if len(letters) - kept < 2:
        return "".join(letters[:kept]) + "*"
    return "".join(letters[:kept]) + "*" * (len(letters) - kept - 1) + letters[-1]


@lru_cache(maxsize=8_192)  # as for names
def mask_address(address: str) -> str:
    """The building without the flat: 3号楼402室 as 3号楼, 某路100弄12号402室 as 某路100弄12号, 3-402 as 3号."""
    address = address.strip()
    if building := _BUILDING.match(address):
        return building.group()
    if flat := _FLAT.search(address):
        before = address[: flat.start()].rstrip("-－— ")
        return before or (f"{flat['house']}号" if flat["house"] else "")
    return "" if any(letter.isdigit() for letter in address) else address


def holds_number(text: str) -> bool:
    """Whether a text holds a phone or ID number or a mail address, which the public never reads."""
    return bool(_NUMBERS.search(text))


def mask_words(text: str, names: Iterable[str] = ()) -> str:
    """People's words without phone and ID numbers, flats, and the given names (of two characters and more)."""
    text = _NUMBERS.sub(HIDDEN, text)
    text = _FLAT.sub(lambda flat: f"{flat['house']}号" if flat["house"] else "**室", text)
    return NameMask(names).mask(text) if names else text


def fold_small(counts: Mapping[str, int], other: str) -> dict[str, int]:
    """Counts of people by a trait, for the public: what is under 5 goes into one cell named `other`.

    Where that cell would be under 5 itself, or could be found by subtracting, the next smallest goes in too;
    what is left of one cell is no breakdown and not told. The cells add up to what they did.
    """
    told = {name: count for name, count in counts.items() if count >= SMALL}
    folded = sum(count for count in counts.values() if count < SMALL)
    while 0 < folded < SMALL and told:
        folded += told.pop(min(told, key=lambda name: (told[name], name)))
    if folded >= SMALL and told:
        told[other] = told.get(other, 0) + folded
    return told


class NameMask:
    """Masks names in many texts. Of thousands only those are looked for that begin like something in the text."""

    def __init__(self, names: Iterable[str] = ()) -> None:
        self._by_head: dict[str, set[str]] = {}
        self._first: set[str] = set()  # letters: most texts hold none of them
        self.add(names)

    def add(self, names: Iterable[str]) -> None:
        """More names; one of a single letter is not looked for."""
        for name in {name.strip() for name in names}:
            if len(name) > 1 and mask_name(name) != name:
                self._by_head.setdefault(name[:2], set()).add(name)
                self._first.add(name[0])

    def mask(self, text: str) -> str:
        """The text without the names. Repeated, for a masked 张*祥 before 云 would spell 祥云 anew."""
        found = 1
        while found and (search := self._search(text)):
            text, found = search.subn(lambda name: mask_name(name.group()), text)
        return text

    def _search(self, text: str) -> re.Pattern[str] | None:
        if self._first.isdisjoint(text):
            return None
        heads = {text[at : at + 2] for at in range(len(text) - 1)} & self._by_head.keys()
        longest_first = sorted((name for head in heads for name in self._by_head[head]), key=len, reverse=True)
        return re.compile("|".join(map(re.escape, longest_first))) if longest_first else None


def _letters(name: str) -> list[str]:
    """Letters with the marks and variation selectors that belong to them."""
    letters: list[str] = []
    for letter in name:
        if letters and unicodedata.category(letter) in ("Mn", "Me", "Mc", "Cf"):
            letters[-1] += letter
        else:
            letters.append(letter)
    return letters
