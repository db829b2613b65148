"""The map of a quiz item for the last row: its candidates as letters on bare shapes."""

from __future__ import annotations

from guide.model.blocks import quiz
from guide.model.pack import Pack

from ..figure import Figure
from ..place_question import place_question_figure
from ..style import Theme
from .sheet import Size


def projected_place_question(
    pack: Pack,
    question: quiz.Place,
    *,
    theme: Theme,
    size: Size,
    type_px: float,
    revealed: bool = False,
) -> Figure:
    """The page's map of a quiz item at the screen's size, with letters that a room can read.

    When ``revealed``, the key is filled and every candidate is named. The map is drawn in towards
    the candidates. ``size`` is the figure's width and height in pixels, ``type_px`` the size of
    its smallest text.
    """
    figure = place_question_figure(
        pack,
        question,
        theme=theme,
        revealed=revealed,
        size=size,
        scale=type_px / 12,
        close=True,
    )
    small = {"size": type_px}
    figure.update_layout(
        width=size[0],
        hovermode=False,
        font=small,
        hoverlabel={"font": small},
        legend={"font": small},
    )
    return figure
