"""The line comments are typed in."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from yitusanhui.gui.comment_line import CommentDraft, category_keys, completed, open_token, read_line

NAMES = ("张秀英", "张秀", "王𬱖")
CATEGORIES = [("停车充电", "tc"), ("加梯", "jt"), ("宜居", "ju"), ("出行停车", "q09")]
KEYS = category_keys([*CATEGORIES, ("儿童活动", "et"), ("儿童友好", "m05")])


def read(line: str) -> CommentDraft:
    return read_line(line, names=NAMES, categories=KEYS)


@pytest.mark.parametrize(
    ("line", "draft"),
    [
        ("车棚太近", CommentDraft("车棚太近")),
        ("@张秀英 车棚太近 #tc +15", CommentDraft("车棚太近", "张秀英", "停车充电", 15)),
        ("车棚太近 ＋15", CommentDraft("车棚太近", endorsements=15)),
        ("@张秀英车棚太近#停车充电", CommentDraft("车棚太近", "张秀英", "停车充电")),
        ("＠王𬱖 要路灯 ＃JT", CommentDraft("要路灯", "王𬱖", "加梯")),
        ("@过路人 要路灯", CommentDraft("要路灯", "过路人")),
        ("@ 要路灯", CommentDraft("要路灯", "")),
        ("要路灯 #", CommentDraft("要路灯", category="")),
        ("要路灯 #没有这类", CommentDraft("要路灯 #没有这类", unknown="#没有这类")),
        ("#没有这类 要路灯", CommentDraft("#没有这类 要路灯", unknown="#没有这类")),
        ("要车位 #停车 还要充电", CommentDraft("要车位 还要充电", category="停车充电")),
        ("#儿童 要滑梯", CommentDraft("#儿童 要滑梯", unknown="#儿童")),
        ("要加梯 #灯 @张秀", CommentDraft("要加梯 #灯", "张秀", unknown="#灯")),
        ("要路灯 @过路人", CommentDraft("要路灯", "过路人", unknown="@过路人")),
        ("漏雨 @过路人小孩没地方玩 @张秀英", CommentDraft("漏雨 @过路人小孩没地方玩", "张秀英")),
        ("@张秀 漏雨 @张秀英", CommentDraft("漏雨", "张秀英")),
        ("要路灯@张秀英", CommentDraft("要路灯", "张秀英")),
        ("老桂花树#加梯+6", CommentDraft("老桂花树", category="加梯", endorsements=6)),
        ("老桂花树#绿化+6", CommentDraft("老桂花树#绿化", endorsements=6, unknown="#绿化")),
        ("要路灯 +99999", CommentDraft("要路灯", endorsements=99999)),
        ("电话 +8613800001111", CommentDraft("电话 +8613800001111")),
        ("3#楼门口积水", CommentDraft("3#楼门口积水")),
        ("发到 a@b.cn", CommentDraft("发到 a@b.cn")),
        ("方案1+1太贵", CommentDraft("方案1+1太贵")),
        ("车位200+15", CommentDraft("车位200+15")),
        ("+15", CommentDraft("", endorsements=15)),
        ("12+15", CommentDraft("", endorsements=15, number=12)),
        ("", CommentDraft("")),
        ("   ", CommentDraft("")),
        ("=cmd|' /C calc'!A0", CommentDraft("=cmd|' /C calc'!A0")),
    ],
)
def test_a_line_says(line: str, draft: CommentDraft) -> None:
    assert read(line) == draft


def test_only_endorsing_is_told_from_saying_something() -> None:
    assert read("+3").only_endorses
    assert not read("好 +3").only_endorses
    assert not read("").only_endorses


def test_more_endorsements_than_a_room_holds_are_a_slip() -> None:
    assert read("要路灯 +1000").too_many and read("3+1000").too_many
    assert not read("要路灯 +999").too_many


@given(st.text(alphabet=st.characters(blacklist_characters="@＠#＃+＋", blacklist_categories=("Cs",))))
def test_words_without_marks_stay_as_they_are(words: str) -> None:
    assert read(words) == CommentDraft(" ".join(words.split()))


@given(st.text())
def test_any_line_can_be_read(line: str) -> None:
    assert read(line).endorsements >= 0


def test_the_token_under_the_cursor_is_completed() -> None:
    line = "@zx 车棚太近"
    token = open_token(line, 3)
    assert token is not None and (token.marker, token.typed) == ("@", "zx")
    assert completed(line, token, "张秀英") == ("@张秀英 车棚太近", 5)


def test_words_right_behind_what_was_typed_stay_when_it_is_completed() -> None:
    for line, cursor, left in (("@zx要路灯", 3, "@张秀英 要路灯"), ("@张秀英", 2, "@张秀英 ")):
        token = open_token(line, cursor)
        assert token is not None and completed(line, token, "张秀英")[0] == left


def test_outside_a_token_nothing_is_offered() -> None:
    assert open_token("@zx 车棚", 6) is None
    assert open_token("3#楼", 3) is None
