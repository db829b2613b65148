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
    in_navigation: bool = True
    """Whether it stands in the row at the top; every other page is linked at the foot."""


def reader_pages(pack: Pack) -> Mapping[str, ReaderPage]:
    """Every page by its address without a slash before it, in the order of the navigation.

    Without timelines there is no page of them, and none on who can read a guide that does not say
    so. The first page's address is the empty text.
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
    if guide.accessibility:
        pages["accessibility"] = ReaderPage(
            words.accessibility,
            words.accessibility_title,
            _text(pack, guide.accessibility.intro),
            in_navigation=False,
        )
    if not pack.shown_timelines:
        del pages["timelines"]
    return pages


def groups(pack: Pack, pages: Mapping[str, ReaderPage]) -> Mapping[str, list[str]]:
    """The addresses of the pages by what a reader does there, under its name."""
    words = pack.words
    look_up = ("claims", "timelines", "glossary", "sources", "accessibility")
    mine = ("quiz", "my-views", "handouts")
    return {
        words.menu_read: [each for each in pages if each not in (*look_up, *mine)],
        words.menu_look_up: [each for each in look_up if each in pages],
        words.menu_mine: [each for each in mine if each in pages],
    }


def tab_title(pack: Pack, name: str = "") -> str:
    """What a browser's tab with a page of this name is called; the first page has none."""
    return f"{name} · {pack.guide.title}" if name else pack.guide.title


def _text(pack: Pack, text: str) -> str:
    return inline(plain(pack, text)).striptags()
