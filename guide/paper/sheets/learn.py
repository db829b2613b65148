"""What participants read and write on."""

from __future__ import annotations

from itertools import groupby

from guide.model.blocks import Prompt
from guide.model.content import Module
from guide.text.dates import long_date

from .. import blocks
from ..blocks import prompt
from ..nodes import Bullets, Heading, Lines, Nodes, PageBreak, Paragraph, Run, Together
from ..writer import Writer, said

LEFT_OUT = frozenset({"quiz", "prompt", "ballot"})
"""Kinds of block that have a sheet of their own."""


def handout(write: Writer, module: Module) -> Nodes:
    """The module to read with a pen; what answers a guess or a judgement stands at its end."""
    words, pack = write.pack.words, write.pack
    date = pack.as_of
    reading = words.paper_then.format(date=long_date(words, date)) if date else words.paper_since
    found: Nodes = [
        Paragraph(write.line(module.claim), "lead"),
        Paragraph(said(reading), "quiet"),
    ]
    if module.notice:
        cited = write.cited(module.notice_sources or ())
        found.append(Paragraph((*write.line(module.notice), *cited), "note"))
    found += [
        *write.paragraphs(module.summary),
        write.sourced(module.summary_sources),
        Heading(2, words.objectives),
        Bullets(tuple(said(each.text) for each in module.objectives), numbered=True),
    ]
    headings = {"claim": words.claims, "hindsight": words.hindsight}
    shown = [block for block in module.blocks if block.kind not in LEFT_OUT]
    for kind, group in groupby(shown, key=lambda block: block.kind):
        if kind in headings:
            found.append(Heading(2, headings[kind]))
        if kind == "hindsight":
            found.append(Paragraph(said(words.paper_judge), "quiet"))
        found += [node for block in group for node in blocks.nodes(write, block)]
    found.append(Together((Heading(2, words.paper_notes), Lines(8))))
    after = [node for block in shown for node in blocks.afterwards(write, block)]
    if after:
        found += [
            PageBreak(),
            Heading(2, words.paper_afterwards),
            Paragraph((Run(words.paper_afterwards_note),), "quiet"),
            *after,
        ]
    return found


def discussion(write: Writer, module: Module) -> Nodes:
    """The discussion prompts with room to write."""
    found: Nodes = [Paragraph(write.line(module.claim), "lead")]
    for block in module.blocks:
        if isinstance(block, Prompt):
            found += prompt.nodes(write, block)
    return found
