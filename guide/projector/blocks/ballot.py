"""A ballot: the question with its options, then what was counted once it is shown."""

from collections.abc import Mapping, Sequence

from guide.figures.figure import Figure
from guide.figures.projected import shift_bars, shift_flows
from guide.figures.style import Theme
from guide.model.blocks import Ballot
from guide.model.choices import Option, choices_of, opening_of
from guide.model.plain import plain
from guide.room.counts import Shift, enough, shift, shown_votes, total
from guide.text.html import html

from ..choices import choice_pieces
from ..result import chart, in_words, tallies, too_few
from ..scene import Scene
from ..slide import Group, Piece, line


def can_reveal(scene: Scene, block: Ballot) -> bool:
    """Whether this ballot has been counted."""
    return scene.room is not None and scene.room.taken(block.id)


def groups(scene: Scene, block: Ballot) -> list[Group]:
    """The options; once they are shown, the result or the shift first, then the reflection."""
    pack, words = scene.pack, scene.pack.words
    opening = opening_of(pack, block)
    options = choices_of(pack, block)
    question = plain(pack, opening.question or "")
    over = words.screen_opening if block.moment == "opening" else words.screen_closing
    votes = scene.room.votes(block.id) if scene.room else None
    if votes is None or not scene.shown:
        if votes is not None:
            over = f"{over} · {words.screen_counted.format(count=total(votes))}"
        return [Group(question, choice_pieces(options), "choices", over=over)]
    found = [_result(scene, block, options, votes, question)]
    if block.reflect and block.moment == "closing":
        reflection = Piece(
            html('<p class="question">{{ line }}</p>', line=line(pack, block.reflect)),
            plain(pack, block.reflect),
            scale=1.3,
        )
        found.append(Group(words.screen_reflect, (reflection,), "question"))
    return found


def _result(
    scene: Scene,
    block: Ballot,
    options: Sequence[Option],
    votes: Mapping[str, int],
    question: str,
) -> Group:
    moved = shift(scene.room, block.repeats, block.id) if scene.room and block.repeats else None
    if not enough(votes) or (moved and not moved.enough):
        return too_few(scene.pack, question)
    if moved is not None:
        return _shift(scene, block, options, moved, question)
    told = tallies(scene.room, {block.id: ""}, options)
    return chart(scene.pack, question, options, told)


def told_votes(scene: Scene, what: str, options: Sequence[Option]) -> Mapping[str, int | None]:
    """The numbers of a vote as the hall may see them."""
    found = shown_votes(scene.room, what, [one.id for one in options]) if scene.room else None
    return found or {}


def _shift(
    scene: Scene, block: Ballot, options: Sequence[Option], moved: Shift, question: str
) -> Group:
    """The shift: flows where each person's pair is known, two bars where only totals are."""
    words = scene.pack.words
    names = (words.screen_before, words.screen_after)
    before = told_votes(scene, block.repeats or "", options)
    after = told_votes(scene, block.id, options)
    veiled = None in before.values() or None in after.values()

    def flows(theme: Theme, size: tuple[int, int], type_px: float) -> Figure:
        return shift_flows(
            options,
            moved.before,
            moved.after,
            moved.shown.flows,
            theme=theme,
            size=size,
            type_px=type_px,
            names=names,
        )

    def bars(theme: Theme, size: tuple[int, int], type_px: float) -> Figure:
        return shift_bars(
            options,
            before,
            after,
            theme=theme,
            size=size,
            type_px=type_px,
            names=names,
            totals=(total(moved.before), total(moved.after)),
        )

    over = []
    told = moved.shown.moved
    if told is not None:
        over.append(words.screen_moved.format(moved=told, count=moved.paired))
    if moved.partial or told is None:
        voted = total(moved.before), total(moved.after)
        over.append(words.screen_totals.format(before=voted[0], after=voted[1]))
    alt = f"{names[0]}: {in_words(options, before)}. {names[1]}: {in_words(options, after)}."
    by_hand = scene.room is not None and scene.room.by_phone(block.id) and moved.partial
    notes = (
        words.screen_veiled if veiled else "",
        words.screen_few_moved if moved.veiled else "",
        words.screen_hands_in_totals if by_hand and moved.drawn and not veiled else "",
    )
    return Group(
        question,
        layout="figure",
        over=" · ".join(over),
        foot=" ".join(note for note in notes if note),
        drawing=flows if moved.drawn and not veiled else bars,
        alt=alt,
    )
