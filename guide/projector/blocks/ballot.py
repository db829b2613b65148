"""A ballot: the question with its options, then what was counted once it is shown."""

from collections.abc import Mapping, Sequence

import plotly.graph_objects as go

from guide.figures.projected import Option, shift_bars, shift_flows, tally_bars
from guide.figures.style import Theme
from guide.markup import plain
from guide.model.blocks import Ballot
from guide.room.counts import FEWEST, Shift, shift

from ..choices import choice_pieces, choices_of, opening_of
from ..scene import Scene
from ..slide import Group, Piece, line


def can_reveal(scene: Scene, block: Ballot) -> bool:
    """Whether this ballot has been counted."""
    return scene.room is not None and block.id in scene.room.tallies


def groups(scene: Scene, block: Ballot) -> list[Group]:
    """The options; once they are shown, the result or the shift first, then the reflection."""
    pack, words = scene.pack, scene.pack.words
    opening = opening_of(pack, block)
    options = choices_of(pack, block)
    question = plain(pack, opening.question or "")
    over = words.screen_opening if block.moment == "opening" else words.screen_closing
    votes = scene.room.tallies.get(block.id) if scene.room else None
    if votes is None or not scene.shown:
        if votes is not None:
            over = f"{over} · {words.screen_counted.format(count=sum(votes.values()))}"
        return [Group(question, choice_pieces(options), "choices", over=over)]
    found = [_result(scene, block, options, votes, question)]
    if block.reflect and block.moment == "closing":
        reflection = Piece(
            f'<p class="question">{line(pack, block.reflect)}</p>',
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
    words = scene.pack.words
    moved = shift(scene.room, block.repeats, block.id) if scene.room and block.repeats else None
    if sum(votes.values()) < FEWEST or (moved and not moved.enough):
        few = Piece(f"<p>{words.screen_few}</p>", words.screen_few)
        return Group(question, (few,))
    if moved is not None:
        return _shift(scene, options, moved, question)
    return Group(
        question,
        layout="figure",
        over=words.screen_counted.format(count=sum(votes.values())),
        drawing=lambda theme, size, type_px: tally_bars(
            options, [votes], names=[""], theme=theme, size=size, type_px=type_px
        ),
        alt=told(options, votes),
    )


def _shift(scene: Scene, options: Sequence[Option], moved: Shift, question: str) -> Group:
    """The shift: flows where each person's pair is known, two bars where only totals are."""
    words = scene.pack.words
    names = (words.screen_before, words.screen_after)

    def flows(theme: Theme, size: tuple[int, int], type_px: float) -> go.Figure:
        return shift_flows(
            options, moved.pairs, theme=theme, size=size, type_px=type_px, names=names
        )

    def bars(theme: Theme, size: tuple[int, int], type_px: float) -> go.Figure:
        return shift_bars(
            options,
            moved.before,
            moved.after,
            theme=theme,
            size=size,
            type_px=type_px,
            names=names,
        )

    if moved.pairs:
        people = sum(moved.pairs.values())
        over = words.screen_moved.format(moved=moved.moved, count=people)
    else:
        before, after = sum(moved.before.values()), sum(moved.after.values())
        over = words.screen_totals.format(before=before, after=after)
    alt = f"{names[0]}: {told(options, moved.before)}. {names[1]}: {told(options, moved.after)}."
    return Group(
        question,
        layout="figure",
        over=over,
        drawing=flows if moved.pairs else bars,
        alt=alt,
    )


def told(options: Sequence[Option], votes: Mapping[str, int]) -> str:
    """A distribution in words, for someone who cannot see it."""
    return "; ".join(f"{each.letter}, {each.text}: {votes.get(each.id, 0)}" for each in options)
