"""This step: its name and minutes, what its leader says and does, a prompt's notes."""

from __future__ import annotations

import streamlit as st
from markupsafe import Markup

from guide.model.blocks import Ballot, Prompt, Quiz
from guide.projector.deck import Deck
from guide.room.plan import groups
from guide.room.votes import votes_taken
from guide.text.html import html

from ..prose import Writer

_STEP = (
    '<article class="host-step"><p class="kicker"><span>{{ facts }}</span>'
    '<span class="host-then">{{ after }}</span></p><h1>{{ title }}</h1>'
    '<h2 class="host-label">{{ label }}</h2><div class="host-say">{{ say }}</div>'
    "{% if prompt %}{{ prompt }}{% endif %}{% for label, text in does %}"
    '<h2 class="host-label">{{ label }}</h2><div class="host-do">{{ text }}</div>{% endfor %}'
    "</article>"
)


def show(deck: Deck) -> None:
    """Show the step that is on the projector, and the name of the next."""
    words, room = deck.pack.words, deck.room
    at, block = room.at, deck.block_of(room.at)
    step = deck.step_of(at)
    write = Writer(deck.pack, f"host-{step.id}")
    number, count = deck.position()
    facts = [
        words.host_step.format(number=number, count=count),
        words.minutes.format(n=room.step.minutes),
    ]
    slides = len(deck.slides())
    if slides > 1:
        facts.append(words.host_slide.format(number=deck.number() + 1, count=slides))
    if isinstance(block, Prompt) and block.format == "small groups":
        facts.append(words.host_groups.format(n=groups(room.people)))
    if isinstance(block, Quiz) and step.show.vote == "twice" and not room.shown:
        stages = (words.screen_vote_1, words.screen_vote_2, words.screen_voted)
        facts.append(stages[votes_taken(room, block.id)])
    does = [(words.host_do, write.paragraphs(step.do))] if step.do else []
    if isinstance(block, Ballot) and block.reflect:
        # The screen shows it with the result; its leader may read it out before that.
        does.append((words.host_reflect, _paragraph(write, block.reflect)))
    following = deck.beside(1)
    after = (
        words.host_then.format(title=deck.step_of(following).title)
        if following is not None
        else words.host_last
    )
    prompt = _prompt(deck, block, write) if isinstance(block, Prompt) else None
    st.html(
        html(
            _STEP,
            facts=" · ".join(facts),
            after=after,
            title=step.title,
            label=words.host_say,
            say=write.paragraphs(step.say),
            prompt=prompt,
            does=does,
        )
    )


_FOLDED = (
    '<div class="host-reveals">{% for title, text in parts %}<details name="host-{{ id }}">'
    "<summary>{{ title }}</summary>{{ text }}</details>{% endfor %}</div>"
)


def _prompt(deck: Deck, block: Prompt, write: Writer) -> Markup:
    """What a prompt's facilitator can open at a glance, one at a time."""
    words, own = deck.pack.words, block.facilitator
    follow_ups = html(
        "<ul>{% for line in lines %}<li>{{ line }}</li>{% endfor %}</ul>",
        lines=[write.line(text) for text in block.follow_ups],
    )
    parts = (
        (words.host_if_quiet, _paragraph(write, own.if_quiet)),
        (words.host_if_hot, _paragraph(write, own.if_hot)),
        (words.host_if_one_sided, _paragraph(write, own.if_one_sided)),
        (words.host_follow_ups, follow_ups),
        (words.host_prompt_notes, _paragraph(write, own.notes)),
    )
    return html(_FOLDED, id=block.id, parts=parts)


def _paragraph(write: Writer, text: str) -> Markup:
    return html("<p>{{ line }}</p>", line=write.line(text))
