"""Questions to the speaker: written by phones, moderated before anybody sees them, up-voted.

Every question waits until the facilitator publishes it; there is no way to turn that off. Kept in
rows of their own, within a transaction of the caller's, and destroyed with the event.
"""

from __future__ import annotations

import random
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal, cast

import sqlalchemy as sql
from sqlalchemy.engine import Connection

from guide.model.words import Words

from .errors import StoreError
from .small_groups import FEWEST
from .tables import QUESTIONS, UPVOTES

LONGEST = 200
"""Characters of a question."""

WAITING_AT_ONCE = 3
"""Questions of one seat that can wait at a time."""

MOST = 1000
"""Questions of one event."""

FROM = FEWEST
"""Up-votes from which they are told and give a place; before, a question's place is by lot."""

State = Literal["waiting", "published", "answered", "hidden"]
STATES: tuple[State, ...] = ("waiting", "published", "answered", "hidden")

REASONS = ("rule_1", "rule_2", "rule_3", "asked", "time")
"""Why a question is hidden: it breaks a rule, it was answered already, there is no time for it."""


class NoQuestions(StoreError):
    """Nobody can ask just now."""

    def __init__(self) -> None:
        super().__init__("Questions are closed; this one is not recorded.")


class TooMany(StoreError):
    """So many questions wait already that no other is taken."""

    def __init__(self) -> None:
        super().__init__("Too many questions wait already.")


@dataclass(frozen=True)
class Question:
    """A question with what became of it."""

    number: int
    seat: int
    """Who wrote it; for nobody's eyes."""
    text: str
    state: State
    reason: str = ""
    """One of ``REASONS``, if it is hidden."""
    merged: int | None = None
    """The question that it was a double of, and which has its up-votes."""
    upvotes: frozenset[int] = frozenset()
    """The seats that want to know it, the writer's included."""


@dataclass(frozen=True)
class Board:
    """All questions of an event, in the order of their arrival."""

    questions: tuple[Question, ...] = ()

    @cached_property
    def by_number(self) -> Mapping[int, Question]:
        """Each question by its number."""
        return {one.number: one for one in self.questions}

    def of(self, state: State) -> list[Question]:
        """The questions of a state that are no doubles, in the order of their arrival."""
        return [one for one in self.questions if one.state == state and one.merged is None]

    def now(self, question: Question) -> Question:
        """What a question has become: itself, or what it was a double of."""
        seen = set()
        while question.merged in self.by_number and question.number not in seen:
            seen.add(question.number)
            question = self.by_number[cast("int", question.merged)]
        return question

    def by(self, seat: int) -> list[Question]:
        """The questions that a seat wrote."""
        return [one for one in self.questions if one.seat == seat]

    def ordered(self, seat: int) -> list[Question]:
        """The published questions for a seat: by up-votes from ``FROM`` on, the others by lot.

        The lot is another one for each seat, so that none has the first place everywhere, and
        stays the same while the seat looks.
        """
        found = self.of("published")
        lot = {one.number: random.Random(f"{seat} {one.number}").random() for one in found}
        return sorted(found, key=lambda one: (-_standing(one), lot[one.number]))


def _standing(question: Question) -> int:
    many = len(question.upvotes)
    return many if many >= FROM else 0


def clean(text: object) -> str | None:
    """A question as it is kept, on one line; None for what is none or is too long."""
    if not isinstance(text, str) or len(text) > 4 * LONGEST:
        return None
    normal = unicodedata.normalize("NFC", " ".join(text.split()))
    kept = "".join(each for each in normal if unicodedata.category(each)[0] != "C")
    return kept if kept and len(kept) <= LONGEST and any(map(str.isalnum, kept)) else None


def words_of(text: str) -> frozenset[str]:
    """The words of a question, by which doubles are known."""
    letters = "".join(each if each.isalnum() else " " for each in text.casefold())
    return frozenset(letters.split())


def alike(question: Question, others: Iterable[Question]) -> list[Question]:
    """The other questions, those with the most words in common first."""
    own = words_of(question.text)

    def shared(other: Question) -> float:
        theirs = words_of(other.text)
        return len(own & theirs) / max(len(own | theirs), 1)

    return sorted((one for one in others if one.number != question.number), key=shared)[::-1]


def how_many(words: Words, question: Question) -> str:
    """How many want to know a question, in words; nothing of a small group."""
    many = len(question.upvotes)
    return words.question_upvotes.format(n=many) if many >= FROM else ""


def became(words: Words, question: Question) -> str:
    """What became of a question, in words, with the reason if it is not shown."""
    return {
        "waiting": words.question_waiting,
        "published": words.question_published,
        "answered": words.question_answered,
        "hidden": words.question_hidden.format(
            reason=words.question_reasons.get(question.reason, "")
        ),
    }[question.state]


# ── Whose questions are missing? ─────────────────────────────────────────────


def slate(questions: Iterable[Question], size: int) -> list[Question]:
    """A few questions among which every sizeable group of up-voters has one of theirs.

    Greedy justified representation (arXiv 2511.04588): always the question that most people want
    to know of whom none is on the slate yet. So of any group of as many as share a place, who
    all want to know the same, somebody is represented. Nothing of it is kept.
    """
    left = list(questions)
    chosen: list[Question] = []
    represented: set[int] = set()
    while left and len(chosen) < size:
        best = max(left, key=lambda one: (len(one.upvotes - represented), len(one.upvotes)))
        if not best.upvotes - represented:
            break
        chosen.append(best)
        left.remove(best)
        represented |= best.upvotes
    return chosen


# ── In the tables ────────────────────────────────────────────────────────────


def board(connection: Connection, code: str) -> Board:
    """All questions of a room."""
    voted: dict[int, set[int]] = {}
    votes = sql.select(UPVOTES.c.number, UPVOTES.c.seat).where(UPVOTES.c.room == code)
    for number, seat in connection.execute(votes):
        voted.setdefault(number, set()).add(seat)
    asked = sql.select(QUESTIONS).where(QUESTIONS.c.room == code).order_by(QUESTIONS.c.number)
    return Board(
        tuple(
            Question(
                row.number,
                row.seat,
                row.text,
                row.state,
                row.reason,
                row.merged,
                frozenset(voted.get(row.number, ())),
            )
            for row in connection.execute(asked)
        )
    )


def put(connection: Connection, code: str, seat: int, text: str) -> int:
    """Keep a question, waiting, with its writer's up-vote; its number.

    The text is as ``clean`` leaves it. What the same seat sent before is not kept again, and a
    double of another question is merged with it. Raises TooMany.
    """
    words = " ".join(sorted(words_of(text)))
    here = QUESTIONS.c.room == code
    same = connection.execute(
        sql.select(QUESTIONS).where(here, QUESTIONS.c.words == words).order_by(QUESTIONS.c.number)
    ).all()
    again = next((one.number for one in same if one.seat == seat), None)
    if again is not None:
        return int(again)
    many = sql.select(sql.func.count(), sql.func.max(QUESTIONS.c.number)).where(here)
    waits = sql.select(sql.func.count()).where(
        here,
        QUESTIONS.c.seat == seat,
        QUESTIONS.c.state == "waiting",
        QUESTIONS.c.merged.is_(None),
    )
    if connection.execute(waits).scalar_one() >= WAITING_AT_ONCE:
        raise TooMany
    double = next(
        (one.merged or one.number for one in same if one.merged or one.state != "hidden"), None
    )
    written = {"room": code, "seat": seat, "text": text, "words": words, "merged": double}
    while True:  # another process may take the number first
        total, last = connection.execute(many).one()
        if total >= MOST:
            raise TooMany
        number = (last or 0) + 1
        if connection.execute(_QUESTION, {**written, "number": number}).rowcount == 1:
            break
    vote(connection, code, double or number, seat, wanted=True)
    return number


_QUESTION = sql.text(
    "INSERT INTO questions (room, number, seat, text, words, state, reason, merged) "
    "VALUES (:room, :number, :seat, :text, :words, 'waiting', '', :merged) ON CONFLICT DO NOTHING"
)
_UPVOTE = sql.text(
    "INSERT INTO upvotes (room, number, seat) VALUES (:room, :number, :seat) ON CONFLICT DO NOTHING"
)


def vote(connection: Connection, code: str, number: int, seat: int, *, wanted: bool) -> None:
    """Keep that a seat wants to know a question, or does not any more."""
    if wanted:
        connection.execute(_UPVOTE, {"room": code, "number": number, "seat": seat})
        return
    mine = (UPVOTES.c.room == code, UPVOTES.c.number == number, UPVOTES.c.seat == seat)
    connection.execute(sql.delete(UPVOTES).where(*mine))


def is_published(connection: Connection, code: str, number: int) -> bool:
    """Whether others may see a question and up-vote it."""
    asked = sql.select(QUESTIONS.c.state).where(
        QUESTIONS.c.room == code, QUESTIONS.c.number == number, QUESTIONS.c.merged.is_(None)
    )
    return connection.execute(asked).scalar() == "published"


def moderate(connection: Connection, code: str, number: int, state: State, reason: str) -> bool:
    """Whether there was such a question; it has another state now, and no longer is a double."""
    done = connection.execute(
        sql.update(QUESTIONS)
        .where(QUESTIONS.c.room == code, QUESTIONS.c.number == number)
        .values(state=state, reason=reason if state == "hidden" else "", merged=None)
    )
    return done.rowcount == 1


def merge(connection: Connection, code: str, number: int, into: int) -> bool:
    """Whether a question became a double of another, which has the up-votes of both now."""
    known = board(connection, code)
    double, kept = known.by_number.get(number), known.by_number.get(into)
    if double is None or kept is None or known.now(kept).number == number:
        return False
    kept = known.now(kept)
    connection.execute(
        sql.update(QUESTIONS)
        .where(QUESTIONS.c.room == code, QUESTIONS.c.number == number)
        .values(merged=kept.number)
    )
    for seat in double.upvotes:
        vote(connection, code, kept.number, seat, wanted=True)
    return True
