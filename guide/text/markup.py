"""Prose as HTML, or as the tokens that another surface sets."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache

from markdown_it import MarkdownIt
from markdown_it.token import Token
from markupsafe import Markup

from guide.model.untranslated import still
from guide.text.html import in_its_language

__all__ = ["Token", "capital", "inline", "paragraphs", "pictured", "tokens"]

_MARKDOWN = MarkdownIt("commonmark", {"html": False, "typographer": True}).enable("smartquotes")


def _picture(renderer: object, tokens: Sequence[Token], at: int, *_: object) -> str:
    """What a picture shows, in words: a surface that has the guide's files puts it in their place.

    Nothing that is rendered asks another host for one.
    """
    token = tokens[at]
    source = str(token.attrs.get("src", ""))
    return str(
        Markup('<span class="picture" data-picture="{}">{}</span>').format(source, token.content)
    )


_MARKDOWN.add_render_rule("image", _picture)
_SHOWN = re.compile(
    '<span class="picture" data-picture="pictures/(?P<name>[^"]*)">(?P<words>[^<]*)</span>'
)
_KEPT = 8192
"""Texts whose HTML is kept: all of a guide's, so that a page is not set anew at every run."""


def inline(markdown: str) -> Markup:
    """Markdown of one paragraph as HTML, without a paragraph's tags."""
    return in_its_language(markdown, _inline(str(markdown)))


@lru_cache(_KEPT)
def _inline(markdown: str) -> Markup:
    return Markup(_MARKDOWN.renderInline(markdown))


def paragraphs(markdown: str) -> Markup:
    """Markdown of any number of paragraphs as HTML."""
    return in_its_language(markdown, _paragraphs(str(markdown)), "div")


@lru_cache(_KEPT)
def _paragraphs(markdown: str) -> Markup:
    return Markup(_MARKDOWN.render(markdown))


def pictured(prose: Markup, pictures: Mapping[str, str]) -> Markup:
    """Prose with the pictures it names, each an address that holds it, in place of their words."""
    if "data-picture" not in prose:
        return prose

    def shown(found: re.Match[str]) -> str:
        held = pictures.get(found["name"])
        if held is None:
            return found.group()
        return f'<img class="picture" src="{held}" alt="{found["words"]}">'

    return Markup(_SHOWN.sub(shown, prose))


def tokens(markdown: str) -> list[Token]:
    """Markdown of any number of paragraphs as markdown-it's tokens, quotes set as on the page."""
    return _MARKDOWN.parse(markdown)


def capital(term: str) -> str:
    """A term as a heading: glossaries hold it as it stands within a sentence."""
    return still(term, term[0].upper() + term[1:])
