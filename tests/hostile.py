"""A guide whose every text holds the signs of HTML, and what must not become of them."""

from dataclasses import fields, replace
from functools import cache
from html.parser import HTMLParser
from typing import get_args, get_origin

from pydantic import StringConstraints

from guide.model.base import Line, Part
from guide.model.runs import Showing
from guide.model.slots import slots

NAMING = {"column", "columns", "iso3"}
"""Lines that name something in a table and reach no visitor as they are."""


@cache
def _texts(kind):
    """The fields of a kind of part that are prose or a line for visitors."""
    return tuple(
        slot.name
        for slot in slots(kind).values()
        if slot.name not in NAMING and not slot.names and (slot.prose or _is_line(slot.hint))
    )


def _is_line(hint):
    line = get_args(Line)[1]
    if isinstance(hint, StringConstraints):
        return hint.pattern == line.pattern
    if get_origin(hint) is dict:
        return False
    return any(_is_line(inner) for inner in get_args(hint))


def hostile_part(part, marker):
    """A part with a marker at the end of each of its texts and of its parts' texts."""
    texts, names = _texts(type(part)), slots(type(part))
    changes = {name: _hostile(getattr(part, name), marker, name in texts) for name in names}
    if isinstance(part, Showing):
        changes["only"] = None  # It names parts by texts that are others now.
    return part.model_copy(update=changes)


def _hostile(value, marker, text):
    if isinstance(value, Part):
        return hostile_part(value, marker)
    if isinstance(value, tuple):
        return tuple(_hostile(each, marker, text) for each in value)
    return f"{value} {marker}" if text and isinstance(value, str) else value


def hostile(pack, marker):
    """The pack with a marker at the end of every text."""
    return replace(
        pack, **{each.name: _all(getattr(pack, each.name), marker) for each in fields(pack)}
    )


def _all(value, marker):
    if isinstance(value, dict):
        return {id: _all(each, marker) for id, each in value.items()}
    return _hostile(value, marker, False)


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__(convert_charrefs=True)
        self.tags, self.names, self.text = set(), set(), []

    def handle_starttag(self, tag, attrs):
        self.tags.add(tag)
        self.names.update(name for name, _ in attrs)

    def handle_data(self, data):
        self.text.append(data)


TAGS = (
    "a article aside b blockquote body br button code dd details div dl dt em figcaption "
    "figure footer form h1 h2 h3 h4 head header html i img input kbd label li link main "
    "meta nav ol p path pre s script section span strong style summary svg table tbody td textarea "
    "th thead time title tr ul"
)


def faults(html):
    """What of a text became a tag or an attribute in HTML, or was escaped twice."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    found = sorted(reader.tags - set(TAGS.split()))
    found += sorted(name for name in reader.names if not name.replace("-", "").isalnum())
    found += sorted(name for name in reader.names if "zz" in name)
    return found + ["escaped twice"] * any(sign in "".join(reader.text) for sign in ENTITIES)


ENTITIES = ("&lt;", "&gt;", "&amp;", "&#34;", "&#39;")
