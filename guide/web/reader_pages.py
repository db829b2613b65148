"""The pages for readers: their addresses, what each is called and what it is for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from guide.model.pack import Pack
from guide.model.plain import plain
from guide.text.markup import inline


@dataclass(frozen=True)
class ReaderPage:
    """A page in three texts."""

    name: str
    """In the navigation."""
    title: str
    text: str
    """What it is for, in a sentence or two."""


def reader_pages(pack: Pack) -> Mapping[str, ReaderPage]:
    """Every page by its address without a slash before it, in the order of the navigation.

    A guide without timelines has no page of them. The first page's address is the empty text.
    """
    words, guide = pack.words, pack.guide
    pages = {
        "": ReaderPage(words.welcome, guide.title, _text(pack, guide.subtitle)),
        **{
            each.id: ReaderPage(
                f"{each.number} · {each.short}", each.title, _text(pack, each.claim)
            )
            for each in pack.modules
        },
        "claims": ReaderPage(words.claims_page, words.claims_title, words.claims_intro),
        "timelines": ReaderPage(words.timelines, words.timelines_title, words.timelines_intro),
        "quiz": ReaderPage(words.quiz, words.quiz_title, words.quiz_intro),
        "my-views": ReaderPage(words.my_views, words.my_views_title, words.my_views_intro),
        "glossary": ReaderPage(words.glossary, words.glossary, words.glossary_intro),
        "sources": ReaderPage(words.sources, words.sources, words.sources_intro),
        "handouts": ReaderPage(words.handouts_page, words.handouts_title, words.handouts_intro),
    }
    if not pack.shown_timelines:
        del pages["timelines"]
    return pages


def tab_title(pack: Pack, name: str = "") -> str:
    """What a browser's tab with a page of this name is called; the first page has none."""
    return f"{name} · {pack.guide.title}" if name else pack.guide.title


def _text(pack: Pack, text: str) -> str:
    return inline(plain(pack, text)).striptags()
