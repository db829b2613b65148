"""Figures over time: the numbers that are guessed first, then the readings beside them."""

from markupsafe import Markup

from guide.model.blocks import Series
from guide.model.numbers import number as written
from guide.model.tables import value_at
from guide.text.html import html

from ..form import number
from ..question import Question, asked, line, sources


def form(question: Question, block: Series) -> Markup:
    """A number for each point. Nothing of the figure is told."""
    assert block.guess
    pack, own = question.pack, question.answer or {}
    between = pack.words.phone_between.format(low=block.guess.low, high=block.guess.high)
    fields = Markup().join(
        number(f"point-{n}", point.label, between, own.get(f"{point.column} {point.period}"))
        for n, point in enumerate(block.guess.points)
    )
    how = f"{pack.words.guess_first} · {pack.words.unit.format(unit=block.unit)}"
    return asked(line(pack, block.guess.question), fields, how)


_COMPARED = (
    "<h1>{{ title }}</h1><table><thead><tr>{% for name in names %}<th scope='col'>{{ name }}</th>"
    "{% endfor %}</tr></thead><tbody>{% for label, guess, value in rows %}<tr>"
    "<th scope='row'>{{ label }}</th><td>{{ guess }}</td><td>{{ value }}</td></tr>{% endfor %}"
    "</tbody></table>{{ sources }}"
)


def after(question: Question, block: Series) -> Markup:
    """The own estimates beside the readings."""
    assert block.guess
    pack, words, own = question.pack, question.pack.words, question.answer or {}
    rows = []
    for point in block.guess.points:
        guess = own.get(f"{point.column} {point.period}")
        value = value_at(pack.tables[block.data], point.column, str(point.period))
        shown = ("–" if one is None else written(words, one) for one in (guess, value))
        rows.append((point.label, *shown))
    return html(
        _COMPARED,
        title=block.title,
        names=(words.guess_asked, words.guess_yours, words.guess_reading),
        rows=rows,
        sources=sources(pack, block.sources),
    )
