"""A module as plain Markdown: a file a kind of block in ``blocks/``."""

from __future__ import annotations

from markupsafe import Markup

from guide.model.pack import Pack
from guide.text.markup import paragraphs

from ..made import Made, Wanted
from .blocks import WRITE
from .page import Page


def as_html(pack: Pack, module: str) -> Markup:
    """A module, by its id, as HTML from its title to its sources."""
    return paragraphs(made(Wanted(pack, module)).content.decode())


def made(wanted: Wanted) -> Made:
    """A module as one text: summary, objectives, every block, the sources by number."""
    pack = wanted.pack
    module, words = pack.module(wanted.subject), pack.words
    page = Page(pack)
    page.heading(1, module.title)
    number = words.obstacle.format(number=module.number, count=len(pack.modules))
    page.plain(f"{pack.guide.title} · {number} · {words.minutes.format(n=module.minutes)}")
    page.text(module.claim)
    if module.notice:
        page.text(module.notice, sources=module.notice_sources or ())
    page.text(module.summary, sources=module.summary_sources)
    page.plain(words.objectives, strong=True)
    page.list(
        f"{each.text} ({each.codes})" if each.codes else each.text for each in module.objectives
    )
    for block in module.blocks:
        WRITE[block.kind](page, block)
    page.heading(2, words.sources)
    page.lines += page.sources()
    text = "\n".join(page.lines).rstrip() + "\n"
    return Made(
        text.encode(),
        len(module.blocks),
        len(module.blocks),
        notes=(words.export_figures_told,),
    )
