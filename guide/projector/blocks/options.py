"""Policy options: all of them, each with its trade-offs, and all of them again to choose from."""

from collections.abc import Iterable

from guide.model.base import Evidence
from guide.model.blocks import Options
from guide.model.blocks.options import PolicyOption
from guide.model.choices import choices_of
from guide.model.plain import plain
from guide.text.html import html

from ..choices import choice_pieces
from ..evidence import evidence_piece
from ..scene import Scene
from ..slide import Cell, Grid, Group, Piece, line


def groups(scene: Scene, block: Options) -> list[Group | Grid]:
    """The list of options, a group for each one that the step names, and the list again."""
    options = choices_of(scene.pack, block)
    everything = Group(block.title, choice_pieces(options), "choices")
    chosen = scene.show.only
    single = [
        _option(scene, option, choice.letter, block)
        for option, choice in zip(block.options, options, strict=True)
        if chosen is None or option.id in chosen
    ]
    return [everything, *single, everything]


def _option(scene: Scene, option: PolicyOption, letter: str, block: Options) -> Grid:
    """What speaks for an option and what it costs, who objects and what went before it."""
    pack, words = scene.pack, scene.pack.words
    summary = Piece(
        html('<p class="lead">{{ line }}</p>', line=line(pack, option.summary)),
        plain(pack, option.summary),
        lines=0.4,
    )

    def cells(*, labelled: bool) -> tuple[Cell, ...]:
        """With a label at each part, or none but the cell's own."""

        def lines(label: str, evidence: Iterable[Evidence]) -> Cell:
            inside = label if labelled else ""
            return Cell(label, tuple(evidence_piece(pack, each, inside) for each in evidence))

        return (
            lines(words.benefits, option.benefits),
            lines(words.costs, option.costs),
            Cell(words.objector, (_objector(scene, option, words.objector if labelled else ""),)),
            lines(words.precedent, (option.precedent,)),
        )

    heading = f"{letter}. {option.title}"
    one_by_one = tuple(piece for cell in cells(labelled=True) for piece in cell.pieces)
    return Grid(
        heading,
        cells(labelled=False),
        (Group(heading, (summary, *one_by_one), over=block.title),),
        (summary,),
    )


def _objector(scene: Scene, option: PolicyOption, label: str) -> Piece:
    pack, objector = scene.pack, option.objector
    return Piece(
        html(
            '<div class="evidence">{% if label %}<p class="label">{{ label }}</p>{% endif %}'
            "<p><strong>{{ who }}.</strong> {{ why }}</p></div>",
            label=label,
            who=objector.who,
            why=line(pack, objector.why),
        ),
        f"{objector.who}. {plain(pack, objector.why)}",
        lines=0.4 + (0.8 if label else 0),
        indent=0.9,
    )
