"""A quiz item of each kind; after it the key, why it is right, and who says so."""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from guide.model.base import When
from guide.model.blocks import Quiz
from guide.model.blocks.quiz import Choice, Choices, Estimate, Order, Place
from guide.model.choices import choices_of, ends_of
from guide.model.fitting import years_asked
from guide.model.marking import right
from guide.model.numbers import number as written
from guide.model.pack import Pack
from guide.text.dates import long_date
from guide.text.html import html
from guide.text.languages import arrows

from ..form import Line, number, options, select
from ..question import Question, asked, line, own, passage, sources


def form(question: Question, block: Quiz) -> Markup:
    """The stem over the fields of its way of answering. Nothing is chosen beforehand."""
    pack, words, answer, given = question.pack, question.pack.words, block.answer, question.answer
    stem = line(pack, block.stem)
    match answer:
        case Order():
            many = len(answer.items)
            first, last = ends_of(words, answer)
            how = words.phone_order.format(first=first, last=last, n=many)
            return asked(stem, _places(pack, answer, given or ()), how)
        case Estimate() if answer.key_date is not None:
            return asked(stem, _date(pack, answer, given or ""))
        case Estimate():
            return asked(
                stem, number("answer", answer.unit or words.a_number, _span(pack, answer), given)
            )
        case Choices():
            return asked(
                stem, options(_lines(pack, block), given or (), several=True), words.choose_all
            )
    return asked(stem, options(_lines(pack, block), [given] if given else []))


def _lines(pack: Pack, block: Quiz) -> list[Line]:
    """The options; of places, whose names are the answer, where they lie."""
    return [
        Line(one.id, one.letter, one.text or _lies(pack, one.id)) for one in choices_of(pack, block)
    ]


def _lies(pack: Pack, place: str) -> str:
    found = pack.places[place]
    words = pack.words
    return words.phone_place.format(
        lat=written(words, found.lat, 1), lon=written(words, found.lon, 1)
    )


def _span(pack: Pack, answer: Estimate) -> str:
    words = pack.words
    if answer.low is None or answer.high is None:
        return ""
    return words.phone_between.format(
        low=written(words, answer.low), high=written(words, answer.high)
    )


def _places(pack: Pack, answer: Order, given: tuple[str, ...]) -> Markup:
    numbers = [(str(n), str(n)) for n in range(1, len(answer.items) + 1)]
    return Markup().join(
        select(
            f"place-{item.id}",
            pack.words.phone_place_of.format(text=item.text),
            numbers,
            str(list(given).index(item.id) + 1) if item.id in given else "",
        )
        for item in answer.items
    )


def _date(pack: Pack, answer: Estimate, given: str) -> Markup:
    words, key = pack.words, answer.key_date
    assert key is not None
    first, last = years_asked(pack, answer)
    year, _, month = given.partition("-")
    years = [(str(one), str(one)) for one in range(first, last + 1)]
    fields = select("year", words.year, years, year)
    if key.precision == "month":
        months = [(f"{n:02}", name) for n, name in enumerate(words.months_alone, 1)]
        fields += select("month", words.month, months, month)
    return fields


def after(question: Question, block: Quiz) -> Markup:
    """Whether the own answer is right, the key, why it is right, and who says so."""
    pack, words, given = question.pack, question.pack.words, question.answer
    said = "" if given is None else judged(pack, block, given)
    return html(
        '<h1>{{ stem }}</h1>{{ own }}{% if said %}<p class="judged">{{ said }}</p>{% endif %}'
        '<p class="key">{{ label }} <strong>{{ key }}</strong></p>'
        "{{ why }}{{ tempts }}{{ sources }}",
        stem=line(pack, block.stem),
        own=own(pack, None if given is None else in_words(pack, block, given)),
        said=said,
        label=words.right_order if isinstance(block.answer, Order) else words.right_answer,
        key=in_words(pack, block, key_of(block)),
        why=passage(pack, block.rationale),
        tempts=_tempts(pack, block, given),
        sources=sources(pack, block.sources),
    )


def _as_marked(given: Any) -> Any:
    return tuple(given) if isinstance(given, list) else given


def judged(pack: Pack, block: Quiz, given: Any) -> str:
    """Whether an answer is right, in a word."""
    return pack.words.right if right(block.answer, _as_marked(given)) else pack.words.not_right


def key_of(block: Quiz) -> Any:
    """The right answer, as a phone would have sent it."""
    answer = block.answer
    if isinstance(answer, Estimate):
        return answer.key if answer.key_date is None else str(answer.key_date)
    return answer.key


def in_words(pack: Pack, block: Quiz, given: Any) -> str:
    """An answer to the item as a reader says it."""
    answer = block.answer
    match answer:
        case Estimate() if answer.key_date is not None:
            return long_date(pack.words, When.parse(str(given)))
        case Estimate():
            return f"{written(pack.words, given)} {answer.unit or ''}".strip()
        case Order():
            texts = {item.id: item.text for item in answer.items}
            return f" {arrows(pack.guide.language)[1]} ".join(texts.get(id, id) for id in given)
    named = {one.id: one for one in choices_of(pack, block, named=True)}
    ids = given if isinstance(given, list | tuple) else [given]
    return "; ".join(f"{named[id].letter} · {named[id].text}" for id in ids if id in named)


def _tempts(pack: Pack, block: Quiz, given: Any) -> Markup:
    """Why the own wrong choice tempts."""
    answer = block.answer
    why: dict[str, str | None] = {}
    if isinstance(answer, Choice | Choices):
        why = {option.id: option.rationale for option in answer.options}
    elif isinstance(answer, Place):
        why = {each.place: each.rationale for each in answer.candidates}
    own_ids = given if isinstance(given, list | tuple) else [given]
    texts = [text for id in own_ids if isinstance(id, str) and (text := why.get(id))]
    return Markup().join(html("<p>{{ text }}</p>", text=line(pack, text)) for text in texts)
