"""One obstacle: what it says, what speaks for and against it, what to ask."""

from html import escape
from itertools import groupby

import streamlit as st

from guide.model.brief import brief_minutes
from guide.model.pack import Module
from guide.model.reading import Pack
from guide.views import blocks, brief, claim_links, mine, quiz_run, web
from guide.views.blocks import claim
from guide.views.cite import citation, source_list
from guide.views.links import page_link
from guide.views.prose import Writer


def show(pack: Pack, module_id: str) -> None:
    """Show a module from its summary to its closing ballot."""
    module = pack.module(module_id)
    mine.opened(pack, module.id)
    short = brief.chosen(pack, module)
    _head(pack, module, short)
    web.link(None if short else module)
    if short:
        brief.show(pack, module)
    else:
        claim_links.stand_here(module)
        _full(pack, module)
    _neighbours(pack, module)


def _full(pack: Pack, module: Module) -> None:
    for kind, run in groupby(module.blocks, key=lambda block: block.kind):
        members = list(run)
        _heading(pack, kind)
        if kind == "claim":
            _open_all(pack, [block.id for block in members])
        if kind == "quiz":
            quiz_run.show(pack, [block.id for block in members], key=f"{module.id}-quiz")
        elif kind in ("prompt", "hindsight"):
            with st.container(key=f"{kind}s-{members[0].id}"):
                for block in members:
                    blocks.show(pack, block)
        else:
            for block in members:
                blocks.show(pack, block)


def _head(pack: Pack, module: Module, short: bool) -> None:
    words = pack.words
    write = Writer(pack, module.id)
    number = words.obstacle.format(number=module.number, count=len(pack.modules))
    objectives = "".join(
        f"<li>{escape(objective.text)} <span class='code'>[{', '.join(objective.c3)}]</span></li>"
        for objective in module.objectives
    )
    notice = (
        f'<div class="notice" role="note">{write.paragraphs(module.notice)}'
        f"{citation(pack, module.notice_sources or ())}</div>"
        if module.notice
        else ""
    )
    minutes = brief_minutes(module) if short else module.minutes
    st.html(
        f'<header class="module-head"><p class="kicker">{escape(number)} · '
        f"{escape(words.minutes.format(n=minutes))}</p><h1>{escape(module.title)}</h1>"
        f'<p class="lead">{write.line(module.claim)}</p></header>'
    )
    if short:
        if notice:
            st.html(f'<div class="measure">{notice}</div>')
        return
    st.html(
        f'<div class="summary"><div class="measure">{notice}{write.paragraphs(module.summary)}'
        f"{source_list(pack, module.summary_sources)}</div>"
        f'<aside class="objectives"><h2>{escape(words.objectives)}</h2><ol>{objectives}</ol>'
        f'<p class="quiet">{escape(words.objectives_note)}</p></aside></div>'
    )


def _heading(pack: Pack, kind: str) -> None:
    words = pack.words
    headings = {
        "claim": words.claims,
        "quiz": words.check_yourself,
        "prompt": words.talk_about_it,
        "hindsight": words.hindsight,
    }
    if kind in headings:
        intro = f'<p class="measure">{escape(words.hindsight_intro)}</p>' * (kind == "hindsight")
        st.html(f'<h2 class="section">{escape(headings[kind])}</h2>{intro}')


def _open_all(pack: Pack, claims: list[str]) -> None:
    """One press for those who want to read and not to rate."""
    if claim.closed(pack, claims):
        st.button(
            pack.words.open_all,
            key=f"open-all-{claims[0]}",
            type="tertiary",
            on_click=claim.open_evidence,
            args=(claims,),
        )


def _neighbours(pack: Pack, module: Module) -> None:
    """The modules before and after."""
    words = pack.words
    place = pack.modules.index(module)
    with st.container(key="neighbours", horizontal=True, horizontal_alignment="distribute"):
        if place:
            before = pack.modules[place - 1]
            page_link(before.id, f"← {words.previous} {before.title}")
        if place + 1 < len(pack.modules):
            after = pack.modules[place + 1]
            page_link(after.id, f"{words.next} {after.title} →")
        else:
            page_link("quiz", f"{words.next} {words.quiz} →")
