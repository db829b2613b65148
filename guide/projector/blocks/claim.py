"""A claim, then the evidence for it, against it, and what stays uncertain."""

from guide.markup import plain
from guide.model.blocks import Claim

from ..evidence import evidence_pieces
from ..scene import Scene
from ..slide import Group, Piece, line


def groups(scene: Scene, block: Claim) -> list[Group]:
    """The parts of the claim that the step shows."""
    pack, words = scene.pack, scene.pack.words
    statement = Piece(
        f"<blockquote>{line(pack, block.statement)}</blockquote>",
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
    return [parts[name] for name in parts if name in (scene.show.only or parts)]


def _side(heading: str, block: Claim, pieces: tuple[Piece, ...]) -> Group:
    return Group(heading, pieces, over=block.title)
