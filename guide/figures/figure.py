"""A figure while it is drawn: traces and a layout as Plotly's JSON says them, in dictionaries.

Plotly's own objects check each setting as it is set, and copy all of it once more to write it: two
thirds of the time that a map took. The tests check every figure as a whole (``checked``).
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

import plotly.io

if TYPE_CHECKING:
    import plotly.graph_objects as go

Trace = dict[str, Any]
"""A trace, or what it is made of, in Plotly's words."""


def scatter(**settings: Any) -> Trace:
    """Points, lines, areas or words."""
    return {"type": "scatter", **settings}


def bar(**settings: Any) -> Trace:
    """Bars."""
    return {"type": "bar", **settings}


class Figure:
    """Traces, and a layout with its shapes and annotations."""

    def __init__(self, data: Iterable[Trace] = (), layout: dict[str, Any] | None = None) -> None:
        self.data = list(data)
        self.layout: dict[str, Any] = dict(layout or {})

    def add_trace(self, trace: Trace) -> None:
        """Draw over what is there."""
        self.data.append(trace)

    def add_traces(self, traces: Iterable[Trace]) -> None:
        """Draw one after the other."""
        self.data.extend(traces)

    def add_shape(self, **settings: Any) -> None:
        """Draw a line or a rectangle of the layout."""
        self.layout.setdefault("shapes", []).append(settings)

    def add_annotation(self, **settings: Any) -> None:
        """Write a text of the layout."""
        self.layout.setdefault("annotations", []).append(settings)

    def update_traces(self, **settings: Any) -> None:
        """Change these settings of each trace."""
        for trace in self.data:
            trace.update(settings)

    def update_layout(self, **settings: Any) -> None:
        """Change these settings; of a group of settings those that are named."""
        self.layout = _merged(self.layout, settings)

    def update_xaxes(self, **settings: Any) -> None:
        """Change these settings of the axis across."""
        self.update_layout(xaxis=settings)

    def update_yaxes(self, **settings: Any) -> None:
        """Change these settings of the axis upwards."""
        self.update_layout(yaxis=settings)

    def json(self) -> str:
        """What Plotly's script reads."""
        return str(plotly.io.to_json({"data": self.data, "layout": self.layout}, validate=False))

    def checked(self) -> go.Figure:
        """The same as Plotly's own object. Raises ValueError for what Plotly does not know."""
        import plotly.graph_objects as go

        return go.Figure(self.data, self.layout)


def _merged(there: dict[str, Any], new: dict[str, Any]) -> dict[str, Any]:
    """Both, group by group; where both say something, the new."""
    both = {
        name: _merged(there[name], value)
        for name, value in new.items()
        if isinstance(value, dict) and isinstance(there.get(name), dict)
    }
    return there | new | both
