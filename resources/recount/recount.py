"""计票复核：不用本程序，只用 Python 3.7 以上自带的功能，把每一项表决重新数一遍。

用法：python3 计票复核.py [文件夹]        文件夹里要有 votes.csv（每一票或合计）和 rule.json（规则和记录的结果）
结束代码：0 复核结果与记录一致；1 不一致，或文件读不懂，不一致的地方逐条列出。
"""

from __future__ import annotations

import csv
import json
import sys
from fractions import Fraction
from pathlib import Path

LOG, RULES = "votes.csv", "rule.json"
SEVERAL = ("approval", "dots", "score", "rank")  # 一人可选几项
ORDERS = ("dots", "score", "rank")  # 只排先后，不作决定
GUARDED = ("=", "+", "-", "@", "\t", "＝", "＋", "－", "＠")  # the log has an apostrophe before these
SHOWN = {
    "valid": "有效", "invalid": "废票", "abstain": "弃权", "voters": "参与", "quorum": "到会要求", "tests": "通过条件",
    "quorum_met": "达到到会要求", "passed": "通过", "tie": "并列", "void": "计票无效", "leading": "领先",
}  # fmt: skip

COMPARED = {
    "votes": "票", "area_cm2": "平方厘米", "points": "分", "percent": "", "firsts": "票排第一", "place": "（名次）",
    "average": "", "values": "（各分值票数）",
}  # fmt: skip


class Unreadable(Exception):
    """What is wrong with the papers, in a sentence."""


def read_papers(folder: Path) -> list:
    """Every motion of rule.json with its lines of votes.csv."""
    try:
        motions = json.loads((folder / RULES).read_text("utf-8-sig"))["motions"]
        with (folder / LOG).open(encoding="utf-8-sig", newline="") as source:
            lines = list(csv.DictReader(source))
    except (OSError, ValueError, KeyError, TypeError) as trouble:
        raise Unreadable(f"{folder} 里的 {LOG} 或 {RULES} 读不出来：{trouble}") from trouble
    known = {str(motion["id"]) for motion in motions}
    for number, line in enumerate(lines, 2):
        line["行"] = number
        if line.get("事项号") not in known:
            raise Unreadable(f"{LOG} 第{number}行的事项号在 {RULES} 里没有")
    return [(motion, [line for line in lines if line["事项号"] == str(motion["id"])]) for motion in motions]


def plain(text: str) -> str:
    """A cell without the apostrophe that keeps spreadsheets from taking it for a formula."""
    return text[1:] if text.startswith("'") and text[1:].lstrip(" ").startswith(GUARDED) else text


def whole(line: dict, column: str) -> int:
    """A whole number from a line of the log, 0 where the cell is empty."""
    words = line.get(column) or "0"
    if not (words.isascii() and words.isdigit()):
        raise Unreadable(f"{LOG} 第{line['行']}行“{column}”不是零以上的整数")
    return int(words)


def check_choices(motion: dict, lines: list) -> None:
    """Each line's number and word for a choice must be those of the motion."""
    labels = {choice["id"]: choice["label"] for choice in motion["choices"]}
    for line in lines:
        if labels.get(whole(line, "选项号")) not in (line["选择"], plain(line["选择"])):
            raise Unreadable(f"{LOG} 第{line['行']}行的选项号和选择对不上")


# 一、数票：每人以最后一次为准


def when(line: dict, by_time: bool) -> tuple:
    """What decides which of a person's lines is the last: the time where there is one, then the order."""
    time = plain(line["时间"]) if by_time else ""
    return (1, int(time), "", line["行"]) if time.isdecimal() and len(time) < 40 else (0, 0, time, line["行"])


def last_of_each(lines: list, by_time: bool, *columns: str) -> list:
    """The last line of each person, or of each person and choice."""
    last: dict = {}
    for line in sorted(lines, key=lambda one: when(one, by_time)):
        last[tuple(line[column] for column in columns)] = line
    return list(last.values())


def counting_lines(motion: dict, lines: list) -> list:
    """The lines that count: of votes with names the last of each person, of totals the first teller's."""
    if motion["named"]:
        several = ("选项号",) if motion["method"] in SEVERAL else ()
        return last_of_each(lines, motion["imported"], "投票人号", *several)
    first, second = ([line for line in lines if line["计票人"] == teller] for teller in ("1", "2"))
    sheets = [sorted((one["选项号"], one["票数"]) for one in sheet) for sheet in (first, second)]
    if motion["method"] == "hands" and sheets[0] != sheets[1]:
        raise Unreadable(f"事项{motion['id']}：两名计票人的数字不一致")
    return first


def tally(motion: dict, lines: list) -> list:
    """Votes, square centimetres, points and first places of each choice, in the motion's order.

    打分: a score is its points. 排序: with three ranks the first gives three points, the last one (Borda).
    """
    nothing, ranks = dict.fromkeys(("votes", "area_cm2", "points", "firsts"), 0), motion["method"] == "rank"
    counted = {choice["id"]: {**choice, **nothing, "values": {}} for choice in motion["choices"]}
    for line in lines:
        votes, value, one = whole(line, "票数"), whole(line, "分值"), counted[whole(line, "选项号")]
        if value > motion["top"] or (motion["top"] and not value):
            raise Unreadable(f"{LOG} 第{line['行']}行的分值不在1至{motion['top']}之间")
        one["votes"] += votes
        one["area_cm2"] += whole(line, "面积_平方厘米")
        one["points"] += votes * (motion["top"] + 1 - value if ranks else value)
        one["firsts"] += votes if ranks and value == 1 else 0
        if motion["top"] and votes:
            one["values"][str(value)] = one["values"].get(str(value), 0) + votes
    return list(counted.values())


def with_blanks(motion: dict, counted: list) -> list:
    """空白票按弃权计的，并入弃权，各项相加就是有效票；没有弃权一项的，补上这一项。"""
    if not motion["blank"] or motion["rule"]["blank"] != "abstain" or motion["method"] in SEVERAL:
        return counted
    nothing = {"votes": 0, "area_cm2": 0, "points": 0, "firsts": 0, "values": {}}
    if all(one["kind"] != "abstain" for one in counted):
        counted = [*counted, {"id": 0, "label": "弃权", "kind": "abstain", **nothing}]
    place = [one["kind"] for one in counted].index("abstain")
    counted[place]["votes"] += motion["blank"]
    counted[place]["blank"] = motion["blank"]
    return counted


def standing(motion: dict, one: dict, counted: list, valid: int) -> dict:
    """Place and average of one choice. Equals share a place and the next is left out; a half is rounded up."""
    if not motion["top"]:
        return {"place": 0, "average": ""}
    rounded = f"{int(Fraction(one['points'] * 100, valid) + Fraction(1, 2)) if valid else 0:03d}"
    told = f"{rounded[:-2]}.{rounded[-2:]}".rstrip("0").rstrip(".") + f"分（{one['points']}/{valid}）"
    place = 1 + sum(other["points"] > one["points"] for other in counted)
    return {"place": place, "average": told if valid else "—"}


# 二、分母


def figures_of(motion: dict, log: list, counted: list) -> dict:
    """有效 废票 弃权 参与, and every base. The room of a log from elsewhere is its voters, by writing who answers."""
    method, returned = motion["method"], motion["returned"] or 0
    cast = sum(choice["votes"] for choice in counted)
    last = last_of_each(log, motion["imported"], "投票人号") if motion["named"] else []
    area = sum(whole(line, "面积_平方厘米") for line in last)  # of those who took part, each once
    people = len({line["投票人号"] for line in log})
    blank = motion["blank"] if motion["rule"]["blank"] == "abstain" else 0
    invalid = motion["invalid"] + motion["blank"] - blank
    if method in SEVERAL:
        took_part = people if motion["named"] else returned
        valid = max(0, took_part - invalid)
    else:
        valid = cast  # the blank ones are among them
        took_part = valid + invalid
    expected, present = motion["expected"], motion["present"]
    whole_area, room_area = motion["expected_area_cm2"], motion["present_area_cm2"]
    if motion["imported"]:
        expected, present, whole_area, room_area = max(expected, people), people, max(whole_area, area), area
    here, here_area = (took_part, area) if method == "written" else (present, room_area)
    people_of = {"expected": expected, "present": here, "participating": took_part, "valid": valid}
    area_of = {"expected": whole_area, "present": here_area, "participating": area, "valid": area}
    sizes = {(base, what): of[base] for what, of in (("people", people_of), ("area", area_of)) for base in of}
    abstain = sum(choice["votes"] for choice in counted if choice["kind"] == "abstain")
    abstain += blank if method in SEVERAL else 0
    told = {"valid": valid, "invalid": invalid, "abstain": abstain, "voters": took_part}
    return {**told, "cast": cast, "room": present, "sizes": sizes}


# 三、对照规则


def reaches(have: int, base: int, mark: dict) -> bool:
    """过半数 is more than the share, 以上 the share or more (民法典 1259); of nobody nothing is reached."""
    if base == 0:
        return False
    share = Fraction(have, base)
    return share > Fraction(mark["more_than"]) if "more_than" in mark else share >= Fraction(mark["at_least"])


def size(number: int, measure: str) -> str:
    """A figure as it is read out: votes, or square metres from square centimetres."""
    metres = f"{number // 10000:,}.{number % 10000:04d}"
    return metres.rstrip("0").rstrip(".") if measure == "area" else str(number)


def test(have: int, base: int, met: bool, measure: str = "people") -> dict:
    return {"have": size(have, measure), "of": size(base, measure), "met": met}


def quorum_of(motion: dict, sizes: dict) -> list:
    """Who came or took part, against each mark of the quorum."""
    rule, tests = motion["rule"], []
    for mark in rule["quorum"]:
        have, base = sizes[rule["quorum_of"], mark["measure"]], sizes[mark["base"], mark["measure"]]
        if rule["quorum_of"] == "present" and mark["measure"] == "people" and not rule["proxies_count"]:
            have -= motion["proxies"]
        tests.append(test(have, base, reaches(have, base, mark), mark["measure"]))
    return tests


def tests_of(motion: dict, choice: dict, counted: list, figures: dict) -> list:
    """What one choice must reach to pass."""
    rule, tests, votes = motion["rule"], [], choice["votes"]
    for mark in rule["passes"]:
        have = votes if mark["measure"] == "people" else choice["area_cm2"]
        base = figures["sizes"][mark["base"], mark["measure"]]
        tests.append(test(have, base, reaches(have, base, mark), mark["measure"]))
    if rule["no_one_against"]:
        against = sum(one["votes"] for one in counted if one["id"] != choice["id"] and one["kind"] != "abstain")
        tests.append(test(against, figures["voters"], against == 0 and votes > 0))
    if rule["unanimous"]:
        everyone = figures["sizes"]["expected", "people"]
        tests.append(test(votes, everyone, everyone > 0 and votes == everyone))
    return tests


def is_void(motion: dict, figures: dict) -> bool:
    """More ballots back than were handed out, or than may vote."""
    back, out = motion["returned"], motion["issued"]
    may = figures["sizes"]["expected", "people"] if motion["method"] == "written" else figures["room"]
    return back is not None and ((out is not None and back > out) or back > may)


def percent(part: int, base: int) -> str:
    """One decimal, half rounded up."""
    tenths = int(Fraction(part * 1000, base) + Fraction(1, 2)) if base else 0
    return f"{tenths // 10}.{tenths % 10}%" if base else "—"


def shares(motion: dict, counted: list, figures: dict) -> list:
    """What each choice has of what: points of all points there could be, dots of all dots, votes of the rule's base."""
    method, rule = motion["method"], motion["rule"]
    if method in ("score", "rank"):
        return [(one["points"], figures["valid"] * motion["top"]) for one in counted]
    bases = [mark["base"] for mark in rule["passes"] if mark["measure"] == "people"]
    bases.append("expected" if rule["unanimous"] else "present")
    base = figures["cast"] if method == "dots" else figures["sizes"][bases[0], "people"]
    return [(one["votes"], base) for one in counted]


# 四、结果


def recount(motion: dict, log: list) -> dict:
    """The result of one motion, as rule.json records it."""
    check_choices(motion, log)
    counted, orders = with_blanks(motion, tally(motion, counting_lines(motion, log))), motion["method"] in ORDERS
    figures = figures_of(motion, log, counted)
    yes_or_no = [one for one in counted if one["kind"] in ("for", "against")]
    may_pass = [one for one in counted if one["kind"] == ("for" if yes_or_no else "option")]
    unit = "points" if motion["method"] in ("score", "rank") else "votes"
    most = max((one[unit] for one in yes_or_no or may_pass), default=0)
    leading = [one["label"] for one in yes_or_no or may_pass if most and one[unit] == most]
    tests = {one["label"]: tests_of(motion, one, counted, figures) for one in may_pass if not orders}
    quorum = quorum_of(motion, figures["sizes"])
    quorum_met, void, tie = all(one["met"] for one in quorum), is_void(motion, figures), len(leading) > 1
    winners = [label for label in tests if label in leading] or [label for label in tests if yes_or_no]
    met = bool(winners) and quorum_met and not void and all(one["met"] for one in tests[winners[0]])
    undecided = (orders and quorum_met and not void) or (met and tie)
    of, valid = shares(motion, counted, figures), figures["valid"]
    choices = [{**one, **standing(motion, one, counted, valid), "of": pair} for one, pair in zip(counted, of)]  # noqa: B905
    return {
        **{name: figures[name] for name in ("valid", "invalid", "abstain", "voters")},
        "choices": [{**one, "percent": percent(*one["of"])} for one in choices],
        "quorum": quorum,
        "tests": [one for label in tests for one in tests[label]],
        "quorum_met": quorum_met,
        "passed": None if undecided else met,
        "tie": tie,
        "void": void,
        "leading": leading,
    }


# 五、与记录对照，打印


def differences(recorded: dict, found: dict) -> list:
    """What the recount and the recorded result don't agree on, each in words."""
    off = [f"{SHOWN[name]}：记录{recorded[name]}，复核{found[name]}" for name in SHOWN if recorded[name] != found[name]]
    then = {choice["id"]: choice for choice in recorded["choices"]}
    for choice in found["choices"]:
        for name, word in COMPARED.items():
            before = then.get(choice["id"], {}).get(name)
            if before != choice[name]:
                off.append(f"{choice['label']}：记录{before}{word}，复核{choice[name]}{word}")
    return off


def told(motion: dict, found: dict) -> list:
    """The result of one motion, line by line."""
    head = f"事项{motion['id']}：{motion['title']}（{motion['meeting']}，{motion['method_words']}）"
    lines = [head, motion["rule_words"]]
    for one in found["choices"]:
        area = f"，面积{size(one['area_cm2'], 'area')}平方米" if one["area_cm2"] else ""
        firsts = f"，{one['firsts']}票排第一" if motion["method"] == "rank" else f"，平均{one['average']}"
        points = f"，{one['points']}分{firsts}，第{one['place']}" if motion["top"] else ""
        blank = f"（其中空白{one['blank']}张）" if one.get("blank") else ""
        lines.append(
            f"  {one['label']}{blank} {one['votes']}票{area}{points}，{one['of'][0]}/{one['of'][1]} = {one['percent']}"
        )
    lines.append("  " + "，".join(f"{SHOWN[name]}{found[name]}" for name in ("voters", "valid", "invalid", "abstain")))
    tests = [("到会要求", one) for one in found["quorum"]] + [("通过条件", one) for one in found["tests"]]
    lines += [f"  {name}：{one['have']}/{one['of']}，{'满足' if one['met'] else '不满足'}" for name, one in tests]
    opinion = f"达到要求；{motion['short']}，只作意向" if motion.get("short") else "通过"
    verdict = {True: opinion, False: "不通过", None: "不作决定"}[found["passed"]]
    notes = [word for word, holds in (("计票无效", found["void"]), ("并列", found["tie"])) if holds]
    notes += ["、".join(found["leading"]) + "领先"] if found["leading"] and not found["passed"] else []
    return [*lines, f"  结果：{verdict}" + (f"（{'，'.join(notes)}）" if notes else "")]


def main(folder: Path) -> int:
    """Recount every motion of the folder; 0 when all is as recorded."""
    if hasattr(sys.stdout, "reconfigure"):
        sys.stdout.reconfigure(encoding="utf-8", errors="replace")
    off, words, papers = 0, [], []
    try:
        papers = read_papers(folder)
        for motion, log in papers:
            found = recount(motion, log)
            wrong = differences(motion["result"], found)
            off += bool(wrong)
            words += [*told(motion, found), *(f"  与记录不一致 {one}" for one in wrong)]
            words += ["" if wrong else "  与记录一致。\n"]
        words.append(f"共复核{len(papers)}项，" + (f"{off}项与记录不一致。" if off else "全部与记录一致。"))
    except (Unreadable, KeyError, TypeError, ValueError, AttributeError) as trouble:
        off, words = 1, [*words, f"复核停止：{trouble}。请用原件核对。"]
    sys.stdout.write("\n".join(words) + "\n")
    return 1 if off else 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).resolve().parent))
