"""The state of an event, as one value. Functions return a changed copy; the clock is passed in.

What a room holds is counts and the facilitator's own notes: no names, nothing of one person.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Callable, Mapping
from typing import Annotated, Any, Literal

from pydantic import Field

from guide.model.runs import Run

from .clock import Countdown, Frame, Timer, seconds_between
from .look import Look
from .value import Value
from .wifi import Wifi

LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ"
"""For a room's code: no I, which looks like 1, and no O, which looks like 0."""

SIZES = (0.8, 1.0, 1.25, 1.5)
"""How large text stands on the projector, as a multiple of 1/24 of its height.

The least is 1/30 of the height (design.md, Rooms, people, numbers)."""

LONGEST_NOTE = 2000
"""Characters of one note."""

LONGEST_TABLE = 24
"""Characters of the name of a table."""

REMEMBERED = 64
"""Presses that a room remembers; a device has one on its way at a time."""

MOST = 9999
"""The largest number of votes that can be typed in."""

PEOPLE = (1, MOST)
"""The fewest and the most people that an event is for."""


Count = Annotated[int, Field(ge=0, le=MOST)]


class PlannedStep(Value):
    """A step of the run as this event takes it."""

    step: str
    minutes: int
    dropped: bool = False


class Speakers(Value):
    """How many spoke for the first time and again, by the option they spoke for.

    The empty text stands for those who spoke for none.
    """

    first: Mapping[str, Count] = {}
    again: Mapping[str, Count] = {}
    last: tuple[Literal["first", "again"], str] | None = None
    """The last tap, so that it can be taken back."""


class Note(Value):
    """What the facilitator typed on the way."""

    step: str
    at: dt.datetime
    text: Annotated[str, Field(max_length=LONGEST_NOTE)]


class Asked(Value):
    """What phones are asked: a vote, a rating or a guess, by its name in ``Room.phones``."""

    item: str
    against: str = ""
    """For a closing ballot, the opening one whose answers it is paired with."""
    words: bool = False
    """Whether the answers are people's own words: of those no room holds any that were not let
    through."""
    round: str = ""
    """At a quiz night the id of the round that a right answer is a point in; ``TIE`` for an
    estimate that breaks a tie."""
    key: tuple[str, ...] = ()
    """What a right answer counts for; see ``model.fitting.key_cells``."""


TIE = "tie-break"
"""What stands for a round where an estimate breaks a tie."""


class Said(Value):
    """Words from the room that the facilitator has let through."""

    key: str
    """What is the same of all that were put together; see ``model.few_words``."""
    text: str
    count: Count


class Room(Value):
    """An event: its plan, where it stands, its clock and its counts."""

    run: str
    people: int
    minutes: int
    plan: tuple[PlannedStep, ...]
    at: int = 0
    """The place in the plan of the step that is shown."""
    part: int = 0
    """The part of the step that the projector's screen begins with."""
    revealed: tuple[str, ...] = ()
    """The steps whose answer or result is shown."""
    blank: bool = False
    source: int = 0
    """The page of the sources that is open; 0 for none."""
    look: Look = Look()
    """Where the room looks on the figure that is shown; the next slide is whole again."""
    size: int = 1
    """The place in ``SIZES`` of the size of type."""
    clock: Timer = Timer()
    """The whole event's."""
    timer: Timer = Timer()
    """The step's."""
    countdown: Countdown | None = None
    """A timer apart from both, for a task or a break; see ``countdown.py``."""
    spent: Mapping[str, float] = {}
    """Seconds that each step took, without the one that is shown."""
    entered: dt.datetime | None = None
    """When the step that is shown was entered; None before the start and after the end."""
    frame: Frame | None = None
    """How the machine's clock stood when the event's moments were written."""
    tallies: Mapping[str, Mapping[str, Count]] = {}
    """Votes by option, by ballot; a quiz item's two votes stand under ``<id>/1`` and ``<id>/2``."""
    uncounted: tuple[str, ...] = ()
    """Votes that were taken and that nobody counted, by their names in ``tallies``."""
    pairs: Mapping[str, Count] = {}
    """People by ``<opening option>/<closing option>``, where each one's pair is known."""
    asking: Asked | None = None
    """What phones can answer now."""
    to_count: tuple[Asked, ...] = ()
    """What was closed and is counted as soon as the room is written, in the same transaction."""
    phones: Mapping[str, Mapping[str, Count]] = {}
    """What phones answered, by item and by what each answer counts for; see ``model.fitting``."""
    flows: Mapping[str, Mapping[str, Count]] = {}
    """Phones by ``<opening option>/<closing option>``, by closing ballot."""
    answered: Mapping[str, Count] = {}
    """How many phones answered each item."""
    said: Mapping[str, tuple[Said, ...]] = {}
    """Words from the room that were let through, by item; the other words are in no room."""
    joined: Count = 0
    """How many phones had joined when it was last counted."""
    chatham_house: bool = True
    """Whether the end destroys what phones sent: promised when the event is opened, and kept."""
    closing: dt.datetime | None = None
    """When what phones can answer now is closed, once the facilitator has pressed."""
    language: Annotated[str, Field(max_length=40)] = ""
    """The translation that the screen and who leads see, as a BCP 47 tag; empty for the original.
    Phones choose their own; what they answer counts together."""
    hybrid: bool = False
    """Whether somebody follows from home."""
    doors_shut: bool = False
    """Whether no further phone can join."""
    wifi: Wifi | None = None
    """The network that phones join first; forgotten with the event's end."""
    questions_open: bool = False
    """Whether phones can ask the speaker something, and up-vote what others asked."""
    pinned: int | None = None
    """The question that stands on the screen; its text is in no room."""
    night: bool = False
    """Whether it is a quiz night: each phone stands for a table."""
    tables: Mapping[str, Annotated[str, Field(max_length=LONGEST_TABLE)]] = {}
    """The tables of a quiz night by number, each with the name that the facilitator typed."""
    marks: Mapping[str, Mapping[str, tuple[str, ...]]] = {}
    """The tables whose phone was right, by round and item; at the end only points are left."""
    scores: Mapping[str, Mapping[str, Count]] = {}
    """Points that the facilitator typed in, by round and table; at the end those of all tables."""
    estimates: Mapping[str, str] = {}
    """What each table estimated to break a tie, as a number or a date."""
    question_minutes: Annotated[int, Field(ge=0, le=10)] = 0
    """Minutes that the timer on the screen is set to as a question opens; 0 for none."""
    speakers: Speakers = Speakers()
    notes: tuple[Note, ...] = ()
    presses: tuple[str, ...] = ()
    """The last presses that were made, by the ids that their devices gave them; see ``once``."""
    before: Mapping[str, Any] = {}
    """What the last move, count or tap replaced, as JSON; see ``undo``."""
    ended: dt.datetime | None = None

    @property
    def step(self) -> PlannedStep:
        """The step that is shown."""
        return self.plan[self.at]

    @property
    def shown(self) -> bool:
        """Whether the answer or the result of the step is shown."""
        return self.step.step in self.revealed

    def taken(self, what: str) -> bool:
        """Whether a vote is over: counted, or not to be counted."""
        closed = any(asked.item == what for asked in self.to_count)
        return what in self.tallies or what in self.uncounted or self.by_phone(what) or closed

    def by_phone(self, what: str) -> bool:
        """Whether a vote was closed on phones."""
        return what in self.phones

    def votes(self, what: str) -> Mapping[str, int] | None:
        """The votes by hands, paper and phones together; None for one that was not counted."""
        typed, sent = self.tallies.get(what), self.phones.get(what)
        if typed is None or sent is None:
            return sent if typed is None else typed
        return {one: typed.get(one, 0) + sent.get(one, 0) for one in {**typed, **sent}}

    @property
    def begun(self) -> bool:
        """Whether the event has begun, or ended without a beginning."""
        return self.entered is not None or self.ended is not None

    @property
    def live(self) -> bool:
        """Whether the event has begun and not ended."""
        return self.entered is not None and self.ended is None

    def changed(self, **values: object) -> Room:
        """A copy with other values, checked like the first."""
        return Room.model_validate(self.model_dump() | values)


def once(room: Room, press: str, change: Callable[[Room], Room]) -> Room:
    """The room after a press, which is made once however often it arrives.

    ``press`` is the id that the device gave it, and ``change`` is what it does. It is kept with
    the room: another thread, process or start of the guide knows it too. A press that changes
    nothing is not remembered.
    """
    if press in room.presses:
        return room
    after = change(room)
    if after == room:
        return room
    return after.changed(presses=(*after.presses, press)[-REMEMBERED:])


_TAKEN_BACK = (
    *("at", "part", "look", "revealed", "uncounted", "tallies", "pairs", "speakers", "countdown"),
)
_THE_TIME = ("spent", "entered", "timer")


def undoable(room: Room, after: Room) -> Room:
    """The room ``after`` a move, count or tap, which can be taken back to ``room``.

    Whatever else changes (type, darkness, sources, the clock alone) leaves that as it is.
    """
    changed = [name for name in _TAKEN_BACK if getattr(room, name) != getattr(after, name)]
    if not changed:
        return after
    # An event that has begun stays begun.
    time = _THE_TIME if "at" in changed and room.live else ()
    held = room.model_dump(mode="json", include={*changed, *time})
    return after.changed(before=held)


def undo(room: Room) -> Room:
    """The room before the last move, count or tap; the step that was left takes up its clock."""
    if not room.before or room.ended:
        return room
    known = {name for name in room.before if name in (*_TAKEN_BACK, *_THE_TIME)}
    back = {name: room.before[name] for name in known}
    return room.changed(**back, before={}, blank=False, source=0)


def new_room(
    run: Run, plan: tuple[PlannedStep, ...], *, people: int, chatham_house: bool = True
) -> Room:
    """A room that waits for its event to begin.

    ``chatham_house`` is whether its end destroys what phones sent.
    """
    minutes = sum(step.minutes for step in plan if not step.dropped)
    return Room(
        run=run.id,
        people=people,
        minutes=minutes,
        plan=plan,
        chatham_house=chatham_house,
        night=any(step.round for step in run.steps),
    )


CODE = 6
"""Letters of a new room's code: 191 million, so that nobody comes upon one by trying."""


def new_code(chance: random.Random) -> str:
    """Letters that name a room."""
    return "".join(chance.choices(LETTERS, k=CODE))


def code_of(text: str) -> str | None:
    """A code as it was typed, as rooms have it; None for what names none.

    Rooms of before have four letters.
    """
    code = "".join(text[:40].split()).replace("-", "").upper()
    return code if code.isascii() and code.isalpha() and len(code) in (4, CODE) else None


# ── The clock and the way through the plan ───────────────────────────────────


def begin(room: Room, now: dt.datetime) -> Room:
    """Start the event's clock; nothing if it runs."""
    if room.entered or room.ended:
        return room
    return room.changed(entered=now, clock=room.clock.started(now), timer=Timer(since=now))


_PLAIN: Mapping[str, object] = {"blank": False, "source": 0, "look": Look(), "pinned": None}
"""How a slide stands at first: in the light, under no sources or question, its figure whole."""


def go(room: Room, at: int, part: int, now: dt.datetime) -> Room:
    """Show another step, or another part of this one. That does not begin the event.

    ``at`` is the step's place in the plan, from 0, brought into its bounds; ``part`` is the first
    part that the screen shows, from 0; ``now`` is the moment of the move.
    """
    at = max(0, min(at, len(room.plan) - 1))
    room = shut(room) if at != room.at else room
    moved: dict[str, object] = {"at": at, "part": max(part, 0), **_PLAIN}
    if at != room.at and room.live:
        moved |= {
            "spent": _spent(room, now),
            "entered": now,
            "timer": Timer(since=now),
        }
        if room.question_minutes:
            moved["countdown"] = None
    return room.changed(**moved)


def _spent(room: Room, now: dt.datetime) -> Mapping[str, float]:
    if room.entered is None:
        return room.spent
    here = room.step.step
    took = seconds_between(room.entered, now)
    return {**room.spent, here: room.spent.get(here, 0.0) + took}


def seconds_in(room: Room, step: str, now: dt.datetime) -> float:
    """How long a step has been shown, in seconds."""
    return _spent(room, now).get(step, 0.0) if step == room.step.step else room.spent.get(step, 0.0)


def seconds_used(room: Room, now: dt.datetime) -> float:
    """How long all steps have been shown, in seconds, with those that have left the plan since."""
    return sum(_spent(room, now).values())


def toggle_timer(room: Room, now: dt.datetime) -> Room:
    """Pause the step's timer, or let it run on; nothing once the event has ended."""
    if room.ended:
        return room
    timer = room.timer.paused(now) if room.timer.since else room.timer.started(now)
    return room.changed(timer=timer)


def end(room: Room, now: dt.datetime) -> Room:
    """End the event."""
    if room.ended:
        return room
    room = shut(room)
    return room.changed(
        spent=_spent(room, now),
        entered=None,
        ended=now,
        clock=room.clock.paused(now),
        timer=room.timer.paused(now),
        countdown=None,
        blank=False,
        source=0,
        pinned=None,
        questions_open=False,
        wifi=None,
        # Counts are kept, and nobody's words.
        said={} if room.chatham_house else room.said,
    )


SET = 2.0
"""Seconds from which a clock counts as set; NTP slews by less than two in an hour."""


def anchored(room: Room, frame: Frame, now: dt.datetime) -> Room:
    """The room with its moments by the machine's clock as it stands now.

    A clock that is set in mid-event neither adds time nor takes any away. ``frame`` is how it
    stands now, ``now`` is what it says. What another process wrote is believed, unless it lies in
    the future: time then runs from now on.
    """
    since = _told_by_the_clock(room)
    if since is None or room.frame is None:
        return room
    if room.frame.process == frame.process:
        by = frame.ahead - room.frame.ahead
    else:
        by = min(0.0, (now - since).total_seconds())
    if abs(by) < SET:
        return room
    shift = dt.timedelta(seconds=by)
    return room.model_copy(
        update={
            "frame": frame,
            "entered": room.entered and room.entered + shift,
            "clock": room.clock.set_by(shift),
            "timer": room.timer.set_by(shift),
            "countdown": room.countdown and room.countdown.set_by(shift),
        }
    )


def framed(room: Room, frame: Frame) -> Room:
    """The room as it is written, with how the clock stands by which its moments are told."""
    if _told_by_the_clock(room) is None:
        return room
    if room.frame and room.frame.process == frame.process:
        return room
    return room.model_copy(update={"frame": frame})


def _told_by_the_clock(room: Room) -> dt.datetime | None:
    """A moment of the room from which time runs; None while none does."""
    return room.entered or (room.countdown.timer.since if room.countdown else None)


# ── What the screen shows of a step ──────────────────────────────────────────


def reveal(room: Room, shown: bool) -> Room:
    """Show the answer or the result of the step, or hide it again."""
    room = shut(room) if shown else room
    here = room.step.step
    others = tuple(step for step in room.revealed if step != here)
    return room.changed(
        revealed=(*others, here) if shown else others, part=0, source=0, look=Look(), pinned=None
    )


def blank(room: Room, dark: bool) -> Room:
    """Darken the screen, or bring it back."""
    return room.changed(blank=dark)


def open_source(room: Room, page: int) -> Room:
    """Open a page of the sources of what is shown; 0 closes them."""
    return room.changed(source=page)


def look_whole(room: Room) -> Room:
    """Show all of the figure, with nothing dimmed."""
    return room.changed(look=Look())


def resize(room: Room, by: int) -> Room:
    """Larger type (1) or smaller (-1), as far as there is."""
    return room.changed(size=max(0, min(len(SIZES) - 1, room.size + by)))


# ── What phones answer ───────────────────────────────────────────────────────


def ask(room: Room, asked: Asked) -> Room:
    """Let phones answer an item, in place of any other; one that was closed is open again."""
    if room.ended or room.asking == asked:
        return room
    room = shut(room)
    here = room.step.step
    return room.changed(
        asking=asked,
        closing=None,
        to_count=tuple(one for one in room.to_count if one.item != asked.item),
        # While people answer, nobody sees what others have answered.
        phones={item: held for item, held in room.phones.items() if item != asked.item},
        flows={item: held for item, held in room.flows.items() if item != asked.item},
        answered={item: held for item, held in room.answered.items() if item != asked.item},
        said={item: held for item, held in room.said.items() if item != asked.item},
        marks={
            round: {item: held for item, held in by_item.items() if item != asked.item}
            for round, by_item in room.marks.items()
        },
        revealed=tuple(step for step in room.revealed if step != here),
    )


def shut(room: Room) -> Room:
    """Take no further answer; what there are is counted as the room is written."""
    if room.asking is None:
        return room
    return room.changed(asking=None, closing=None, to_count=(*room.to_count, room.asking))


GRACE = dt.timedelta(seconds=5)
"""How long who is at home can still answer: they hear of the close by a stream, a moment later."""


def begin_to_close(room: Room, now: dt.datetime) -> Room:
    """Take answers for ``GRACE`` more; at once none where everybody is in the hall."""
    if room.asking is None or not room.hybrid or room.closing is not None:
        return shut(room)
    return room.changed(closing=now + GRACE)


def shut_in_time(room: Room, now: dt.datetime) -> Room:
    """The room with what is closing closed, once its moment has come.

    So it is for a moment that is too far away: the clock was set meanwhile.
    """
    due = room.closing is not None and not now < room.closing <= now + GRACE
    return shut(room) if due else room


def be_hybrid(room: Room) -> Room:
    """Have the room know that somebody follows from home."""
    return room if room.hybrid or room.ended else room.changed(hybrid=True)


def let_through(room: Room, item: str, said: Said) -> Room:
    """Have words from the room on the list of a closed item, in place of what has their key."""
    if room.ended or item not in room.phones:
        return room
    others = [one for one in room.said.get(item, ()) if one.key != said.key]
    return room.changed(said={**room.said, item: (*others, said)})


def keep_back(room: Room, item: str, key: str) -> Room:
    """Take words from the list."""
    others = tuple(one for one in room.said.get(item, ()) if one.key != key)
    return room.changed(said={**room.said, item: others}) if item in room.said else room


def shut_doors(room: Room, closed: bool) -> Room:
    """Let no further phone join, or let them in again. Who has joined stays."""
    return room.changed(doors_shut=closed)


def offer_wifi(room: Room, wifi: Wifi | None) -> Room:
    """Show phones a network to join first, in place of any other; None for none."""
    return room if room.ended else room.changed(wifi=wifi)


def lapse(room: Room) -> Room:
    """Close what phones are asked, and forget the network, at an event that nobody ended."""
    return shut(room).changed(wifi=None) if room.wifi else shut(room)


def take_questions(room: Room, taken: bool) -> Room:
    """Let phones ask the speaker something, or no longer. What waits goes on waiting."""
    return room if room.ended else room.changed(questions_open=taken)


def pin(room: Room, number: int | None) -> Room:
    """Show a question on the screen in place of any other; None for none."""
    return room if room.ended else room.changed(pinned=number)


# ── What the facilitator types in ────────────────────────────────────────────


def count(room: Room, what: str, votes: Mapping[str, int]) -> Room:
    """Keep the votes for a ballot or a vote on a quiz item, in place of earlier ones."""
    others = tuple(one for one in room.uncounted if one != what)
    return room.changed(tallies={**room.tallies, what: dict(votes)}, uncounted=others)


def leave_uncounted(room: Room, what: str) -> Room:
    """Say that a vote was taken and that nobody counts it."""
    if what in room.tallies or what in room.uncounted:
        return room
    return room.changed(uncounted=(*room.uncounted, what))


def ask_again(room: Room, what: str) -> Room:
    """Take back that a vote was taken and that nobody counts it."""
    return room.changed(uncounted=tuple(one for one in room.uncounted if one != what))


def uncount(room: Room, step: str, *votes: str) -> Room:
    """Forget the votes of a step's ballots or of a vote on its quiz item, as if never counted.

    With a ballot go the pairs that were counted with it. The step's result is hidden again: what
    is counted next is for the facilitator first.
    """
    if not any(vote in room.tallies for vote in votes):
        return room
    return room.changed(
        tallies={key: held for key, held in room.tallies.items() if key not in votes},
        pairs=room.pairs if all("/" in vote for vote in votes) else {},
        revealed=tuple(one for one in room.revealed if one != step),
    )


def pair(room: Room, pairs: Mapping[tuple[str, str], int], opening: str, closing: str) -> Room:
    """Keep each person's pair of choices, and the totals of both ballots that follow from it.

    ``pairs`` holds people by the ids of their opening and their closing option; the empty text
    stands for a choice that somebody did not make: a latecomer's first. ``opening`` and
    ``closing`` are the ids of the two ballots.
    """
    before: dict[str, int] = {}
    after: dict[str, int] = {}
    for (first, second), people in pairs.items():
        for choice, votes in ((first, before), (second, after)):
            if choice:
                votes[choice] = votes.get(choice, 0) + people
    kept = {f"{first}/{second}": people for (first, second), people in pairs.items()}
    return room.changed(pairs=kept, tallies={**room.tallies, opening: before, closing: after})


def speak(room: Room, turn: Literal["first", "again"], option: str = "") -> Room:
    """One more speaker, for an option or for none."""
    return _speakers(room, turn, option, 1)


def unspeak(room: Room) -> Room:
    """Take the last tap back."""
    if room.speakers.last is None:
        return room
    return _speakers(room, *room.speakers.last, -1)


def _speakers(room: Room, turn: Literal["first", "again"], option: str, by: int) -> Room:
    held = getattr(room.speakers, turn)
    kept = {**held, option: max(0, held.get(option, 0) + by)}
    speakers = room.speakers.model_dump() | {turn: kept, "last": (turn, option) if by > 0 else None}
    return room.changed(speakers=Speakers.model_validate(speakers))


def note(room: Room, text: str, now: dt.datetime) -> Room:
    """Keep a note with the step it was made at."""
    text = text.strip()[:LONGEST_NOTE]
    if not text:
        return room
    return room.changed(notes=(*room.notes, Note(step=room.step.step, at=now, text=text)))


def unnote(room: Room, at: dt.datetime) -> Room:
    """Forget the note that was made at this moment."""
    return room.changed(notes=tuple(note for note in room.notes if note.at != at))


def expect(room: Room, people: int) -> Room:
    """How many people are in the room; it stays as it is for a number outside ``PEOPLE``."""
    least, most = PEOPLE
    return room.changed(people=people) if least <= people <= most else room
