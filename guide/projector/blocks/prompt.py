"""A discussion prompt: the question, how to talk about it and how long; what people said of it."""

from guide.model.blocks import Prompt
from guide.model.choices import Option
from guide.model.fitting import WORDS, WRITTEN, listens
from guide.model.plain import plain
from guide.room.counts import Tally
from guide.room.room import Said
from guide.room.said import listed
from guide.text.html import html

from ..result import chart
from ..scene import Scene
from ..slide import Group, Piece, line


def can_reveal(scene: Scene, block: Prompt) -> bool:
    """Once words from the room were let through."""
    return bool(_said(scene, block))


def groups(scene: Scene, block: Prompt) -> list[Group]:
    """The question, and the ranked list of words from the room once that is shown.

    Follow-ups and notes are the facilitator's and never come here.
    """
    words = scene.pack.words
    question = Piece(
        html('<p class="question">{{ line }}</p>', line=line(scene.pack, block.question)),
        plain(scene.pack, block.question),
        block.sources or (),
        scale=1.4,
    )
    over = f"{words.talk_about_it} · {words.formats[block.format]}"
    if _writes(scene, block):
        over = words.screen_write
    found = [Group(block.title, (question,), "question", over=over)]
    said = _said(scene, block) if scene.shown else ()
    if said:
        options = tuple(Option(one.key, "", one.text) for one in said)
        cells = {one.key: one.count for one in said}
        people = scene.room.answered.get(f"{block.id}/{WORDS}", 0) if scene.room else 0
        heading = plain(scene.pack, block.question)
        found.append(chart(scene.pack, heading, options, {"": Tally(cells, people)}))
    return found


def _writes(scene: Scene, block: Prompt) -> bool:
    """Whether people write just now, before anybody speaks."""
    asking = scene.room.asking if scene.room else None
    return asking is not None and asking.item == f"{block.id}/{WRITTEN}"


def _said(scene: Scene, block: Prompt) -> tuple[Said, ...]:
    if scene.room is None or not listens(block):
        return ()
    return listed(scene.room, f"{block.id}/{WORDS}")
