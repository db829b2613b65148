"""How it looks from several capitals, one or two to a screen."""

from html import escape

from guide.markup import plain
from guide.model.blocks import Perspectives
from guide.model.blocks.perspectives import Perspective

from ..evidence import since
from ..scene import Scene
from ..slide import Group, Piece, line, mark


def groups(scene: Scene, block: Perspectives) -> list[Group]:
    """The capitals that the step names, in the block's order."""
    chosen = scene.show.only
    views = [view for view in block.views if chosen is None or view.place in chosen]
    return [Group(block.title, tuple(_view(scene, view) for view in views))]


def _view(scene: Scene, view: Perspective) -> Piece:
    later = since(scene.pack, view.known)
    shown = mark(later) if later else ""
    return Piece(
        f'<div class="view"><h2>{escape(view.place)}</h2>'
        f"<p>{shown}{line(scene.pack, view.view)}</p></div>",
        f"{later} {plain(scene.pack, view.view)}".strip(),
        view.sources,
        lines=1.7,
    )
