"""Quiz items as other tools can ask them."""

from __future__ import annotations

import dataclasses
import math
import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Literal

from markupsafe import Markup

from guide.model.base import When
from guide.model.blocks import Quiz
from guide.model.blocks.quiz import Choice, Choices, Estimate, Order, Place
from guide.model.blocks.quiz.choice import Option
from guide.model.choices import LETTERS, ends_of
from guide.model.pack import Pack
from guide.text.citation import since_words
from guide.text.dates import long_month
from guide.text.html import html

from ..made import Change, Maps, Wanted
from ..said import formatted, links, unformatted

_STEM = (
    "<p>{% if mark %}<strong>{{ mark }}.</strong> {% endif %}{{ stem }}"
    "{% if unit %} ({{ unit }}){% endif %}</p>{% if hint %}<p><em>{{ hint }}</em></p>{% endif %}"
)
_PICTURED = (
    "{{ stem }}{% if item.picture %}"
    '<p><img src="{{ address }}" alt="{{ item.alt }}"/></p>{% endif %}'
)
_FEEDBACK = (
    "<p>{{ rationale }}</p>{% if method %}<p>{{ method }}</p>{% endif %}"
    "<p>{{ label }}: {% for name, url in sources %}{% if not loop.first %}; {% endif %}"
    '{% if url %}<a href="{{ url }}">{{ name }}</a>{% else %}{{ name }}{% endif %}{% endfor %}</p>'
)

Way = Literal["one", "several", "order", "number", "month"]
"""Choose one, choose several, put in order, give a number, name a month."""


@dataclass(frozen=True)
class Answer:
    """Something to choose, or to put in its place."""

    id: str
    text: str
    right: bool
    why: Markup
    """Why it tempts and why it is wrong, as HTML; often empty."""


@dataclass(frozen=True)
class Item:
    """A quiz item, its texts said and its key told."""

    id: str
    way: Way
    mark: str
    """That the answer came after the article; the empty text for most."""
    question: str
    """The stem without its mark, as plain text, its unit in brackets."""
    stem: Markup
    """The stem with its mark and its hint, as HTML."""
    feedback: Markup
    """Why the key is right, how a figure came about, and the sources as links."""
    hint: str
    sources: tuple[tuple[str, str], ...]
    """Name and address of each."""
    answers: tuple[Answer, ...] = ()
    """As they are shown; to be put in order, or to be chosen from."""
    order: tuple[Answer, ...] = ()
    """The same in the right order."""
    first: str = ""
    """What comes first in an order: ``earliest``."""
    last: str = ""
    low: float = 0
    key: float = 0
    high: float = 0
    """The key of a number, and the least and the greatest that still count as right."""
    bounds: tuple[float, float] = (-math.inf, math.inf)
    """The least and the greatest number, or month, that the page lets a reader give."""
    accepted: tuple[str, ...] = ()
    """Every way of writing a month that counts as right, the key first."""
    months: tuple[int, int, int] = (0, 0, 0)
    """Least, key and greatest of a month, counted from the year 0."""
    picture: bytes = b""
    """A map with the answers' letters, as a PNG; most items have none."""
    alt: str = ""
    """What stands for the picture where it cannot be seen."""

    @property
    def text(self) -> str:
        """The question as plain text, with its mark."""
        return f"({self.mark}) {self.question}" if self.mark else self.question

    @property
    def picture_file(self) -> str:
        """How the picture is called in a package."""
        return f"{self.id}.png"

    def shown(self, address: str) -> Markup:
        """The stem as HTML, with the picture, if there is one, at an address."""
        return html(_PICTURED, stem=self.stem, item=self, address=address)

    @property
    def places(self) -> list[str]:
        """The places of an order, from the first: ``1 (earliest)``, ``2``, ``3 (latest)``."""
        last = len(self.order)
        ends = {1: f"1 ({self.first})", last: f"{last} ({self.last})"}
        return [ends.get(place, str(place)) for place in range(1, last + 1)]


@dataclass(frozen=True)
class Taken:
    """The items that a format holds, and what was changed or left out on the way."""

    items: tuple[Item, ...]
    changes: tuple[Change, ...]
    total: int


def taken(wanted: Wanted, notes: Mapping[str, str], *, pictures: bool = False) -> Taken:
    """The items of a module, or of all, for a format.

    ``notes`` says what the format makes of items that it cannot hold as they are, by their way of
    answering: ``order``, ``month``, ``place``. ``pictures`` says whether it holds a picture: then a
    place is chosen by its letter on a map.
    """
    items: list[Item] = []
    changes: list[Change] = []
    blocks = list(_blocks(wanted))
    for block in blocks:
        item = _item(wanted.pack, block)
        note = notes.get("month" if item.way == "month" else block.answer.type)
        if isinstance(block.answer, Place):
            named = _named_in_stem(wanted.pack, block.answer, item)
            if pictures and wanted.maps:
                item = _on_a_map(wanted, wanted.maps, block.answer, item, named=not named)
                note = wanted.pack.words.export_as_letters
            elif named:
                what = wanted.pack.words.export_left_named
                changes.append(Change(block.id, item.text, what, left_out=True))
                continue
        if note:
            changes.append(Change(block.id, item.text, note))
        items.append(item)
    return Taken(tuple(items), tuple(changes), len(blocks))


def common_notes(pack: Pack) -> dict[str, str]:
    """What most formats make of items that they cannot hold as they are."""
    words = pack.words
    return {
        "order": words.export_as_pairs,
        "month": words.export_as_words,
        "place": words.export_as_names,
    }


def title(wanted: Wanted) -> str:
    """What the quiz is called in another tool."""
    pack = wanted.pack
    subject = pack.module(wanted.subject).title if wanted.subject else pack.words.quiz
    return f"{pack.guide.title} – {subject}"


def month_names(pack: Pack, month: int) -> tuple[str, str]:
    """A month, counted from the year 0, in words and in figures."""
    first = When.parse(f"{month // 12:04}-{month % 12 + 1:02}")
    return long_month(pack.words, first.first), str(first)


def number(value: float) -> str:
    """A number as every tool reads it: ``59``, ``2.4``."""
    return f"{value:.6f}".rstrip("0").rstrip(".")


def _blocks(wanted: Wanted) -> Iterator[Quiz]:
    for module in wanted.pack.modules:
        if wanted.subject in ("", module.id):
            yield from (block for block in module.blocks if isinstance(block, Quiz))


def _item(pack: Pack, block: Quiz) -> Item:
    answer, words = block.answer, pack.words
    unit = answer.unit if isinstance(answer, Estimate) else None
    mark = since_words(pack, block.known)
    sources = links(pack, block.sources)
    question = unformatted(pack, block.stem)
    if unit and unit.casefold() in question.casefold():
        unit = None
    item = Item(
        block.id,
        "one",
        mark,
        f"{question} ({unit})" if unit else question,
        html(_STEM, mark=mark, stem=formatted(pack, block.stem), unit=unit, hint=block.hint),
        html(
            _FEEDBACK,
            rationale=formatted(pack, block.rationale),
            method=formatted(pack, block.method) if block.method else "",
            label=words.sources,
            sources=sources,
        ),
        block.hint or "",
        sources,
    )
    return dataclasses.replace(item, **_answered(pack, answer))


def _answered(pack: Pack, answer: Choice | Choices | Order | Estimate | Place) -> dict[str, Any]:
    """What the way of answering adds to an item."""
    match answer:
        case Choice():
            return {"way": "one", "answers": _offered(pack, answer.options, (answer.key,))}
        case Choices():
            return {"way": "several", "answers": _offered(pack, answer.options, answer.key)}
        case Place():
            return {
                "way": "one",
                "answers": tuple(
                    Answer(
                        each.place,
                        pack.places[each.place].name,
                        each.place == answer.key,
                        formatted(pack, each.rationale or ""),
                    )
                    for each in answer.candidates
                ),
            }
        case Order():
            first, last = ends_of(pack.words, answer)
            shown = {one.id: Answer(one.id, one.text, True, Markup()) for one in answer.items}
            return {
                "way": "order",
                "answers": tuple(shown.values()),
                "order": tuple(shown[id] for id in answer.key),
                "first": first,
                "last": last,
            }
    return _estimated(pack, answer)


def _on_a_map(wanted: Wanted, maps: Maps, answer: Place, item: Item, *, named: bool) -> Item:
    """A choice between letters on a map; their names beside them unless those tell the key."""
    png, alt = maps(wanted.pack, answer)
    answers = tuple(
        dataclasses.replace(each, text=f"{letter}: {each.text}" if named else letter)
        for each, letter in zip(item.answers, LETTERS)
    )
    return dataclasses.replace(item, answers=answers, picture=png, alt=alt)


def _offered(pack: Pack, options: Iterable[Option], key: tuple[str, ...]) -> tuple[Answer, ...]:
    return tuple(
        Answer(one.id, one.text, one.id in key, formatted(pack, one.rationale or ""))
        for one in options
    )


def _estimated(pack: Pack, answer: Estimate) -> dict[str, Any]:
    tolerance = answer.tolerance
    least = answer.low if answer.low is not None else -math.inf
    most = answer.high if answer.high is not None else math.inf
    if answer.key_date is not None and answer.key_date.precision == "month":
        day = answer.key_date.first
        key, near = day.year * 12 + day.month - 1, int(tolerance)
        nearest = sorted(range(key - near, key + near + 1), key=lambda month: abs(month - key))
        return {
            "way": "month",
            "months": (key - near, key, key + near),
            "bounds": (least * 12, most * 12 + 11),
            "accepted": tuple(text for month in nearest for text in month_names(pack, month)),
        }
    number = answer.key if answer.key_date is None else answer.key_date.first.year
    assert number is not None
    return {
        "way": "number",
        # What lies outside the bounds cannot be given on the page either.
        "low": float(max(number - tolerance, least)),
        "key": float(number),
        "high": float(min(number + tolerance, most)),
        "bounds": (float(least), float(most)),
    }


def _named_in_stem(pack: Pack, answer: Place, item: Item) -> bool:
    """Whether the question names the place that is to be found: then its name gives it away."""
    asked = {word.casefold() for word in re.findall(r"\w{4,}", item.question)}
    key = {word.casefold() for word in re.findall(r"\w{4,}", pack.places[answer.key].name)}
    others = {
        word.casefold()
        for each in answer.candidates
        if each.place != answer.key
        for word in re.findall(r"\w{4,}", pack.places[each.place].name)
    }
    return bool(asked & key - others)
