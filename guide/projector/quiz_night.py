"""The steps of a quiz night that are no question: a round's opening, its answers, standings."""

from __future__ import annotations

from guide.model.blocks import Quiz
from guide.model.pack import Pack
from guide.model.plain import plain
from guide.room.night_run import NightStep, items_in
from guide.room.quiz_night import Place, rank_of, standings, table_name
from guide.room.session import Session
from guide.text.count import Counted
from guide.text.html import html

from .blocks.quiz import key_in_words
from .slide import Group, Piece, line


def groups(session: Session, step: NightStep, *, shown: bool) -> list[Group]:
    """What a room sees of such a step; ``shown`` is whether the facilitator has shown it."""
    if step.moment == "opening":
        return [_opening(session, step)]
    if step.moment == "answers":
        return [_answers(session, step) if shown else _over(session, step)]
    return [_standings(session, step) if shown else _over(session, step)]


def _opening(session: Session, step: NightStep) -> Group:
    words = session.pack.words
    asked = len(items_in(session.run, step.of))
    lead = words.night_round_lead.format(questions=Counted(asked, words))
    over = words.night_round_of.format(number=step.number, count=step.count)
    return Group(step.title, (_lead(lead),), "title", over=over)


def _over(session: Session, step: NightStep) -> Group:
    """What stands between a round and its answers, or before the standings."""
    words = session.pack.words
    over = words.night_round_of.format(number=step.number, count=step.count)
    hand_in = step.moment == "answers"
    lead = words.night_hand_in if hand_in else words.night_added_up
    return Group(words.night_round_over.format(number=step.number), (_lead(lead),), "title", over)


def _lead(text: str) -> Piece:
    return Piece(html('<p class="lead">{{ text }}</p>', text=text), text)


def _answers(session: Session, step: NightStep) -> Group:
    pack = session.pack
    pieces = []
    for item in items_in(session.run, step.of):
        block = pack.blocks.get(item.block or "")
        if isinstance(block, Quiz):
            pieces.append(_answer(pack, item.number, block))
    return Group(pack.words.night_answers.format(number=step.number), tuple(pieces))


_ANSWER = '<div class="evidence"><p>{{ number }}. {{ stem }} <strong>{{ key }}</strong></p></div>'


def _answer(pack: Pack, number: int, block: Quiz) -> Piece:
    key = key_in_words(pack, block)
    stem = plain(pack, block.stem).strip()
    return Piece(
        html(_ANSWER, number=number, stem=line(pack, block.stem), key=key),
        f"{number}. {stem} {key}",
        block.sources,
        lines=0.4,
        indent=0.9,
    )


# ── Standings ────────────────────────────────────────────────────────────────

_PLACE = (
    '<div class="standing"><b>{{ rank }}</b><p>{{ name }}</p>'
    '<span class="bar" aria-hidden="true"><i style="--share:{{ share }}"></i></span>'
    "<strong>{{ points }}</strong></div>"
)


def _standings(session: Session, step: NightStep) -> Group:
    """A ranked list: every table in one size of type, with a bar beside its points."""
    words, places = session.pack.words, standings(session)
    heading, over = step.title, words.night_round_of.format(number=step.number, count=step.count)
    if not places:
        return Group(heading, (_lead(words.night_no_scores),), over=over)
    most = max(place.points for place in places) or 1
    pieces = tuple(_place(session.pack, place, most) for place in places)
    # Together on one screen, in smaller type if need be.
    return Group(heading, pieces, "choices", over=over)


def _place(pack: Pack, place: Place, most: int) -> Piece:
    name, points = (
        table_name(pack.words, place),
        pack.words.night_points.format(n=Counted(place.points, pack.words)),
    )
    told = html(
        _PLACE,
        rank=rank_of(pack.words, place),
        name=name,
        points=points,
        share=f"{place.points / most:.3f}",
    )
    return Piece(told, name, lines=0.35, indent=16.8)
