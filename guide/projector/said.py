"""The facilitator's list of words from the room: what is on it, what can be, what too few said."""

from __future__ import annotations

from typing import Literal

from markupsafe import Markup
from pydantic import BaseModel, ConfigDict, Field

from guide.model.fitting import WORDS
from guide.model.pack import Pack
from guide.room import said
from guide.room.items import item_here
from guide.room.said import Group, groups
from guide.room.session import Session
from guide.room.small_groups import FEWEST
from guide.room.store import Store, StoredRoom
from guide.text.html import html

from .questions import Listed

FEW = 40
"""How many of the words that too few said are listed, to be put together."""

INTO = 12
"""How many others words can be put together with."""


class WordsAct(BaseModel):
    """What a facilitator does with words from the room."""

    model_config = ConfigDict(extra="ignore", frozen=True)

    room: str = Field(max_length=20)
    item: str = Field(max_length=120)
    key: str = Field(max_length=200)
    do: Literal["show", "hide", "merge"]
    option: str = Field(default="", max_length=200)
    """The key of the words that these are put together with."""


def item_of(pack: Pack, stored: StoredRoom) -> str:
    """The item whose words are listed where the event stands; nothing while it is open, or none."""
    session = Session.of_room(pack, stored.room)
    item = item_here(session) if session and not stored.room.ended else None
    closed = item is not None and stored.room.asking is None and item.turn == WORDS
    return item.id if item and closed else ""


def act(store: Store, code: str, asked: WordsAct) -> bool:
    """Whether it was done; not where the words are no longer what they were."""
    match asked.do:
        case "show":
            return said.show(store, code, asked.item, asked.key)
        case "hide":
            return said.hide(store, code, asked.item, asked.key)
    return said.merge(store, code, asked.item, asked.key, asked.option)


_LIST = """{% macro act(one, do, label, option="") -%}
<button type="button" id="word-{{ one.key }}-{{ do }}-{{ option }}" data-item="{{ item }}"
 data-key="{{ one.key }}" data-do="{{ do }}" data-option="{{ option }}">{{ label }}</button>
{%- endmacro %}
{% macro same(one) -%}
{% if known|length > 1 %}<details data-key="same-{{ one.key }}">
<summary>{{ words.host_words_same }}</summary>
{% for other in known if other.key != one.key %}{{ act(one, "merge", other.text, other.key) }}
{% endfor %}</details>{% endif %}
{%- endmacro %}
{% macro rows(found, do, label) -%}
<ol>{% for one in found %}<li><p>{{ one.text }}
<small>{{ words.words_count.format(n=one.count) }}</small></p><div>
{% if do %}{{ act(one, do, label) }}{% endif %}{{ same(one) }}</div></li>{% endfor %}</ol>
{%- endmacro %}
{% if not (shown or waiting or few) %}<p>{{ words.host_words_none }}</p>{% endif %}
{% if waiting %}<h3>{{ words.host_words_waiting.format(n=waiting|length) }}</h3>
{{ rows(waiting, "show", words.host_words_show) }}{% endif %}
{% if shown %}<h3>{{ words.host_words_shown.format(n=shown|length) }}</h3>
{{ rows(shown, "hide", words.host_words_hide) }}{% endif %}
{% if few %}<h3>{{ words.host_words_few.format(n=few|length, fewest=fewest) }}</h3>
{{ rows(few[:most], "", "") }}{% endif %}
"""


def listed(pack: Pack, stored: StoredRoom, store: Store) -> Listed:
    """The words of the item that was closed last at this step; nothing where there is none."""
    item = item_of(pack, stored)
    if not item:
        return Listed(Markup(), 0)
    found: list[Group] = groups(store.words_from(stored.code, item))
    on_list = {one.key for one in stored.room.said.get(item, ())}
    waiting = [one for one in found if one.enough and one.key not in on_list]
    made = html(
        _LIST,
        words=pack.words,
        item=item,
        known=found[:INTO],
        waiting=waiting,
        shown=[one for one in found if one.key in on_list],
        few=[one for one in found if not one.enough],
        most=FEW,
        fewest=FEWEST,
    )
    return Listed(made, len(waiting))
