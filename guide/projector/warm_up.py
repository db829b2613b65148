"""What takes long the first time is done before anybody waits for it.

The first map that a process draws reads the shapes of the world: a second, for which five hundred
screens, or a class, would wait together.
"""

from __future__ import annotations

from contextlib import suppress

from guide.figures.projected import NoRoom, projected_map
from guide.model.pack import Pack
from guide.web.streamlit_internals import spare_from_collection

from .pages import groups

SIZE, TYPE = (1200, 520), 24.0
"""The place of a figure on a usual screen in pixels, and its type."""


def warm_up(pack: Pack) -> None:
    """Draw the title and each map of a guide once; what they are cut from is kept."""
    groups(pack, "title")
    for drawn in pack.maps.values():
        with suppress(NoRoom):
            projected_map(pack, drawn, theme="paper", size=SIZE, type_px=TYPE)
    spare_from_collection()
