"""Builders of the read models that a map is made from."""

from __future__ import annotations

from typing import Any

from yitusanhui.atlas.scene import Scene, build_scene
from yitusanhui.domain.report import BlueprintLine, CommentLine, ReplyLine
from yitusanhui.domain.terms import Audience, CommentStatus, ReplyKind

CATEGORIES = ("宜居", "宜业", "宜游", "宜学", "宜养")


def make_blueprint(**facts: Any) -> BlueprintLine:
    given = {"id": 1, "label": "v1", "name": "总图", "width": 4000, "height": 3000}
    return BlueprintLine(**{**given, "file_name": "", "sha256": "", "added_at": "", **facts})


def make_comment(number: int = 1, **facts: Any) -> CommentLine:
    given: dict[str, Any] = {
        "meeting_id": 1,
        "text": "这里缺一个加梯",
        "author": "王𬱖",
        "address": "3号楼601",
        "source": "现场发言",
        "category": "宜居",
        "said_at": "",
        "status": CommentStatus.RECORDED,
        "blueprint_id": 1,
        "x": 100.0 * number,
        "y": 200.0,
    }
    return CommentLine(number=number, **{**given, **facts})


def withdrawn(number: int) -> CommentLine:
    return make_comment(number, status=CommentStatus.WITHDRAWN, withdrawn_reason="说错了")


def answered(number: int, kind: ReplyKind) -> CommentLine:
    return make_comment(number, reply=ReplyLine(kind))


def make_scene(*comments: CommentLine, audience: Audience = Audience.INTERNAL, **facts: Any) -> Scene:
    blueprint = facts.pop("blueprint", make_blueprint())
    return build_scene(comments, [blueprint], audience, **{"blueprint_id": 1, "categories": CATEGORIES, **facts})
