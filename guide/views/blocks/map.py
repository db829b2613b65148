"""A map of the pack."""

from guide.model.blocks import MapBlock
from guide.model.pack import Pack

from .. import map_figure
from ..prose import Writer


def show(pack: Pack, block: MapBlock) -> None:
    """Show the map with its filters, whose line it draws, its table and its file."""
    write = Writer(pack, block.id)
    intro = write.paragraphs(block.intro) if block.intro else None
    map_figure.show(pack, pack.maps[block.map], intro=intro, key=block.id)
