"""A passage of prose, one or two paragraphs to a screen."""

from guide.model.blocks import Text

from ..scene import Scene
from ..slide import Group, passage


def groups(scene: Scene, block: Text) -> list[Group]:
    """The passage under its heading."""
    pieces = passage(scene.pack, block.text, sources=block.sources or ())
    return [Group(block.heading or "", tuple(pieces))]
