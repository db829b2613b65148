"""Kahoot's sheet, a TimelineJS sheet and GIFT, as a guide has them.

They have no sources, and a quiz item of theirs no reason why the key is right: those are left for
the author, in words that say so.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any

from guide.loading.messages.words import slug
from guide.model.timelines import Timeline
from guide.text.html import untagged

from .fields import OPTIONS, answer
from .found import Found, Item
from .sheets import Sheet

TO_WRITE = "Replace me: why this is the right answer."
WHY = "Replace me: why this tempts and is wrong."


def is_kahoot(sheet: Sheet) -> bool:
    """Whether a sheet is Kahoot's template."""
    return any(
        cell.lower().startswith("question - max") for row in sheet.rows for cell in row.cells
    )


def kahoot(sheet: Sheet, defaults: Mapping[str, Any]) -> Found:
    """The questions of Kahoot's template."""
    found = Found("quiz")
    start, first = next(
        (place, number)
        for place, row in enumerate(sheet.rows)
        for number, cell in enumerate(row.cells)
        if cell.lower().startswith("question - max")
    )
    for row in sheet.rows[start + 1 :]:
        cells = [*row.cells[first:], *[""] * 8]
        if not cells[0]:
            continue
        texts = {f"option_{sign}": cells[1 + n] for n, sign in enumerate(OPTIONS[:4])}
        where = sheet.place(row.number, first + 1)
        item = _item(cells[0], answer({**texts, "key": cells[6]}), defaults)
        _add(found, item, where)
    return found


def is_timeline_js(sheet: Sheet) -> bool:
    """Whether a sheet is TimelineJS's template."""
    return {"Year", "Headline"} <= set(sheet.rows[0].cells)


def timeline_js(sheet: Sheet, line: Timeline, defaults: Mapping[str, Any]) -> Found:
    """The events of a TimelineJS sheet, in the lanes that their groups name."""
    found = Found("events", line.id)
    at = {cell: number for number, cell in enumerate(sheet.rows[0].cells)}
    lanes = {name.lower(): lane for lane in line.lanes for name in (lane.id, lane.label)}
    for row in sheet.rows[1:]:
        cells = {
            name: row.cells[place] if place < len(row.cells) else "" for name, place in at.items()
        }
        where = sheet.place(row.number)
        if cells.get("Type") in ("title", "era") or not cells["Year"]:
            found.notes.append(f"{where}: passed over, since it is no event")
            continue
        lane = lanes.get(cells.get("Group", "").lower())
        if lane is None:
            lane = line.lanes[0]
            found.notes.append(f"{where}: put into the lane {lane.label!r}")
        value: dict[str, Any] = {
            "id": slug(cells["Headline"]) or f"event-{row.number}",
            "date": _date(cells, ""),
            "lane": lane.id,
            "kind": line.kinds[0].id,
            "actors": (lane.actor,),
            "title": untagged(cells["Headline"]),
            "text": untagged(cells.get("Text", "")) or untagged(cells["Headline"]),
        }
        if cells.get("End Year"):
            value["end"] = _date(cells, "End ")
        value |= {name: each for name, each in defaults.items() if name == "sources"}
        _add(found, value, where)
    return found


def _date(cells: Mapping[str, str], which: str) -> str:
    parts = [cells.get(f"{which}{part}", "") for part in ("Year", "Month", "Day")]
    year, *given = [part for part in parts if part]
    if before := re.fullmatch(r"[-\u2212]([0-9]{1,5})", year):
        # TimelineJS shows -44 as 44 BCE, which ISO 8601 counts as -43.
        year = f"-{int(before[1]) - 1:04}" if before[1] != "1" else "0000"
    return "-".join((year.zfill(4), *(part.zfill(2) for part in given)))


def gift(text: str, file: str, defaults: Mapping[str, Any]) -> Found:
    """The questions of a GIFT file that are a choice or a number."""
    found = Found("quiz")
    line = 1
    for block in re.split(r"(\n[ \t]*\n)", text.replace("\r\n", "\n")):
        where, line = f"{file}, line {line + _blank(block)}", line + block.count("\n")
        lines = [each for each in block.strip().split("\n") if not each.startswith("//")]
        asked = "\n".join(lines).strip()
        if not asked or asked.startswith("$CATEGORY"):
            continue
        item = _gift_item(asked, defaults)
        if item is None:
            found.notes.append(f"{where}: passed over, since it is no choice and no number")
        else:
            _add(found, item, where)
    return found


def _blank(block: str) -> int:
    return len(block[: len(block) - len(block.lstrip())].split("\n")) - 1


_GIFT = re.compile(
    r"(?:::(?P<id>(?:\\.|[^:\\])*)::)?\s*(?:\[\w+\])?(?P<stem>(?:\\.|[^{\\])*)\{(?P<body>.*)\}",
    re.S,
)
_NUMBER = re.compile(r"#\s*(?P<key>-?[0-9.]+)(?:\s*:\s*(?P<reach>[0-9.]+))?\s*")
_ANSWER = re.compile(r"(?<!\\)([=~])((?:\\.|[^=~\\])*)", re.S)
_SHARE = re.compile(r"\s*%(-?[0-9.]+)%")


def _gift_item(asked: str, defaults: Mapping[str, Any]) -> dict[str, Any] | None:
    """A question as a quiz item; None for a way of answering that is passed over."""
    found = _GIFT.match(asked)
    if found is None:
        return None
    body, _, general = found["body"].partition("####")
    number = _NUMBER.fullmatch(body.strip())
    way = _estimate(number) if number else _choice(_ANSWER.findall(body))
    if way is None:
        return None
    why = {"rationale": untagged(_unescaped(general))} if general.strip() else {}
    stem = untagged(_unescaped(found["stem"]))
    return _item(stem, way, {**defaults, **why}, slug(_unescaped(found["id"] or "")))


def _estimate(found: re.Match[str]) -> dict[str, Any]:
    key, reach = float(found["key"]), float(found["reach"] or 0)
    wide = max(abs(key), reach, 1) * 2
    return {
        "type": "estimate",
        "key": _short(key),
        "tolerance": _short(reach),
        "unit": "Replace me",
        "low": _short(min(0, key - wide)),
        "high": _short(key + wide),
    }


def _choice(answers: Sequence[tuple[str, str]]) -> dict[str, Any] | None:
    """A choice of answers; None for pairs, and for what is to be typed: right answers alone."""
    if not any(sign == "~" for sign, _ in answers) or any("->" in told for _, told in answers):
        return None
    options: list[dict[str, str]] = []
    right: list[str] = []
    for sign, told in answers:
        share = _SHARE.match(told)
        answered, _, reason = _SHARE.sub("", told, count=1).partition("#")
        text = untagged(_unescaped(answered))
        option = {"id": slug(text) or f"option-{len(options) + 1}", "text": text}
        if sign == "=" or (share and float(share[1]) > 0):
            right.append(option["id"])
        else:
            option["rationale"] = untagged(_unescaped(reason)) or WHY
        options.append(option)
    if not right:
        return None
    one = len(right) == 1
    return {
        "type": "choice" if one else "choices",
        "options": tuple(options),
        "key": right[0] if one else tuple(right),
    }


def _short(value: float) -> int | float:
    return int(value) if value == int(value) else value


def _unescaped(text: str) -> str:
    return re.sub(r"\\([~=#:{}\\])", r"\1", text).replace("\\n", " ").strip()


def _item(
    stem: str, way: dict[str, Any], defaults: Mapping[str, Any], id: str = ""
) -> dict[str, Any]:
    right = way["key"] if isinstance(way["key"], tuple) else (way["key"],)
    for option in way.get("options", ()):
        if option["id"] not in right:
            option.setdefault("rationale", WHY)
    return {
        "kind": "quiz",
        "id": id or slug(stem),
        "stem": stem,
        "answer": way,
        "rationale": TO_WRITE,
        **{name: each for name, each in defaults.items() if name in ("sources", "rationale")},
    }


def _add(found: Found, value: dict[str, Any], where: str) -> None:
    ids = {item.id for item in found.items}
    id, number = value["id"], 1
    while value["id"] in ids:
        number += 1
        value["id"] = f"{id}-{number}"
    found.items.append(Item(value["id"], value, where))
