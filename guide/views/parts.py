"""A module in its parts. The first is sent at once, each other when a reader opens it."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import groupby

import streamlit as st
from markupsafe import Markup

from guide.model.blocks import AnyBlock
from guide.model.content import Module
from guide.model.fitting import asks
from guide.model.pack import Pack, title
from guide.model.parts import PARTS, PartName, parts_of
from guide.model.plain import plain
from guide.text.html import html, script

from . import blocks, focus, folds, hindsight_run, quiz_run
from .blocks import claim
from .saved_progress import keep


def open_all(module: Module) -> None:
    """Open every part, the evidence of all claims, and what else is shown little by little."""
    for block in folds.foldable(module):
        folds.open_part_of(block)
    for held in parts_of(module).values():
        for kind, run in groupby(held, key=lambda block: block.kind):
            if kind == "hindsight":
                hindsight_run.show_whole([block.id for block in run])
    claims = [block.id for block in module.blocks if block.kind == "claim"]
    if not all(map(claim.is_open, claims)):
        claim.open_evidence(claims)
    focus.next_on(f"#part-{PARTS[1]}")


_RAIL = (
    '<nav class="rail" aria-label="{{ words.parts }}"><details><summary data-now="{{ now }}">'
    "{{ words.parts }}</summary><ol>{% for part, name, ids in parts %}"
    '<li><a href="#part-{{ part }}">{{ name }}</a> '
    '<span class="done" data-asks="{{ ids }}" data-done="{{ words.part_done }}"></span></li>'
    "{% endfor %}</ol></details></nav>{{ start }}"
)


def rail(pack: Pack, module: Module) -> None:
    """The list of the parts, which ``static/reader/parts.js`` keeps true."""
    words = pack.words
    parts = [
        (part, words.part_names[part], " ".join(each.id for each in held if asks(each)))
        for part, held in parts_of(module).items()
    ]
    st.html(
        html(
            _RAIL,
            words=words,
            parts=parts,
            now=words.part_now,
            start=script("window.moduleParts?.()"),
        ),
        unsafe_allow_javascript=True,
    )


def show(pack: Pack, module: Module) -> None:
    """Show the parts of a module below one another."""
    for part, held in parts_of(module).items():
        st.html(_head(pack, module, part, held))
        if part == PARTS[0]:
            _blocks(pack, module, held)
            _whole(pack, module)
        else:
            _part(pack, module.id, part)


def _whole(pack: Pack, module: Module) -> None:
    """One press that opens every part, until all are open."""
    if any(map(folds.folded, folds.foldable(module))):
        label = pack.words.open_all_parts
        st.button(label, key="open-all-parts", type="tertiary", on_click=open_all, args=(module,))


_HEAD = (
    '<header class="part-head" id="part-{{ part }}" tabindex="-1" data-fold="{{ key }}" '
    'data-holds="{{ ids }}"><h2>{{ name }}</h2></header>'
)


def _head(pack: Pack, module: Module, part: PartName, held: Sequence[AnyBlock]) -> Markup:
    return html(
        _HEAD,
        part=part,
        key=folds.key_of(module, part),
        ids=" ".join(block.id for block in held),
        name=pack.words.part_names[part],
    )


@st.fragment
def _part(pack: Pack, module_id: str, part: PartName) -> None:
    """A part that is not sent while it is folded; whether it is stands in the address."""
    module = pack.module(module_id)
    held = parts_of(module)[part]
    label, key = " · ".join(_holds(pack, held)), folds.key_of(module, part)
    box = st.expander(label, key=key, bind="query-params")
    if box.open:
        with box:
            _blocks(pack, module, held)
    keep()


def _holds(pack: Pack, held: Sequence[AnyBlock]) -> list[str]:
    """What a part holds: the titles of its blocks, or of several of one kind with their number."""
    found = []
    for kind, run in groupby(held, key=lambda block: block.kind):
        members = list(run)
        heading = pack.words.run_headings.get(kind)
        if heading:
            found.append(pack.words.part_holds.format(title=heading, count=len(members)))
        else:
            found += [plain(pack, _name(pack, block)) for block in members]
    return found


def _name(pack: Pack, block: AnyBlock) -> str:
    if block.kind == "ballot":
        return pack.words.ballot_closing
    if block.kind == "map":
        return pack.maps[block.map].title
    if block.kind == "timeline":
        return pack.timelines[block.timeline].title
    return title(block)


def _blocks(pack: Pack, module: Module, held: Sequence[AnyBlock]) -> None:
    for kind, run in groupby(held, key=lambda block: block.kind):
        members = list(run)
        _heading(pack, kind)
        ids = [block.id for block in members]
        if kind == "claim" and not all(map(claim.is_open, ids)):
            _open_evidence(pack, ids)
        if kind == "quiz":
            quiz_run.show(pack, ids, key=f"{module.id}-quiz")
        elif kind == "hindsight":
            hindsight_run.show(pack, ids)
        elif kind == "prompt":
            with st.container(key=f"prompts-{ids[0]}"):
                for block in members:
                    blocks.show(pack, block)
        else:
            for block in members:
                blocks.show(pack, block)


def _heading(pack: Pack, kind: str) -> None:
    words = pack.words
    if kind in words.run_headings:
        st.html(
            html(
                '<h2 class="section">{{ heading }}</h2>'
                '{% if intro %}<p class="measure">{{ intro }}</p>{% endif %}',
                heading=words.run_headings[kind],
                intro=words.hindsight_intro if kind == "hindsight" else None,
            )
        )


def _open_evidence(pack: Pack, claims: list[str]) -> None:
    """One press for those who want to read and not to rate."""
    st.button(
        pack.words.open_all,
        key=f"open-all-{claims[0]}",
        type="tertiary",
        on_click=claim.open_evidence,
        args=(claims,),
    )
