"""What phones show of a room: made once for all of them, but for each seat's own answer."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import Any, Literal

from markupsafe import Markup

from guide.model.blocks import Series
from guide.model.fitting import WRITTEN
from guide.model.pack import Pack
from guide.room.items import Item, answered_round, item_here
from guide.room.quiz_night import TABLE
from guide.room.said import listed
from guide.room.session import Session
from guide.room.store import Store, StoredRoom
from guide.text.html import html

from . import table, writing
from .blocks import AFTER, FORM
from .question import Question, own

State = Literal["open", "closed", "shown", "waiting", "ended"]
"""What can be done with a phone: answer, wait for the result, read it, wait, go home."""

MOST_KEPT = 2000
"""Pages for different own answers that are kept of one view."""


@dataclass(frozen=True)
class Standing:
    """What stands in a room for phones, at a moment."""

    pack: Pack
    stored: StoredRoom
    store: Store
    changes: int
    """How often the process had changed a room of the store before this look."""
    item: Item | None
    state: State
    stamp: str
    """The version: another one whenever phones show something else."""
    round: tuple[Item, ...] = ()
    """The questions of a quiz night's round whose answers are shown."""
    answers: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)
    """What each seat had answered to what is shown, when that was first shown."""
    _kept: dict[tuple[str, str], Markup] = field(default_factory=dict)
    """Pages by language and own answers."""
    _spoken: dict[str, Standing] = field(default_factory=dict)

    def spoken(self, language: str) -> Standing:
        """The same for a phone that speaks a language; for none that is chosen, the room's."""
        pack = self.pack.in_language(language or self.stored.room.language)
        if pack is self.pack:
            return self
        if language not in self._spoken:
            item = _item(pack, self.stored)
            self._spoken[language] = replace(
                self,
                pack=pack,
                item=item,
                round=_round(_session(pack, self.stored), item),
                _spoken={},
            )
        return self._spoken[language]

    @property
    def items(self) -> tuple[str, ...]:
        """The items whose answers are told beside what is shown."""
        table = (TABLE,) if self.stored.room.night else ()
        if self.item is None:
            return (*(item.id for item in self.round), *table)
        asked, block = self.item.asked, self.item.block.id
        first = f"{block}/before" if self.item.turn == "after" else asked.against
        return (asked.item, *([first] if first else []), *table)

    @cached_property
    def frame(self) -> dict[str, object]:
        """What every phone is told beside its page."""
        return {
            "version": self.stamp,
            "state": self.state,
            "open": self.state == "open",
            "block": self.item.block.id if self.item else None,
            "item": self.item.id if self.item else None,
            "questions": self.stored.room.questions_open,
        }

    @property
    def farewell(self) -> str:
        """What is said once the event has ended."""
        words = self.pack.words
        return words.phone_ended if self.stored.room.chatham_house else words.phone_ended_kept

    def main(self, answered: Mapping[str, Any]) -> Markup:
        """The page's main part for a seat that answered this."""
        told = json.dumps(answered, sort_keys=True) if answered else ""
        key = self.pack.guide.language, told
        if key not in self._kept and len(self._kept) >= MOST_KEPT:
            self._kept.clear()
        if key not in self._kept:
            self._kept[key] = _main(self, answered)
        return self._kept[key]


def standing(
    pack: Pack, stored: StoredRoom, store: Store, changes: int, before: Standing | None
) -> Standing:
    """What stands in a room, with what was made for the same view ``before``."""
    session, item = _session(pack, stored), _item(pack, stored)
    round = _round(session, item)
    state = "shown" if round and not stored.room.ended else _state(session, item)
    # An item that was open again in between is news, for its answers may be others.
    known = sorted(stored.room.answered.items()) if state == "closed" else ""
    asks = stored.room.questions_open
    said = listed(stored.room, item.id) if item and state == "shown" else ()
    asked = round[0].id if round else item and item.id
    shown = (asked, state, known, asks, said, stored.room.closing)
    told = (pack.fingerprint, stored.code, stored.opened, *shown)
    stamp = hashlib.sha256(repr(told).encode()).hexdigest()[:16]
    now = Standing(pack, stored, store, changes, item, state, stamp, round)
    if before is not None and before.stamp == stamp:
        return replace(now, answers=before.answers, _kept=before._kept)
    return replace(now, answers=store.answers_by_seat(stored.code, now.items))


def _session(pack: Pack, stored: StoredRoom) -> Session | None:
    """The event in the language of a pack, whatever the screen's."""
    return Session.of_room(pack, stored.room.changed(language=""))


def _item(pack: Pack, stored: StoredRoom) -> Item | None:
    session = _session(pack, stored)
    return item_here(session) if session and not stored.room.ended else None


def _round(session: Session | None, item: Item | None) -> tuple[Item, ...]:
    return answered_round(session) if session and item is None else ()


def _state(session: Session | None, item: Item | None) -> State:
    if session is None or session.room.ended:
        return "ended"
    room = session.room
    if item is None:
        return "waiting"
    if room.asking is not None:
        return "open"
    figure = isinstance(item.block, Series) and room.part > 0
    # Nobody waits for what they wrote, or how they rated a claim, to be shown.
    at_once = item.turn in ("before", "after", WRITTEN)
    return "shown" if room.shown or at_once or figure else "closed"


_MAIN = """<section data-state="{{ state }}" data-item="{{ item }}">
{% if kicker %}{% if state == "closed" %}<h1 class="plain kicker">{{ kicker }}</h1>
{% else %}<p class="kicker">{{ kicker }}</p>
{% endif %}{% endif %}{{ body }}</section>"""


def _main(standing: Standing, answered: Mapping[str, Any]) -> Markup:
    words, item, state = standing.pack.words, standing.item, standing.state
    # What a page says first is its heading, also where it is a sentence.
    kicker, body = "", html('<h1 class="plain">{{ text }}</h1>', text=words.phone_waiting)
    if state != "ended" and standing.stored.room.night and TABLE not in answered:
        return html(
            _MAIN,
            state=state,
            item=TABLE,
            kicker="",
            body=table.form(standing.pack, standing.stored.code),
        )
    if state == "ended":
        body = html('<h1 class="plain lead">{{ text }}</h1>', text=standing.farewell)
    elif standing.round:
        body = table.answers(standing.pack, standing.round, answered)
    elif item is not None:
        question = Question(standing.pack, item, answered, listed(standing.stored.room, item.id))
        kind = item.block.kind
        if state == "open":
            ask = writing.form if item.turn == WRITTEN else FORM[kind]
            kicker = words.phone_closes_soon if standing.stored.room.closing else words.phone_open
            body = ask(question, item.block)
            body = _form(standing, question, body)
        elif state == "shown":
            tell = writing.after if item.turn == WRITTEN else AFTER[kind]
            body = tell(question, item.block)
        else:
            kicker = words.phone_closed
            told = None if question.answer is None else words.phone_recorded.partition(".")[0]
            body = own(standing.pack, told)
    if TABLE in answered and state != "ended":
        body += table.told(standing.pack, standing.stored, answered[TABLE])
    return html(_MAIN, state=state, item=item.id if item else "", kicker=kicker, body=body)


_FORM = """<form method="post" action="/r/{{ code }}/answers"
{%- if change %} data-change="{{ change }}" data-recorded="{{ recorded }}"{% endif %}>
<input type="hidden" name="block" value="{{ item }}">
{{ body }}
<button type="submit">{{ label }}</button>
<p class="said" role="status">{{ said }}</p>
</form>"""


def _form(standing: Standing, question: Question, body: Markup) -> Markup:
    words, sent = standing.pack.words, question.answer is not None
    if question.item.turn == WRITTEN:
        change, recorded, send = words.phone_write_again, words.phone_wrote, words.phone_write_done
    else:
        change, recorded, send = "", words.phone_recorded, words.phone_send
    return html(
        _FORM,
        change=change,
        recorded=recorded,
        code=standing.stored.code,
        item=question.item.id,
        body=body,
        label=(change or words.phone_change) if sent else send,
        said=recorded if sent else "",
    )
