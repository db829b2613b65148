"""What a link to a page is shown with elsewhere: title, description and picture (Open Graph).

Whoever makes such a preview reads the first HTML and runs no script, so all of it stands there.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from urllib.parse import urlencode

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.datastructures import QueryParams
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from starlette.types import Scope

from guide.model.pack import Pack
from guide.text.html import html

from .found import here
from .headers import FILE_HEADERS
from .languages import LONGEST_TAG, PARAMETER
from .reader_pages import reader_pages, tab_title
from .responses import error_response

HOME = "home"
"""How the picture of the first page is called."""

KEPT = 64
"""Pictures that are kept: those of every page of a guide in both readings."""

PackOf = Callable[[str, str], Pack | None]
"""Hands out the guide in the reading and the language that an address names; None while there is
none."""

Draw = Callable[[Pack, str, str], bytes]
"""Draws the picture of a page from its title and what it is for."""

_TAGS = (
    "<title>{{ tab }}</title>"
    '<meta name="description" content="{{ shown.text }}">'
    '<meta property="og:type" content="website">'
    '<meta property="og:site_name" content="{{ guide.title }}">'
    '<meta property="og:title" content="{{ shown.title }}">'
    '<meta property="og:description" content="{{ shown.text }}">'
    '<meta property="og:locale" content="{{ locale }}">'
    '<meta property="og:url" content="{{ here }}/{{ page }}{{ query }}">'
    '<meta property="og:image" content="{{ here }}/preview/{{ picture }}.png{{ query }}">'
    '<meta property="og:image:type" content="image/png">'
    '<meta property="og:image:width" content="1200">'
    '<meta property="og:image:height" content="630">'
    '<meta property="og:image:alt" content="{{ shown.title }}. {{ shown.text }}">'
    '<meta name="twitter:card" content="summary_large_image">'
)


def tags(pack: Pack, scope: Scope, page: str) -> Markup:
    """The tags of a page, for its head; those of the first page for one that is not for readers.

    ``page`` is its address without a slash before it.
    """
    pages = reader_pages(pack)
    named = page if page in pages else ""
    return html(
        _TAGS,
        tab=tab_title(pack, pages[named].name if named else ""),
        guide=pack.guide,
        shown=pages[named],
        # Open Graph writes a locale as ``en_US``; a language alone is as good.
        locale=pack.guide.language.replace("-", "_"),
        here=here(scope),
        page=named,
        picture=named or HOME,
        query=query_of(pack),
    )


def routes(pack_of: PackOf, draw: Draw) -> list[Route]:
    """The pictures, each drawn when it is first asked for."""

    @lru_cache(KEPT)
    def drawn(fingerprint: str, title: str, text: str, as_of: str, language: str) -> bytes:
        pack = pack_of(as_of, language)
        assert pack is not None
        return draw(pack, title, text)

    async def picture(request: Request) -> Response:
        as_of, language = asked(request.scope)
        pack = pack_of(as_of, language)
        page = request.path_params["page"]
        said = reader_pages(pack).get("" if page == HOME else page) if pack else None
        if pack is None or said is None:
            return error_response("There is no such picture.", 404)
        how = pack.fingerprint, said.title, said.text, as_of, language
        png = await run_in_threadpool(drawn, *how)
        return Response(png, media_type="image/png", headers=FILE_HEADERS)

    return [Route("/preview/{page}.png", picture)]


def asked(scope: Scope) -> tuple[str, str]:
    """The reading and the language that an address names; the empty text for one it does not."""
    query = QueryParams(scope["query_string"])
    as_of, language = query.get("as_of", ""), query.get(PARAMETER, "")
    return as_of if re.fullmatch(r"\d{4}-\d\d-\d\d", as_of) else "", language[:LONGEST_TAG]


def query_of(pack: Pack) -> str:
    """What an address carries to open in the same reading and language."""
    named = {"as_of": str(pack.as_of or ""), PARAMETER: pack.translated_to}
    carried = {name: value for name, value in named.items() if value}
    return f"?{urlencode(carried)}" if carried else ""
