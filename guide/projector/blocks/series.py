"""Figures over time, with direct labels."""

import pandas as pd

from guide.figures.projected import projected_series
from guide.model.blocks import Series
from guide.model.countable import points_of
from guide.model.plain import plain
from guide.room.counts import tally_of_points
from guide.text.figure_note import figure_note
from guide.text.html import html

from ..result import chart
from ..scene import Scene
from ..slide import Group, Piece


def can_reveal(scene: Scene, block: Series) -> bool:
    """Whether enough people have estimated what it shows."""
    return bool(_guessed(scene, block))


def groups(scene: Scene, block: Series) -> list[Group]:
    """The figure alone under its sentence, its unit at the foot; at an event after the guess.

    Once they are shown, how near the guesses were.
    """
    pack, words = scene.pack, scene.pack.words
    table = pack.tables[block.data]
    frame = pd.DataFrame(table.rows, columns=list(table.columns))
    feet = (words.unit.format(unit=block.unit), figure_note(pack, block))
    return [
        *_guess(scene, block),
        Group(
            block.title,
            layout="figure",
            drawing=lambda theme, size, type_px: projected_series(
                block,
                frame,
                pack.actors,
                pack.events,
                theme=theme,
                size=size,
                type_px=type_px,
                article=pack.guide.article.date,
                words=words,
            ),
            alt=plain(pack, block.alt),
            sources=block.sources,
            foot=" ".join(filter(None, feet)),
            notes=_notes(scene, block),
        ),
        *(_guessed(scene, block) if scene.shown else ()),
    ]


def _guessed(scene: Scene, block: Series) -> list[Group]:
    """How near people were to each point that they estimated."""
    if scene.room is None or block.guess is None:
        return []
    pack, points = scene.pack, points_of(scene.pack, block)
    ids = {name: [option.id for option in options] for name, options in points.items()}
    told = tally_of_points(scene.room, block.id, ids)
    labels = {f"{point.column} {point.period}": point.label for point in block.guess.points}
    return [
        chart(
            pack,
            labels[name],
            points[name],
            {name: counted},
            over=pack.words.counted_together,
            keyed=True,
        )
        for name, counted in told.items()
    ]


def _guess(scene: Scene, block: Series) -> list[Group]:
    """What people estimate before they look; its one part comes before the figure's."""
    if block.guess is None:
        return []
    pack, words = scene.pack, scene.pack.words
    labels = [point.label for point in block.guess.points]
    listed = html(
        '<div class="evidence"><ul>'
        "{% for one in labels %}<li>{{ one }}</li>{% endfor %}</ul></div>",
        labels=labels,
    )
    piece = Piece(listed, "\n".join(labels), lines=0.8, indent=1.6)
    over = f"{words.guess_first} · {words.unit.format(unit=block.unit)}"
    return [Group(plain(pack, block.guess.question), (piece,), over=over)]


def _notes(scene: Scene, block: Series) -> tuple[str, ...]:
    """The survey's wording and its margin."""
    margin = scene.pack.words.margin.format(margin=block.margin) if block.margin else ""
    return tuple(note for note in (block.question, margin) if note)
