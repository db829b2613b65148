"""One obstacle: what it says, what speaks for and against it, what to ask."""

import streamlit as st
from markupsafe import Markup

from guide.model.brief import brief_minutes
from guide.model.content import Module
from guide.model.pack import Pack
from guide.model.parts import picture_of
from guide.text.html import html
from guide.text.languages import arrows
from guide.views import (
    blocks,
    brief,
    claim_links,
    cross_links,
    folds,
    handouts,
    parts,
    saved_progress,
)
from guide.views.cite import citation, source_list
from guide.views.links import page_link
from guide.views.prose import Writer


def show(pack: Pack, module_id: str) -> None:
    """Show a module from its summary to its closing ballot."""
    module = pack.module(module_id)
    saved_progress.opened(pack, module.id)
    with st.container(key="module-bar", horizontal=True, vertical_alignment="center"):
        short = brief.chosen(pack, module)
        handouts.link(pack, module)
    if short:
        _brief(pack, module)
    else:
        _full(pack, module)
    _neighbours(pack, module)


def _brief(pack: Pack, module: Module) -> None:
    cross_links.link(None)
    write = Writer(pack, module.id)
    st.html(
        _head(pack, module, write, brief_minutes(module))
        + html('<div class="measure">{{ notice }}</div>', notice=_notice(pack, module, write))
    )
    brief.show(pack, module)


def _full(pack: Pack, module: Module) -> None:
    claim_links.stand_here(module)
    folds.stand_here(module)
    cross_links.link(module)
    write = Writer(pack, module.id)
    picture = picture_of(module)
    with st.container(key="module-top"):
        st.html(_head(pack, module, write, module.minutes))
        if picture:
            # The picture itself is to be on the first screen.
            blocks.show(pack, picture, tagged=False)
        st.html(_summary(pack, module, write))
    with st.container(key="module-parts"):
        parts.rail(pack, module)
        with st.container():
            parts.show(pack, module)


def _head(pack: Pack, module: Module, write: Writer, minutes: int) -> Markup:
    words = pack.words
    return html(
        '<header class="module-head"><p class="kicker">{{ number }} · {{ minutes }}</p>'
        '<h1>{{ title }}</h1><p class="lead">{{ claim }}</p></header>',
        number=words.obstacle.format(number=module.number, count=len(pack.modules)),
        minutes=words.minutes.format(n=minutes),
        title=module.title,
        claim=write.line(module.claim),
    )


_SUMMARY = (
    '<div class="measure summary">{{ notice }}{{ summary }}{{ sources }}</div>'
    '<details class="objectives"><summary>{{ words.for_teachers }}</summary>'
    "<p>{{ words.objectives }}</p><ol>{% for text, codes in objectives %}"
    '<li>{{ text }}{% if codes %} <span class="code">[{{ codes }}]</span>{% endif %}</li>'
    "{% endfor %}</ol>"
    '{% if c3 %}<p class="quiet">{{ words.objectives_note }}</p>{% endif %}</details>'
)


def _summary(pack: Pack, module: Module, write: Writer) -> Markup:
    return html(
        _SUMMARY,
        notice=_notice(pack, module, write),
        summary=write.paragraphs(module.summary),
        sources=source_list(pack, module.summary_sources),
        words=pack.words,
        objectives=[(each.text, each.codes) for each in module.objectives],
        c3=any(each.c3 for each in module.objectives),
    )


def _notice(pack: Pack, module: Module, write: Writer) -> Markup:
    """What a reader must know of the text that the module rests on, if anything."""
    if not module.notice:
        return Markup()
    return html(
        '<div class="notice" role="note">{{ text }}{{ cite }}</div>',
        text=write.paragraphs(module.notice),
        cite=citation(pack, module.notice_sources or ()),
    )


def _neighbours(pack: Pack, module: Module) -> None:
    """The modules before and after."""
    words = pack.words
    back, on = arrows(pack.guide.language)
    place = pack.modules.index(module)
    with st.container(key="neighbours", horizontal=True, horizontal_alignment="distribute"):
        if place:
            before = pack.modules[place - 1]
            page_link(before.id, f"{back} {words.previous} {before.title}")
        if place + 1 < len(pack.modules):
            after = pack.modules[place + 1]
            page_link(after.id, f"{words.next} {after.title} {on}")
        else:
            page_link("quiz", f"{words.next} {words.quiz} {on}")
