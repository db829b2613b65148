"""The facilitator's list of questions to the speaker: what waits, what is published, the slate."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import Literal

from markupsafe import Markup
from pydantic import BaseModel, ConfigDict, Field

from guide.model.pack import Pack
from guide.room import room as rooms
from guide.room.questions import (
    FROM,
    REASONS,
    Board,
    Question,
    alike,
    became,
    how_many,
    slate,
)
from guide.room.store import Store, StoredRoom
from guide.text.html import html

ALIKE = 5
"""How many other questions a double can be put together with."""

SLATE = 5
"""How many questions the slate has room for."""

Do = Literal["published", "answered", "hidden", "merge", "pin"]


class Act(BaseModel):
    """What a facilitator does with a question."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    room: str = Field(max_length=20)
    question: int = Field(ge=1, lt=10**6)
    do: Do
    was: str = Field(max_length=20)
    """What the question was when the button was pressed: another device may have been first."""
    option: str = Field(default="", max_length=20)
    """A reason of ``REASONS``, or the number of the question that it is put together with."""


@dataclass(frozen=True)
class Listed:
    """The list as it is sent."""

    html: Markup
    waiting: int

    @property
    def stamp(self) -> str:
        """Another one whenever the list is another."""
        return hashlib.sha256(self.html.encode()).hexdigest()[:16]


def act(store: Store, code: str, asked: Act) -> bool:
    """Whether it was done; not where the question is no longer what it was when it was pressed."""
    board = store.questions_of(code)
    question = board.by_number.get(asked.question)
    if question is None or question.merged is not None or question.state != asked.was:
        return False
    if asked.do == "pin":
        store.change(code, lambda room: rooms.pin(room, _turned(room.pinned, question)))
        return True
    if asked.do == "merge":
        into = int(asked.option) if asked.option.isascii() and asked.option.isdigit() else 0
        done = store.merge_questions(code, question.number, into)
    else:
        reason = asked.option if asked.option in REASONS else REASONS[1]
        done = store.moderate(code, question.number, asked.do, reason)
    if done and asked.do != "published":
        store.change(code, lambda room: _unpinned(room, question))
    return done


def _turned(pinned: int | None, question: Question) -> int | None:
    """A question that stands on the screen is taken from it, and any other comes there."""
    return None if pinned == question.number or question.state != "published" else question.number


def _unpinned(room: rooms.Room, question: Question) -> rooms.Room:
    return rooms.pin(room, None) if room.pinned == question.number else room


_LIST = """{% macro act(one, do, label, option="") -%}
<button type="button" id="ask-{{ one.number }}-{{ do }}-{{ option }}"
 data-question="{{ one.number }}" data-do="{{ do }}" data-was="{{ one.state }}"
 data-option="{{ option }}">{{ label }}</button>
{%- endmacro %}
{% macro hide(one) -%}
<details data-key="hide-{{ one.number }}"><summary>{{ words.host_ask_hide }}</summary>
<p>{{ words.host_ask_hide_how }}</p>
{% for reason, label in words.question_reasons.items() %}{{ act(one, "hidden", label, reason) }}
{% endfor %}</details>
{%- endmacro %}
{% macro same(one, others) -%}
{% if others %}<details data-key="same-{{ one.number }}">
<summary>{{ words.host_ask_same }}</summary>
{% for other in others %}{{ act(one, "merge", other.text, other.number) }}
{% endfor %}</details>{% endif %}
{%- endmacro %}
<h3>{{ words.host_ask_waiting.format(n=waiting|length) }}</h3>
<ol>{% for one, others in waiting %}<li><p>{{ one.text }}</p><div>
{{ act(one, "published", words.host_ask_publish) }}{{ hide(one) }}{{ same(one, others) }}
</div></li>{% endfor %}</ol>
<h3>{{ words.host_ask_published.format(n=published|length) }}</h3>
<ol>{% for one, many, others in published %}
<li{% if one.number == pinned %} class="pinned"{% endif %}><p>{{ one.text }}
{% if many %}<small>{{ many }}</small>{% endif %}</p><div>
{{ act(one, "pin", words.host_ask_unpin if one.number == pinned else words.host_ask_pin) }}
{{ act(one, "answered", words.host_ask_answered) }}{{ hide(one) }}{{ same(one, others) }}
</div></li>{% endfor %}</ol>
{% if missing %}<details data-key="slate"><summary>{{ words.host_ask_slate }}</summary>
<p>{{ words.host_ask_slate_how }}</p>
<ol>{% for one in missing %}<li><p>{{ one.text }}</p></li>{% endfor %}</ol></details>{% endif %}
{% if done %}<details data-key="done"><summary>{{ words.host_ask_done }}</summary>
<ol>{% for one, became in done %}<li><p>{{ one.text }} <small>{{ became }}</small></p><div>
{{ act(one, "published", words.host_ask_publish) }}</div></li>{% endfor %}</ol></details>{% endif %}
"""


def listed(pack: Pack, stored: StoredRoom, board: Board) -> Listed:
    """The questions of an event, those that wait first, in the order of their arrival."""
    words = pack.words
    waiting, published = board.of("waiting"), board.of("published")
    published.sort(key=lambda one: -len(one.upvotes) if len(one.upvotes) >= FROM else 0)
    done = [*board.of("answered"), *board.of("hidden")]
    known = [*published, *board.of("answered"), *waiting]
    people = {seat for one in published for seat in one.upvotes}
    made = html(
        _LIST,
        words=words,
        pinned=stored.room.pinned,
        waiting=[(one, alike(one, known)[:ALIKE]) for one in waiting],
        published=[(one, how_many(words, one), alike(one, published)[:ALIKE]) for one in published],
        missing=slate(published, SLATE) if len(people) >= FROM else [],
        done=[(one, became(words, one)) for one in done],
    )
    return Listed(made, len(waiting))
