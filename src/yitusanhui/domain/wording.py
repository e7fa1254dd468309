"""The words of a rule, read out to the room and printed with every result."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from fractions import Fraction

_DIGITS = "零一二三四五六七八九"

BASES: Mapping[tuple[str, str], str] = {
    ("expected", "people"): "应到人数",
    ("present", "people"): "到会有表决权人数",
    ("participating", "people"): "参与表决人数",
    ("valid", "people"): "有效票数",
    ("expected", "area"): "专有部分总面积",
    ("present", "area"): "到会专有部分面积",
    ("participating", "area"): "参与表决专有部分面积",
    ("valid", "area"): "有效票专有部分面积",
}
SIZES: Mapping[tuple[str, str], str] = {
    ("expected", "people"): "应到{size}人",
    ("present", "people"): "到会有表决权{size}人",
    ("participating", "people"): "参与表决{size}人",
    ("valid", "people"): "有效票{size}张",
    ("expected", "area"): "专有部分总面积{size}平方米",
    ("present", "area"): "到会专有部分面积{size}平方米",
    ("participating", "area"): "参与表决专有部分面积{size}平方米",
    ("valid", "area"): "有效票专有部分面积{size}平方米",
}
ALL_DOTS, ALL_POINTS = "所贴{size}点", "满分{size}分"
VOTES: Mapping[str, str] = {"people": "{size}票", "area": "面积{size}平方米"}
SHORT_BASES: Mapping[tuple[str, str], str] = {
    ("expected", "people"): "应到",
    ("present", "people"): "到会",
    ("participating", "people"): "参与表决人数",
    ("valid", "people"): "有效票",
    ("expected", "area"): "总面积",
    ("present", "area"): "到会面积",
    ("participating", "area"): "参与表决面积",
    ("valid", "area"): "有效票面积",
}
ORDERINGS: Mapping[str, str] = {"dots": "得点排序", "score": "平均分排序", "rank": "名次计分排序"}
PLACE = "第{place}"
LEVEL = "并列"
ABSTAINED = "弃权"
BLANK_AMONG, BLANK_AMONG_INVALID = "（其中空白{blank}张）", "废票中有空白{blank}张"
BLANK: Mapping[str, str] = {"abstain": "空白票按弃权计", "invalid": "空白票按废票计"}
UNIT: Mapping[str, str] = {
    "household": "一户一票",
    "person": "一人一票",
    "owner": "每一专有部分计一名业主，一人有几套的计一名",
}
IN_FAVOUR: Mapping[str, str] = {"people": "赞成票占", "area": "赞成面积占"}
NO_QUORUM = "不设到会人数要求"
WITHOUT_PROXIES = "（不计委托）"
AGAINST = "{label}{votes}票，{others}{against}票，规则要求无人反对"
OTHERS = "其他选项"
ALL_FOR = "{label}{votes}票，应到{expected}人，规则要求全体一致同意"
NO_ONE_AGAINST = "无人反对"
EVERYONE = "全体一致同意"


def ranges(numbers: Iterable[int], most: int | None = None) -> str:
    """Numbers in order, three or more in a row as a range: 2、4至7、9、10; at most `most` groups, then 等."""
    runs: list[list[int]] = []
    for number in sorted(numbers):
        if runs and runs[-1][-1] == number - 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    shown = [f"{run[0]}至{run[-1]}" if len(run) > 2 else "、".join(map(str, run)) for run in runs[:most]]
    return "、".join(shown) + ("等" if most and len(runs) > most else "")


def numeral(number: int) -> str:
    """Chinese numeral up to 99, figures beyond."""
    if not 0 <= number < 100:
        return str(number)
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return (_DIGITS[tens] if tens > 1 else "") + "十" + (_DIGITS[ones] if ones else "")


def share(fraction: Fraction, strict: bool) -> str:
    """过半数, 三分之二以上, 超过三分之二, 全部."""
    if fraction == 1:
        return "全部"
    if fraction == Fraction(1, 2):
        return "过半数" if strict else "半数以上"
    words = f"{numeral(fraction.denominator)}分之{numeral(fraction.numerator)}"
    return f"超过{words}" if strict else f"{words}以上"


def reached(fraction: Fraction, strict: bool, met: bool, base: str) -> str:
    """How a figure stands to its mark: 超过应到78人的半数, 未达到参与表决60人的三分之二."""
    part = "全部" if fraction == 1 else f"{numeral(fraction.denominator)}分之{numeral(fraction.numerator)}"
    if fraction == Fraction(1, 2):
        part = "半数"
    return f"{'' if met else '未'}{'超过' if strict else '达到'}{base}的{part}"


def most_choices(at_most: int) -> str:
    """How many one person may choose where several may be chosen; "" for any number."""
    return f"每人至多选{at_most}项" if at_most else ""


def dots(at_most: int) -> str:
    """The rule of 贴纸 in the one sentence that is read to the room."""
    limit = f"每人至多贴{at_most}点；" if at_most else ""
    return f"贴纸排序：{limit}按得点多少排列，点数相同并列；结果供排序参考，不作决定。"


def scoring(top: int, blank: str) -> str:
    """The rule of 打分 in the one sentence that is read to the room."""
    return (
        f"打分：每人给每个选项打1到{top}分，没有打分的选项按0分计；"
        f"平均分＝总分÷有效票数，按平均分从高到低排列，相同的并列；{BLANK[blank]}；结果供排序参考，不作决定。"
    )


def ranking(top: int, blank: str) -> str:
    """The rule of 排序 in the one sentence that is read to the room: Borda's points, first places beside them."""
    return (
        f"排序：每人从第1名起依次写到第{top}名，第1名得{top}分，往后每名少1分，没有写名次的得0分；"
        f"按总分从高到低排列，总分相同的并列，同时公布各选项得第1名的票数；{BLANK[blank]}；结果供排序参考，不作决定。"
    )


def proxies(counted: bool, at_most: int) -> str:
    """How proxies count: for the quorum or not, and how many one person may carry."""
    if not at_most:
        return "不接受委托"
    return f"委托票{'计入' if counted else '不计入'}到会人数，每人至多受托{at_most}票"
