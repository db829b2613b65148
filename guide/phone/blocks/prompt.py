"""A discussion prompt: an answer in a few words, and the list that they make."""

from markupsafe import Markup

from guide.model.blocks import Prompt
from guide.model.few_words import LONGEST
from guide.room.small_groups import FEWEST
from guide.text.html import html

from ..question import Question, asked, line, own

_FIELD = (
    '<label class="field">{{ words.phone_words_label }}<input type="text" name="answer" '
    'autocomplete="off" maxlength="{{ longest }}" value="{{ value }}"></label>'
)


def form(question: Question, block: Prompt) -> Markup:
    """The question over a field for a few words."""
    pack, words = question.pack, question.pack.words
    field = html(_FIELD, words=words, longest=LONGEST, value=question.answer or "")
    return asked(line(pack, block.question), field, words.phone_words_how.format(fewest=FEWEST))


_LISTED = (
    "<h1>{{ question }}</h1>{{ own }}{% if listed %}<ol>{% for one in listed %}<li>{{ one.text }} "
    "<small>{{ words.words_count.format(n=one.count) }}</small></li>{% endfor %}</ol>{% endif %}"
)


def after(question: Question, block: Prompt) -> Markup:
    """The list of words from the room, one's own above it."""
    pack = question.pack
    said = own(pack, question.answer)
    legend = line(pack, block.question)
    return html(_LISTED, words=pack.words, question=legend, own=said, listed=question.said)
