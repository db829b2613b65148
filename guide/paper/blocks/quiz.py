"""A quiz item, asked with room for a pen, or answered with why."""

from typing import Literal

from guide.model.blocks import Quiz
from guide.model.blocks.quiz import Choice, Choices, Estimate, Order, Place
from guide.model.choices import LETTERS, choices_of, ends_of
from guide.model.numbers import number
from guide.model.pack import Pack
from guide.model.plain import plain
from guide.text.count import Counted
from guide.text.dates import long_date

from ..drawings.map import place_drawing
from ..nodes import (
    Bullets,
    Drawing,
    Heading,
    Lines,
    Node,
    Nodes,
    Paragraph,
    Run,
    Runs,
    Tick,
    Together,
)
from ..writer import Writer, said


def nodes(write: Writer, block: Quiz) -> Nodes:
    """The stem and what the pen is to do."""
    return [Together((Paragraph(write.line(block.stem), "question"), *_way(write, block)))]


def asked(write: Writer, block: Quiz, number: int) -> Nodes:
    """The item with its number on the sheet."""
    words = write.pack.words
    heading = Heading(2, words.paper_item.format(number=number))
    return [Together((heading, Paragraph(write.line(block.stem), "question"), *_way(write, block)))]


def _way(write: Writer, block: Quiz) -> list[Node]:
    words = write.pack.words
    match block.answer:
        case Choice():
            return [_options(write, block)]
        case Choices():
            return [Paragraph(said(words.choose_all), "quiet"), _options(write, block)]
        case Order() as order:
            first, last = ends_of(words, order)
            how = words.paper_order.format(first=first, last=last)
            options = tuple(("", item.text) for item in order.items)
            return [Paragraph(said(how), "quiet"), Tick("", options)]
        case Estimate() as estimate:
            unit = f" ({estimate.unit})" if estimate.unit else ""
            return [Paragraph(said(f"{words.paper_estimate}{unit}"), "quiet"), Lines(1)]
        case Place() as place:
            letters = LETTERS[: len(place.candidates)]
            boxes = Tick("", tuple((letter, "") for letter in letters), across=True)
            return [lettered(write.pack, place), boxes]


def lettered(pack: Pack, place: Place) -> Drawing:
    """The bare map of an item, with a letter at each place to choose from."""
    letters = list(zip(LETTERS, (one.place for one in place.candidates)))
    alt = pack.words.paper_place_alt.format(letters=", ".join(letter for letter, _ in letters))
    return Drawing(place_drawing(pack, pack.maps[place.map], letters), alt)


def _options(write: Writer, block: Quiz) -> Tick:
    return Tick("", tuple((one.letter, one.text) for one in choices_of(write.pack, block)))


def answered(write: Writer, block: Quiz, number: int, level: Literal[2, 3] = 2) -> Nodes:
    """The key with why it is right, why the others tempt, and who says so."""
    words = write.pack.words
    parts: list[Node] = [
        Heading(level, words.paper_item.format(number=number)),
        Paragraph(write.line(block.stem)),
        Paragraph((Run(f"{words.right_answer} ", "strong"), *key(write, block))),
        Paragraph(write.line(block.rationale)),
    ]
    others = tuple(_tempting(write, block))
    if others:
        parts.append(Bullets(others))
    if block.method:
        parts.append(Paragraph(write.line(block.method), "quiet"))
    return [Together((*parts, write.sourced(block.sources)))]


def key(write: Writer, block: Quiz) -> Runs:
    """What is right, in words."""
    words = write.pack.words
    match block.answer:
        case Order() as order:
            texts = {item.id: item.text for item in order.items}
            listed = (f"{n}. {texts[id]}" for n, id in enumerate(order.key, 1))
            return said("  ".join(listed), "strong")
        case Estimate() as estimate:
            dated = estimate.key_date
            right = long_date(words, dated) if dated else number(words, estimate.key or 0)
            unit = f" {estimate.unit}" if estimate.unit else ""
            span = words.paper_tolerance.format(span=_span(write, estimate))
            return (Run(f"{right}{unit}", "strong"), Run(f" {span}"))
        case _:
            right_ones = [one for one in choices_of(write.pack, block, named=True) if one.right]
            return said("; ".join(f"{one.letter}  {one.text}" for one in right_ones), "strong")


def _span(write: Writer, estimate: Estimate) -> str:
    words, off = write.pack.words, number(write.pack.words, estimate.tolerance)
    if estimate.key_date is None:
        return off
    if estimate.key_date.precision == "year":
        return words.paper_years.format(n=Counted(int(estimate.tolerance), words))
    return words.paper_months.format(n=Counted(int(estimate.tolerance), words))


def _tempting(write: Writer, block: Quiz) -> list[Runs]:
    """Why each option is what it is, for those that say so."""
    answer, pack = block.answer, write.pack
    if isinstance(answer, Choice | Choices):
        why = {option.id: option.rationale for option in answer.options}
    elif isinstance(answer, Place):
        why = {one.place: one.rationale for one in answer.candidates}
    else:
        return []
    return [
        (Run(f"{one.letter}  {plain(pack, one.text)}: ", "strong"), *write.line(text))
        for one in choices_of(pack, block, named=True)
        if (text := why[one.id])
    ]
