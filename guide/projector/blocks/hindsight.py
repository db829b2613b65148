"""What the article expected, for the room to judge; what happened only after."""

from html import escape

from guide.markup import plain
from guide.model.blocks import Hindsight

from ..evidence import evidence_pieces
from ..scene import Scene
from ..slide import Group, Piece, line


def can_reveal(scene: Scene, block: Hindsight) -> bool:
    """Always: what happened is known."""
    return True


def groups(scene: Scene, block: Hindsight) -> list[Group]:
    """The expectation and the question, then the record once it is shown."""
    pack, words = scene.pack, scene.pack.words
    verdicts = words.verdicts.values()
    asked = (
        Piece(
            f'<p class="label">{escape(words.expected)}</p><p>{line(pack, block.expected)}</p>',
            plain(pack, block.expected),
            lines=0.8,
        ),
        Piece(
            f'<p class="question">{line(pack, block.question)}</p>',
            plain(pack, block.question),
            lines=0.4,
            scale=1.2,
        ),
        Piece(
            '<ul class="verdicts">'
            + "".join(f"<li>{escape(each)}</li>" for each in verdicts)
            + "</ul>",
            "   ".join(verdicts),
            lines=1.2,
            indent=7,
        ),
    )
    found = [Group(block.title, asked, over=words.hindsight)]
    if scene.shown:
        happened = evidence_pieces(pack, block.happened)
        found.append(Group(words.happened, happened, over=block.title))
    return found
