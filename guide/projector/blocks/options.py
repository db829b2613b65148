"""Policy options: all of them, each with its trade-offs, and all of them again to choose from."""

from html import escape

from guide.markup import plain
from guide.model.blocks import Options
from guide.model.blocks.options import PolicyOption

from ..choices import choice_pieces, choices_of
from ..evidence import evidence_piece
from ..scene import Scene
from ..slide import Group, Piece, line


def groups(scene: Scene, block: Options) -> list[Group]:
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


def _option(scene: Scene, option: PolicyOption, letter: str, block: Options) -> Group:
    pack, words = scene.pack, scene.pack.words
    summary = Piece(
        f'<p class="lead">{line(pack, option.summary)}</p>', plain(pack, option.summary), lines=0.4
    )
    objector = Piece(
        f'<div class="evidence"><p class="label">{escape(words.objector)}</p>'
        f"<p><strong>{escape(option.objector.who)}.</strong> "
        f"{line(pack, option.objector.why)}</p></div>",
        f"{option.objector.who}. {plain(pack, option.objector.why)}",
        lines=1.2,
        indent=0.9,
    )
    return Group(
        f"{letter}. {option.title}",
        (
            summary,
            *(evidence_piece(pack, each, words.benefits) for each in option.benefits),
            *(evidence_piece(pack, each, words.costs) for each in option.costs),
            objector,
            evidence_piece(pack, option.precedent, words.precedent),
        ),
        over=block.title,
    )
