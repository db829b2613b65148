"""This step: its name and minutes, what its leader says and does, a prompt's notes."""

from __future__ import annotations

from html import escape

import streamlit as st

from guide.model.blocks import Ballot, Prompt
from guide.projector.deck import Deck
from guide.room.plan import groups, next_kept
from guide.views.prose import Writer


def show(deck: Deck) -> None:
    """Show the step that is on the projector, and the name of the next."""
    words, room = deck.pack.words, deck.room
    at, block = room.at, deck.block_of(room.at)
    step = deck.step_of(at)
    write = Writer(deck.pack, f"host-{step.id}")
    kept = [one.step for one in room.plan if not one.dropped]
    number = kept.index(step.id) + 1 if step.id in kept else at + 1
    facts = [
        words.host_step.format(number=number, count=len(kept)),
        words.minutes.format(n=room.step.minutes),
    ]
    slides = len(deck.slides())
    if slides > 1:
        facts.append(words.host_slide.format(number=deck.number() + 1, count=slides))
    if isinstance(block, Prompt) and block.format == "small groups":
        facts.append(words.host_groups.format(n=groups(room.people)))
    does = (
        f'<h2 class="host-label">{escape(words.host_do)}</h2>'
        f'<div class="host-do">{write.paragraphs(step.do)}</div>'
        if step.do
        else ""
    )
    if isinstance(block, Ballot) and block.reflect:
        # The screen shows it with the result; its leader may read it out before that.
        does += (
            f'<h2 class="host-label">{escape(words.host_reflect)}</h2>'
            f'<div class="host-do"><p>{write.line(block.reflect)}</p></div>'
        )
    following = next_kept(room, at, 1)
    after = (
        words.host_then.format(title=deck.step_of(following).title)
        if following is not None
        else words.host_last
    )
    prompt = _prompt(deck, block, write) if isinstance(block, Prompt) else ""
    st.html(
        f'<article class="host-step"><p class="kicker"><span>{escape(" · ".join(facts))}</span>'
        f'<span class="host-then">{escape(after)}</span></p><h1>{escape(step.title)}</h1>'
        f'<h2 class="host-label">{escape(words.host_say)}</h2>'
        f'<div class="host-say">{write.paragraphs(step.say)}</div>{prompt}{does}</article>'
    )


def _prompt(deck: Deck, block: Prompt, write: Writer) -> str:
    """What a prompt's facilitator can open at a glance, one at a time."""
    words, own = deck.pack.words, block.facilitator
    follow_ups = "".join(f"<li>{write.line(text)}</li>" for text in block.follow_ups)
    parts = (
        (words.host_if_quiet, f"<p>{write.line(own.if_quiet)}</p>"),
        (words.host_if_hot, f"<p>{write.line(own.if_hot)}</p>"),
        (words.host_if_one_sided, f"<p>{write.line(own.if_one_sided)}</p>"),
        (words.host_follow_ups, f"<ul>{follow_ups}</ul>"),
        (words.host_prompt_notes, f"<p>{write.line(own.notes)}</p>"),
    )
    folded = "".join(
        f'<details name="host-{block.id}"><summary>{escape(title)}</summary>{html}</details>'
        for title, html in parts
    )
    return f'<div class="host-reveals">{folded}</div>'
