"""All steps of an event as a list to go from: what is done, what stands, what is left out."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup

from guide.text.html import html

from .deck import Deck


@dataclass(frozen=True)
class Row:
    """A step of the plan with its screens."""

    step: str
    number: int | None
    """Its number as the screen counts; None for a step that is left out."""
    title: str
    minutes: int
    """As planned."""
    state: Literal["here", "done", "out", "ahead"]
    parts: tuple[int, ...]
    """The first part of each of its screens: where a press leads."""
    headings: tuple[str, ...]
    """What stands over each of them."""
    at: int | None
    """The place among them of the one that is shown; None in another step."""


def rows(deck: Deck) -> Iterator[Row]:
    """The steps of the plan in order, those that are left out in their places."""
    room, number = deck.room, 0
    for at, planned in enumerate(room.plan):
        number += not planned.dropped
        here = at == room.at
        slides = deck.slides(at)
        yield Row(
            step=planned.step,
            number=None if planned.dropped else number,
            title=deck.step_of(at).title,
            minutes=planned.minutes,
            state=_state(deck, at),
            parts=tuple(slide.part for slide in slides),
            headings=tuple(slide.title for slide in slides),
            at=deck.number() if here else None,
        )


def _state(deck: Deck, at: int) -> Literal["here", "done", "out", "ahead"]:
    if at == deck.room.at:
        return "here"
    if deck.room.plan[at].dropped:
        return "out"
    return "done" if deck.room.plan[at].step in deck.room.spent else "ahead"


_LIST = (
    '<ol class="host-steps">{% for row in rows %}<li class="{{ row.state }}">'
    '<span class="n">{{ row.number if row.number is not none else "–" }}</span>'
    '<button type="button" data-act="go" data-option="{{ row.step }}/{{ row.parts[0] }}"'
    '{% if row.at == 0 %} aria-current="step"{% endif %}>{{ row.title }}</button>'
    "<p>{{ words.minutes.format(n=row.minutes) }}"
    "{% if states[row.state] %} · <b>{{ states[row.state] }}</b>{% endif %}</p>"
    "{% if row.parts|length > 1 %}<div>{% for part in row.parts %}"
    '<button type="button" data-act="go" data-option="{{ row.step }}/{{ part }}" '
    'title="{{ row.headings[loop.index0] }}" aria-label="{{ row.title }}, '
    "{{ words.host_slide.format(number=loop.index, count=row.parts|length) }}: "
    '{{ row.headings[loop.index0] }}"'
    '{% if row.at == loop.index0 %} aria-current="step"{% endif %}>{{ loop.index }}</button>'
    "{% endfor %}</div>{% endif %}</li>{% endfor %}</ol>"
)


def overview_html(deck: Deck) -> Markup:
    """The list as HTML; each of its buttons is a press that leads to a screen."""
    words = deck.pack.words
    states = {
        "here": words.host_overview_here,
        "done": words.host_overview_done,
        "out": words.host_overview_out,
    }
    return html(_LIST, rows=list(rows(deck)), words=words, states={**states, "ahead": ""})
