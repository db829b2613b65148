"""What the article expected, for the room to judge; what happened only after."""

from guide.model.blocks import Hindsight
from guide.model.countable import countable_of
from guide.model.plain import plain
from guide.text.html import html

from ..evidence import evidence_pieces
from ..result import chart, tallies
from ..scene import Scene
from ..slide import Group, Piece, line


def can_reveal(scene: Scene, block: Hindsight) -> bool:
    """Always: what happened is known."""
    return True


def groups(scene: Scene, block: Hindsight) -> list[Group]:
    """The expectation and the question; once it is shown, the judgments, then the record."""
    pack, words = scene.pack, scene.pack.words
    verdicts = words.verdicts.values()
    asked = (
        Piece(
            html(
                '<p class="label">{{ label }}</p><p>{{ line }}</p>',
                label=words.expected,
                line=line(pack, block.expected),
            ),
            plain(pack, block.expected),
            lines=0.8,
        ),
        Piece(
            html('<p class="question">{{ line }}</p>', line=line(pack, block.question)),
            plain(pack, block.question),
            lines=0.4,
            scale=1.2,
        ),
        Piece(
            html(
                '<ul class="verdicts">'
                "{% for each in verdicts %}<li>{{ each }}</li>{% endfor %}</ul>",
                verdicts=verdicts,
            ),
            "   ".join(verdicts),
            lines=1.2,
            indent=7,
        ),
    )
    found = [Group(block.title, asked, over=words.hindsight)]
    if scene.shown:
        options = countable_of(pack, block)
        told = tallies(scene.room, {block.id: ""}, options)
        if told:
            found.append(chart(pack, plain(pack, block.question), options, told, over=block.title))
        happened = evidence_pieces(pack, block.happened)
        found.append(Group(words.happened, happened, over=block.title))
    return found
