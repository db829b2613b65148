"""A ballot: its options; after it, the own opening and closing choice."""

from markupsafe import Markup

from guide.model.blocks import Ballot
from guide.model.choices import choices_of, opening_of
from guide.text.html import html

from ..form import Line, options
from ..question import Question, asked, line, own


def form(question: Question, block: Ballot) -> Markup:
    """The options; there is no right one."""
    pack = question.pack
    found = (Line(one.id, one.letter, one.text) for one in choices_of(pack, block))
    legend = line(pack, opening_of(pack, block).question or "")
    chosen = [question.answer] if question.answer else []
    return asked(legend, options(found, chosen))


def after(question: Question, block: Ballot) -> Markup:
    """What this seat chose at the opening, and now at the closing."""
    pack, words = question.pack, question.pack.words
    texts = {one.id: f"{one.letter} · {one.text}" for one in choices_of(pack, block)}
    opening = opening_of(pack, block)
    legend = html("<h1>{{ text }}</h1>", text=line(pack, opening.question or ""))
    first = own(pack, texts.get(question.own.get(opening.id, "")), words.phone_opening)
    if block.repeats is None:
        return legend + first
    now = own(pack, texts.get(question.answer or ""), words.phone_closing)
    reflect = (
        html("<p>{{ text }}</p>", text=line(pack, block.reflect)) if block.reflect else Markup()
    )
    return legend + first + now + reflect
