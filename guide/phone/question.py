"""A question as one phone has it: the item, and what this seat has answered."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from markupsafe import Markup

from guide.model.pack import Pack
from guide.model.plain import plain
from guide.room.items import Item
from guide.room.room import Said
from guide.text.citation import year_of
from guide.text.html import html
from guide.text.markup import inline, paragraphs


@dataclass(frozen=True)
class Question:
    """An item with a seat's answers."""

    pack: Pack
    item: Item
    own: Mapping[str, Any]
    """What this seat answered, by item."""
    said: Sequence[Said] = ()
    """The list of words from the room, once it is shown."""

    @property
    def answer(self) -> Any:
        """What this seat answered to this item; None if it did not."""
        return self.own.get(self.item.id)


def line(pack: Pack, text: str) -> Markup:
    """Prose of one paragraph, its references as their words."""
    return inline(plain(pack, text).strip())


def passage(pack: Pack, text: str) -> Markup:
    """Prose of any number of paragraphs."""
    return paragraphs(plain(pack, text).strip())


_SOURCES = (
    '<p class="sources">{{ label }} {% for source, year in sources %}'
    '<a href="{{ source.url }}" target="_blank" rel="noopener noreferrer">{{ source.publisher }}'
    "{{ year }}</a>{% if not loop.last %} · {% endif %}{% endfor %}</p>"
)


def sources(pack: Pack, ids: Iterable[str]) -> Markup:
    """Who says so: publisher and year, each as a link."""
    cited = [pack.sources[id] for id in dict.fromkeys(ids)]
    return html(
        _SOURCES, label=f"{pack.words.sources}:", sources=[(each, year_of(each)) for each in cited]
    )


_ASK = (
    "<fieldset><legend><h1>{{ legend }}</h1></legend>{% if how %}<p>{{ how }}</p>{% endif %}"
    "{{ fields }}</fieldset>"
)


def asked(legend: Markup, fields: Markup, how: str = "") -> Markup:
    """A question over its fields."""
    return html(_ASK, legend=legend, fields=fields, how=how)


_OWN = (
    "<p>{% if text %}{{ label }} <strong>{{ text }}</strong>{% else %}{{ nothing }}{% endif %}</p>"
)


def own(pack: Pack, text: str | None, label: str = "") -> Markup:
    """What this seat answered, in words."""
    words = pack.words
    return html(
        _OWN, label=label or words.phone_yours, text=text or "", nothing=words.phone_no_answer
    )
