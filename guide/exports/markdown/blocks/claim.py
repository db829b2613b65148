"""A claim with what bears on it."""

from __future__ import annotations

from guide.model.blocks import Claim

from ..page import Page


def write(page: Page, block: Claim) -> None:
    """The claim, the evidence for it and against it, and what stays open."""
    words = page.pack.words
    page.heading(2, block.title)
    page.labelled(words.attributions[block.attribution], block.statement, block.sources)
    page.heading(3, words.evidence_for)
    page.evidence(block.evidence_for)
    page.heading(3, words.evidence_against)
    page.evidence(block.evidence_against)
    page.heading(3, words.uncertain)
    page.evidence(block.uncertain)
