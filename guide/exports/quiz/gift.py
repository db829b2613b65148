"""GIFT, Moodle's format in plain text, which other tools read too."""

from __future__ import annotations

import re

from guide.text.html import html

from ..made import Made, Wanted
from .items import Answer, Item, common_notes, number, taken, title
from .moodle import share


def made(wanted: Wanted) -> Made:
    """The quiz as text: a paragraph an item."""
    chosen = taken(wanted, common_notes(wanted.pack))
    # A single slash would begin a category within the category.
    category = f"$CATEGORY: $course$/{title(wanted).replace('/', '//')}"
    text = "\n\n".join([category, *map(_question, chosen.items)]) + "\n"
    return Made(text.encode(), chosen.total, len(chosen.items), chosen.changes)


def _question(item: Item) -> str:
    feedback = f"\t####{_safe(item.feedback)}"
    lines = [*_answers(item), feedback]
    head = f"::{_safe(item.id)}::[html]{_safe(item.stem)}{{"
    if item.way == "number":
        return f"{head}{''.join(lines)}}}"
    return "\n".join([head, *lines, "}"])


def _answers(item: Item) -> list[str]:
    match item.way:
        case "one":
            return [f"\t{'=' if each.right else '~'}{_told(each)}" for each in item.answers]
        case "several":
            right = sum(each.right for each in item.answers)
            wrong = len(item.answers) - right
            return [
                f"\t~%{share(each.right, right, wrong, True)}%{_told(each)}"
                for each in item.answers
            ]
        case "order":
            places = dict(zip((each.id for each in item.order), item.places))
            return [f"\t={_plain(each.text)} -> {_safe(places[each.id])}" for each in item.answers]
        case "number":
            reach = max(item.key - item.low, item.high - item.key)
            return [f"#{number(item.key)}:{number(reach)}"]
    return [f"\t={_plain(text)}" for text in item.accepted]


def _told(answer: Answer) -> str:
    """An answer, and why it is wrong."""
    return _plain(answer.text) + (f"#{_safe(answer.why)}" if answer.why else "")


def _plain(text: str) -> str:
    """A plain text within a question that is HTML."""
    return _safe(html("{{ text }}", text=text))


def _safe(text: str) -> str:
    """HTML in one line in which nothing is taken for one of the format's own signs.

    Braces are told as entities: some readers end an answer at a brace, escaped or not.
    """
    line = " ".join(str(text).split()).replace("{", "&#123;").replace("}", "&#125;")
    return re.sub(r"([~=#:\\])", r"\\\1", line)
