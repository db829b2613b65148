"""How it looks from several capitals, one to a screen."""

from guide.model.blocks import Perspectives
from guide.model.blocks.perspectives import Perspective
from guide.model.plain import plain
from guide.text.citation import since_words
from guide.text.html import html

from ..scene import Scene
from ..slide import Group, Piece, line, mark


def groups(scene: Scene, block: Perspectives) -> list[Group]:
    """The capitals that the step names, in the block's order."""
    chosen = scene.show.only
    views = [view for view in block.views if chosen is None or view.place in chosen]
    return [Group(view.place, (_view(scene, view),), over=block.title) for view in views]


def _view(scene: Scene, view: Perspective) -> Piece:
    later = since_words(scene.pack, view.known)
    return Piece(
        html("<p>{{ mark }}{{ line }}</p>", mark=mark(later), line=line(scene.pack, view.view)),
        f"{later} {plain(scene.pack, view.view)}".strip(),
        view.sources,
    )
