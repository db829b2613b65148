"""What is said under a figure in which words stand that are not translated."""

from __future__ import annotations

from guide.model.base import Part
from guide.model.maps import EventsLayer, Map
from guide.model.pack import Pack
from guide.model.slots import texts
from guide.model.untranslated import Untranslated


def figure_note(pack: Pack, *parts: Part) -> str:
    """In which language they are; empty where all words of ``parts`` are translated."""
    if not pack.translated_to:
        return ""
    found = (text for part in parts for text in texts(part) if isinstance(text, Untranslated))
    first = next(found, None)
    return "" if first is None else pack.words.figure_as_written.format(language=first.name)


def of_map(pack: Pack, drawn: Map) -> str:
    """The note under a map, which names events of timelines too."""
    lines = (layer.timeline for layer in drawn.layers if isinstance(layer, EventsLayer))
    return figure_note(pack, drawn, *(pack.timelines[line] for line in dict.fromkeys(lines)))
