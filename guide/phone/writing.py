"""A minute to write before anybody speaks: a field that stays on the phone."""

from __future__ import annotations

from markupsafe import Markup

from guide.model.blocks import AnyBlock, Prompt
from guide.model.fitting import WROTE
from guide.text.html import html

from .question import Question, asked, line

# A field without a name is in no form: what is written leaves the phone by no way.
_WRITE = (
    '<input type="hidden" name="answer" value="{{ wrote }}">'
    "<noscript><p>{{ words.phone_write_paper }}</p></noscript>"
    '<label class="field">{{ words.phone_write_label }}'
    '<textarea rows="6" maxlength="2000" data-draft="{{ item }}"></textarea></label>'
)


def form(question: Question, block: AnyBlock) -> Markup:
    """What is written about over the field."""
    words, item = question.pack.words, question.item
    fields = html(_WRITE, words=words, wrote=WROTE, item=item.id)
    return asked(_about(question, block), fields, words.phone_write_how)


_WRITTEN = (
    '<h1>{{ about }}</h1><div data-written="{{ item }}" hidden><h2>{{ words.phone_write_own }}</h2>'
    '<p class="written"></p></div><p>{{ words.phone_write_talk }}</p>'
)


def after(question: Question, block: AnyBlock) -> Markup:
    """What this phone's owner wrote, from its own memory, while people speak."""
    words, item = question.pack.words, question.item
    return html(_WRITTEN, words=words, about=_about(question, block), item=item.id)


def _about(question: Question, block: AnyBlock) -> Markup:
    if isinstance(block, Prompt):
        return line(question.pack, block.question)
    return html("{{ text }}", text=getattr(block, "title", "") or question.pack.words.phone_open)
