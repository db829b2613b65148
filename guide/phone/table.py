"""At a quiz night a phone stands for a table: its number is asked once, and no name."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from markupsafe import Markup

from guide.model.blocks import Quiz
from guide.model.pack import Pack
from guide.room.items import Item
from guide.room.quiz_night import TABLE
from guide.room.store import StoredRoom
from guide.text.html import html

from .blocks.quiz import in_words, judged, key_of
from .question import line, own

_FORM = """<form method="post" action="/r/{{ code }}/answers" data-anew
 data-recorded="{{ recorded }}">
<input type="hidden" name="block" value="{{ table }}">
{{ head }}
<label class="field">{{ words.phone_table_number }}<input type="text" inputmode="numeric"
 name="answer" autocomplete="off" maxlength="2" required value="{{ number }}"></label>
<button type="submit">{{ words.phone_table_do }}</button>
<p class="said" role="status"></p>
</form>"""


def form(pack: Pack, code: str, number: int | None = None) -> Markup:
    """The field for the number of the table; with one, for another in its place."""
    words = pack.words
    head = html("<h1>{{ words.phone_table }}</h1><p>{{ words.phone_table_how }}</p>", words=words)
    return html(
        _FORM,
        words=words,
        code=code,
        table=TABLE,
        recorded=words.phone_recorded,
        head="" if number else head,
        number=number or "",
    )


_TOLD = """<p class="table"><strong>{{ name }}</strong></p>
{% if form %}<details><summary>{{ words.phone_table_other }}</summary>
{{ form }}</details>{% endif %}"""


def told(pack: Pack, stored: StoredRoom, number: int) -> Markup:
    """Which table the phone is; before the first question, a way to say that it is another."""
    room, words = stored.room, pack.words
    first = room.asking is None and not room.marks and not room.answered
    return html(
        _TOLD,
        words=words,
        name=words.night_table.format(n=number),
        form=form(pack, stored.code, number) if first else "",
    )


_ANSWERS = """<h1>{{ words.phone_round }}</h1><ol>{% for stem, own, said, key in rows %}
<li><p>{{ stem }}</p>{{ own }}{% if said %}<p class="judged">{{ said }}</p>{% endif %}
<p class="key">{{ words.right_answer }} <strong>{{ key }}</strong></p></li>{% endfor %}</ol>"""


def answers(pack: Pack, items: Sequence[Item], answered: Mapping[str, Any]) -> Markup:
    """The questions of a round, each with the own answer beside the right one."""
    words, rows = pack.words, []
    for item in items:
        assert isinstance(item.block, Quiz)
        block, given = item.block, answered.get(item.id)
        own_words = None if given is None else in_words(pack, block, given)
        rows.append(
            (
                line(pack, block.stem),
                own(pack, own_words),
                "" if given is None else judged(pack, block, given),
                in_words(pack, block, key_of(block)),
            )
        )
    return html(_ANSWERS, words=words, rows=rows)
