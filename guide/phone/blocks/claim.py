"""A claim: how convinced somebody is of it, before its evidence and after."""

from markupsafe import Markup

from guide.model.blocks import Claim
from guide.model.my_views import labels
from guide.text.html import html

from ..form import Line, options
from ..question import Question, asked, line, own


def form(question: Question, block: Claim) -> Markup:
    """The claim over its five steps."""
    pack, words = question.pack, question.pack.words
    steps = (Line(str(step), "", label) for step, label in labels(pack).items())
    how = words.conviction_after if question.item.turn == "after" else words.conviction_before
    return asked(line(pack, block.statement), options(steps, [str(question.answer or "")]), how)


def after(question: Question, block: Claim) -> Markup:
    """Where this seat stood before, and where it stands."""
    pack, words, names = question.pack, question.pack.words, labels(question.pack)
    title = html("<h1>{{ text }}</h1>", text=block.title)
    told = [title]
    for turn, label in (("before", words.rated_before), ("after", words.rated_after)):
        rated = question.own.get(f"{block.id}/{turn}")
        if turn == "before" or question.item.turn == "after":
            told.append(own(pack, names.get(rated or 0), f"{label}:"))
    return Markup().join(told)
