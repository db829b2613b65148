"""What the article expected, to be judged; what happened once it is shown."""

from markupsafe import Markup

from guide.model.blocks import Hindsight
from guide.text.html import html

from ..form import Line, options
from ..question import Question, asked, line, own, passage, sources


def form(question: Question, block: Hindsight) -> Markup:
    """The expectation and the question over the four judgments."""
    pack = question.pack
    verdicts = (Line(id, "", text) for id, text in pack.words.verdicts.items())
    chosen = [question.answer] if question.answer else []
    expected = html(
        '<p class="kicker">{{ label }}</p>{{ text }}',
        label=pack.words.expected,
        text=passage(pack, block.expected),
    )
    return expected + asked(line(pack, block.question), options(verdicts, chosen))


def after(question: Question, block: Hindsight) -> Markup:
    """What happened, with its sources, under the own judgment."""
    pack, words = question.pack, question.pack.words
    happened = [(line(pack, each.text), sources(pack, each.sources)) for each in block.happened]
    return html(
        "<h1>{{ title }}</h1>{{ own }}<h2>{{ label }}</h2><ul>{% for text, cited in happened %}"
        "<li>{{ text }}{{ cited }}</li>{% endfor %}</ul>",
        title=block.title,
        own=own(pack, words.verdicts.get(question.answer or "")),
        label=words.happened,
        happened=happened,
    )
