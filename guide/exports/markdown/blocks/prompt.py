"""A discussion prompt with what its leader needs."""

from __future__ import annotations

from guide.model.blocks import Prompt

from ..page import Page


def write(page: Page, block: Prompt) -> None:
    """The question, what follows it, and the notes for whoever leads."""
    words = page.pack.words
    page.heading(2, block.title)
    page.plain(f"{words.formats[block.format]} · {words.minutes.format(n=block.minutes)}")
    page.text(block.question, sources=block.sources or ())
    page.plain(words.follow_ups, strong=True)
    page.list(map(page.prose, block.follow_ups))
    page.heading(3, words.for_facilitators)
    lead = block.facilitator
    page.labelled(words.facilitator_notes, lead.notes)
    page.labelled(words.if_quiet, lead.if_quiet)
    page.labelled(words.if_hot, lead.if_hot)
    page.labelled(words.if_one_sided, lead.if_one_sided)
