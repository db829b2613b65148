"""Figures over time, with direct labels."""

import pandas as pd

from guide.figures.projected import projected_series
from guide.markup import plain
from guide.model.blocks import Series

from ..scene import Scene
from ..slide import Group


def groups(scene: Scene, block: Series) -> list[Group]:
    """The figure alone under its sentence, its unit at the foot."""
    pack, words = scene.pack, scene.pack.words
    table = pack.tables[block.data]
    frame = pd.DataFrame(table.rows, columns=list(table.columns))
    return [
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
                article=pack.guide.article.date.first,
            ),
            alt=plain(pack, block.alt),
            sources=block.sources,
            foot=words.unit.format(unit=block.unit),
            notes=_notes(scene, block),
        )
    ]


def _notes(scene: Scene, block: Series) -> tuple[str, ...]:
    """The survey's wording and its margin."""
    margin = scene.pack.words.margin.format(margin=block.margin) if block.margin else ""
    return tuple(note for note in (block.question, margin) if note)
