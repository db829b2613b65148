"""What a search engine and a lost visitor find: robots.txt, pages by name, a way back."""

from __future__ import annotations

from collections.abc import Callable

from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route
from starlette.types import Scope

from guide.model.pack import Pack
from guide.text.html import html

from .headers import HEADERS
from .lockout_page import sentence_html
from .reader_pages import reader_pages
from .requester import over_https, own_host
from .subpath import base_of

ROBOTS = "User-agent: *\nDisallow: /host\nDisallow: /screen\nSitemap: {base}/sitemap.xml\n"

_SITEMAP = (
    '<?xml version="1.0" encoding="UTF-8"?>\n'
    '<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">'
    "{% for page in pages %}<url><loc>{{ base }}/{{ page }}</loc></url>{% endfor %}</urlset>\n"
)


def lost(pack: Pack | None, scope: Scope) -> Response:
    """A page of ours for an address that the guide does not have, with the way to the first one."""
    if pack is None:
        return PlainTextResponse("Not Found.", 404, {"Cache-Control": "no-store"})
    words = pack.words
    home = f"{base_of(scope)}/"
    body = sentence_html(pack, words.lost_title, words.lost, home, words.lost_home)
    return HTMLResponse(str(body), 404, HEADERS)


def routes(pack_now: Callable[[], Pack | None]) -> list[Route]:
    """robots.txt and sitemap.xml."""

    async def robots(request: Request) -> Response:
        return PlainTextResponse(ROBOTS.format(base=here(request.scope)))

    async def sitemap(request: Request) -> Response:
        pack = pack_now()
        pages = list(reader_pages(pack)) if pack else [""]
        text = html(_SITEMAP, pages=pages, base=here(request.scope))
        return Response(str(text), media_type="application/xml")

    return [Route("/robots.txt", robots), Route("/sitemap.xml", sitemap)]


def here(scope: Scope) -> str:
    """The guide's own address as the browser knows it, without a last slash."""
    scheme = "https" if over_https(scope) else "http"
    return f"{scheme}://{own_host(scope)}{base_of(scope)}"
