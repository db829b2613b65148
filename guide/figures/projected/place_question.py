"""The map of a quiz item for the last row: its candidates as letters on bare shapes."""

from __future__ import annotations

from typing import Any

import plotly.graph_objects as go

from ..place_question import place_question_figure
from ..style import Theme
from .sheet import Size


def projected_place_question(
    pack: Any,
    item: Any,
    *,
    theme: Theme,
    size: Size,
    type_px: float,
    chosen: str | None = None,
    revealed: bool = False,
) -> go.Figure:
    """The page's map of a quiz item at the screen's size, with letters that a room can read.

    ``item`` is the item or the part of it of type ``place``. When ``revealed``, the key is
    filled and every candidate is named. The map is drawn in towards the candidates.
    """
    figure = place_question_figure(
        pack,
        item,
        theme=theme,
        chosen=chosen,
        revealed=revealed,
        size=size,
        scale=type_px / 12,
        close=True,
    )
    small = {"size": type_px}
    return figure.update_layout(
        width=size[0],
        hovermode=False,
        font=small,
        hoverlabel={"font": small},
        legend={"font": small},
    )
