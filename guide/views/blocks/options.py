"""Policy options with their trade-offs."""

from typing import Any

import streamlit as st
from markupsafe import Markup

from guide.model.blocks import Options
from guide.model.blocks.options import PolicyOption
from guide.model.choices import choices_of
from guide.model.pack import Pack
from guide.text.html import html

from ..cite import evidence_line, source_list
from ..prose import Writer

_OPTIONS = (
    '<section class="options"><h2>{{ title }}</h2><div class="measure">{{ intro }}</div>'
    '<table class="matrix"><thead><tr><td></td>{% for heading in headings %}'
    '<th scope="col">{{ heading }}</th>{% endfor %}</tr></thead><tbody>{% for option in options %}'
    '<tr class="option"><th scope="row"><span class="letter" aria-hidden="true">'
    "{{ option.letter }}</span><h3>{{ option.title }}</h3><p>{{ option.summary }}</p></th>"
    '{% for heading, lines in option.sides %}<td data-label="{{ heading }}"><ul>'
    "{% for line in lines %}<li>{{ line }}</li>{% endfor %}</ul></td>{% endfor %}</tr>"
    "{% endfor %}</tbody></table>{{ sources }}</section>"
)
"""A row for each option; the columns are what is weighed of it."""


def show(pack: Pack, block: Options) -> None:
    """Show the options side by side, each under its letter."""
    write = Writer(pack, block.id)
    options = [
        _option(pack, write, choice.letter, option)
        for choice, option in zip(choices_of(pack, block), block.options, strict=True)
    ]
    cited = [
        source
        for option in block.options
        for line in (*option.benefits, *option.costs, option.precedent)
        for source in line.sources
    ]
    st.html(
        html(
            _OPTIONS,
            title=block.title,
            intro=write.paragraphs(block.intro),
            options=options,
            headings=_headings(pack),
            sources=source_list(pack, cited),
        )
    )


def _option(pack: Pack, write: Writer, letter: str, option: PolicyOption) -> dict[str, Any]:
    """What the template says of an option, in the order in which it is read."""
    return {
        "letter": letter,
        "title": option.title,
        "summary": write.line(option.summary),
        "sides": list(zip(_headings(pack), _sides(pack, write, option), strict=True)),
    }


def _headings(pack: Pack) -> tuple[str, ...]:
    words = pack.words
    return words.benefits, words.costs, words.objector, words.precedent


def _sides(pack: Pack, write: Writer, option: PolicyOption) -> tuple[list[Markup], ...]:
    """What is weighed of an option, under the headings."""
    who = html("<strong>{{ who }}.</strong> ", who=option.objector.who)
    return (
        [evidence_line(pack, write, line) for line in option.benefits],
        [evidence_line(pack, write, line) for line in option.costs],
        [who + write.line(option.objector.why)],
        [evidence_line(pack, write, option.precedent)],
    )
