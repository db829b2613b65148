"""The quiz as a table, for a spreadsheet or for tools that have no format of their own."""

from __future__ import annotations

from guide.model.choices import LETTERS
from guide.text.csv_file import csv_file

from ..made import Made, Wanted
from ..said import unformatted
from .items import Item, number, taken

MOST_ANSWERS = 7
"""The most that an item has: a place among seven."""


def made(wanted: Wanted) -> Made:
    """The quiz as CSV: a row an item, an order told by its letters."""
    words = wanted.pack.words
    chosen = taken(wanted, {"place": words.export_as_names})
    header = [
        words.report_item,
        words.export_way,
        words.export_question,
        *(LETTERS[:MOST_ANSWERS]),
        words.right_answer,
        words.screen_why,
        words.sources,
    ]
    blocks = wanted.pack.blocks
    rows = []
    for item in chosen.items:
        answers = [each.text for each in item.answers]
        block = blocks[item.id]
        assert block.kind == "quiz"
        rows.append(
            [
                item.id,
                getattr(words, f"export_way_{item.way}"),
                f"{item.text} ({item.hint})" if item.hint else item.text,
                *answers,
                *[""] * (MOST_ANSWERS - len(answers)),
                _key(item),
                unformatted(wanted.pack, block.rationale),
                "; ".join(url or name for name, url in item.sources),
            ]
        )
    return Made(csv_file(header, rows).encode(), chosen.total, len(chosen.items), chosen.changes)


def _key(item: Item) -> str:
    letters = {each.id: letter for each, letter in zip(item.answers, LETTERS)}
    match item.way:
        case "one" | "several":
            return ", ".join(letters[each.id] for each in item.answers if each.right)
        case "order":
            return ", ".join(letters[each.id] for each in item.order)
        case "number":
            return f"{number(item.key)} ({number(item.low)}–{number(item.high)})"
    return item.accepted[0]
