"""A claim, then the evidence for it, against it, and what stays uncertain."""

from collections.abc import Collection, Mapping

from guide.model.blocks import Claim
from guide.model.countable import countable_of
from guide.model.plain import plain
from guide.room.items import items_of
from guide.text.html import html

from ..evidence import evidence_pieces
from ..result import chart, tallies, too_few
from ..scene import Scene
from ..slide import Cell, Grid, Group, Piece, line


def can_reveal(scene: Scene, block: Claim) -> bool:
    """Whether people have rated it."""
    room = scene.room
    return room is not None and any(room.taken(item.id) for item in items_of(block))


def groups(scene: Scene, block: Claim) -> list[Group | Grid]:
    """The parts of the claim that the step shows, both sides beside each other if they fit.

    Once they are shown, also how people rated it.
    """
    pack, words = scene.pack, scene.pack.words
    statement = Piece(
        html("<blockquote>{{ line }}</blockquote>", line=line(pack, block.statement)),
        plain(pack, block.statement),
        block.sources,
        indent=1.2,
        scale=1.25,
    )
    parts = {
        "statement": Group(block.title, (statement,), "quote", over=words.screen_claim),
        "for": _side(words.evidence_for, block, evidence_pieces(pack, block.evidence_for)),
        "against": _side(
            words.evidence_against, block, evidence_pieces(pack, block.evidence_against)
        ),
        "uncertain": _side(words.uncertain, block, evidence_pieces(pack, block.uncertain)),
    }
    found = _parts(block, parts, scene.show.only or tuple(parts))
    return [*found, _ratings(scene, block)] if scene.shown and scene.room else found


def _parts(block: Claim, parts: Mapping[str, Group], shown: Collection[str]) -> list[Group | Grid]:
    """What is shown of the parts in their order, with both sides as one grid."""
    names = [name for name in parts if name in shown]
    if not {"for", "against"} <= {*names}:
        return [*map(parts.__getitem__, names)]
    sides = (parts["for"], parts["against"])
    cells = tuple(Cell(side.heading, side.pieces) for side in sides)
    both = Grid(block.title, cells, sides)
    return [both if name == "for" else parts[name] for name in names if name != "against"]


def _ratings(scene: Scene, block: Claim) -> Group:
    """How convinced people were before the evidence, and after it."""
    pack, words = scene.pack, scene.pack.words
    options = countable_of(pack, block)
    turns = (words.rated_before, words.rated_after)
    asked = dict(zip((item.id for item in items_of(block)), turns))
    told = tallies(scene.room, asked, options)
    if not told:
        return too_few(pack, block.title)
    over = words.conviction_of if len(told) > 1 else f"{words.conviction_of}: {next(iter(told))}"
    return chart(pack, block.title, options, told, over=over)


def _side(heading: str, block: Claim, pieces: tuple[Piece, ...]) -> Group:
    return Group(heading, pieces, over=block.title)
