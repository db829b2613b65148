"""A map, drawn for the last row."""

from guide.figures.projected import projected_map
from guide.model.blocks import MapBlock
from guide.model.maps import StatesLayer, StatesView
from guide.model.plain import plain
from guide.text.dates import years_said
from guide.text.figure_note import of_map

from ..scene import Scene
from ..slide import Group


def groups(scene: Scene, block: MapBlock) -> list[Group]:
    """The map alone under its sentence."""
    pack, show = scene.pack, scene.show
    drawn = pack.maps[block.map]
    years = (show.years[0], show.years[1]) if show.years else None
    view = _view(scene, block)
    over = view.label if view else years_said(pack.words, *years) if years else ""
    feet = (pack.words.screen_borders.format(whose=drawn.whose), of_map(pack, drawn))
    return [
        Group(
            drawn.title,
            layout="figure",
            over=over,
            drawing=lambda theme, size, type_px: projected_map(
                pack, drawn, theme=theme, size=size, type_px=type_px, view=show.view, years=years
            ),
            alt=plain(pack, drawn.alt),
            sources=drawn.cited(view),
            foot=" ".join(filter(None, feet)),
            notes=(
                drawn.borders,
                *((view.note,) if view and view.note else ()),
                *(line.text for _, line in drawn.said),
            ),
        )
    ]


def _view(scene: Scene, block: MapBlock) -> StatesView | None:
    for layer in scene.pack.maps[block.map].layers:
        if isinstance(layer, StatesLayer):
            chosen = (view for view in layer.views if view.id == scene.show.view)
            return next(chosen, layer.views[0])
    return None
