"""A map of the pack."""

from guide.model.blocks import MapBlock
from guide.model.reading import Pack
from guide.views import map_figure
from guide.views.prose import Writer


def show(pack: Pack, block: MapBlock) -> None:
    """Show the map with its filters, whose line it draws, its table and its file."""
    write = Writer(pack, block.id)
    intro = write.paragraphs(block.intro) if block.intro else None
    map_figure.show(pack, pack.maps[block.map], intro=intro, key=block.id)
