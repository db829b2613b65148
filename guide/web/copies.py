"""A copy of the guide for those whose network blocks web sockets: plain pages and the sheets."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, Response
from starlette.routing import Route
from starlette.types import Scope

from guide.model.pack import Pack
from guide.text.html import html, style
from guide.text.languages import attributes

from .framing import HOST
from .headers import FILE_HEADERS, HEADERS
from .link_preview import PackOf, asked, query_of
from .responses import error_response
from .subpath import base_of

KEPT = 80
"""Sheets that are kept: those of a guide in both readings, a few megabytes."""


@dataclass(frozen=True)
class Copies:
    """How a guide is said without web sockets."""

    text: Callable[[Pack, str], Markup]
    """A module, by its id, as HTML that begins with a heading of the first level."""
    sheets: Callable[[Pack], Sequence[tuple[str, str, str]]]
    """Name of the file, title, and of what it is, for each sheet to print."""
    pdf: Callable[[Pack, str], bytes]
    """A sheet by its file's name."""


_NOTICE = """{% for id, why in said %}
<template id="{{ id }}">{{ look }}<section class="blocked" role="alert">
<p>{{ why }} {% if host %}{{ words.blocked_host }}{% endif %}</p>
<p>{% if host %}<a href="{{ base }}/screen">{{ words.blocked_screen }}</a> {% endif -%}
<a href="{{ base }}/copy{{ module }}{{ query }}">{{ words.blocked_copy }}</a></p>
</section></template>
{%- endfor %}"""

_OVER = """
.blocked { position: fixed; z-index: 1000001; inset: 0 1rem auto; max-width: 36rem;
  margin: 12vh auto 0; padding: 1rem 1.4rem;
  font: 1.1rem/1.5 "Public Sans", "Segoe UI", Arial, sans-serif;
  color: #17202B; background: #FBFAF7; border: 1px solid #8C8778 }
.blocked a { color: #0A5C7F; font-weight: 600; margin-inline-end: 1.2em }
body:has(> .blocked) :is(.stDialog, .stConnectionStatus, [data-testid=stAppSkeleton]) {
  display: none }
@media (prefers-color-scheme: dark) {
  .blocked { color: #ECEAE4; background: #1B2430 } .blocked a { color: #8FD0EC } }
"""


def notice(pack: Pack, scope: Scope, page: str) -> Markup:
    """What a page says whose web socket does not open, or stays silent, kept in its head till then.

    ``page`` is its address without a slash before it.
    """
    module = f"/{page}" if any(page == each.id for each in pack.modules) else ""
    return html(
        _NOTICE,
        words=pack.words,
        said=(("blocked", pack.words.blocked), ("unanswered", pack.words.unanswered)),
        host=page == HOST,
        base=base_of(scope),
        module=module,
        query=query_of(pack),
        look=style(_OVER),
    )


_PLAIN = """
:root { color-scheme: light dark; --ground: #FBFAF7; --ink: #17202B; --accent: #0A5C7F }
@media (prefers-color-scheme: dark) {
  :root { --ground: #10161F; --ink: #ECEAE4; --accent: #8FD0EC } }
body { margin: 0 auto; max-width: 38rem; padding: 1.5rem 1.2rem 4rem; background: var(--ground);
  color: var(--ink); font: 1.1rem/1.55 Georgia, serif; overflow-wrap: break-word }
:is(h1, h2, h3) { line-height: 1.2; margin: 1.6em 0 0.5em } li { margin: 0.3em 0 }
span.as-written::after, div.as-written > [data-in]::after { content: " (" attr(data-in) ")";
  font-size: 0.75em }
a { color: var(--accent) } a:focus-visible { outline: 3px solid; outline-offset: 2px }
"""

_PAGE = """<!doctype html>
<html {{ language }}>
<head>
<meta charset="utf-8">
<title>{{ title }}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="{{ base }}/app/static/icon.svg">
{{ look }}
</head>
<body>
{%- if inner %}<nav><a href="{{ base }}/copy{{ query }}">{{ words.copy_title }}</a></nav>{% endif %}
<main>{{ body }}</main>
</body>
</html>
"""

_LIST = """<h1>{{ words.copy_title }}</h1>
<p>{{ words.copy_intro }}</p>
<h2>{{ words.copy_modules }}</h2>
<ol>{% for each in pack.modules %}
<li><a href="{{ base }}/copy/{{ each.id }}{{ query }}">{{ each.title }}</a></li>{% endfor %}</ol>
<h2>{{ words.handouts_title }}</h2>
<ul>{% for name, title, above in sheets %}
<li><a href="{{ base }}/copy/{{ name }}.pdf{{ query }}">{{ title }}</a>
{{- " – " }}{{ above }}</li>{% endfor %}</ul>
"""


def routes(pack_of: PackOf, copies: Copies) -> list[Route]:
    """The list of copies, a page for each module, a PDF for each sheet."""

    @lru_cache(KEPT)
    def made(fingerprint: str, name: str, as_of: str, language: str) -> bytes:
        pack = pack_of(as_of, language)
        assert pack is not None
        return copies.pdf(pack, name)

    def page(pack: Pack, scope: Scope, title: str, body: Markup, *, inner: bool) -> Response:
        base, words, query = base_of(scope), pack.words, query_of(pack)
        values = {"base": base, "words": words, "query": query, "title": title, "body": body}
        language = attributes(pack.guide.language)
        shown = html(_PAGE, language=language, inner=inner, look=style(_PLAIN), **values)
        return HTMLResponse(str(shown), headers=HEADERS)

    async def every(request: Request) -> Response:
        pack = pack_of(*asked(request.scope))
        if pack is None:
            return error_response("There is no such copy.", 404)
        body = html(
            _LIST,
            words=pack.words,
            pack=pack,
            base=base_of(request.scope),
            query=query_of(pack),
            sheets=copies.sheets(pack),
        )
        return page(pack, request.scope, pack.words.copy_title, body, inner=False)

    async def one(request: Request) -> Response:
        pack, name = pack_of(*asked(request.scope)), request.path_params["name"]
        found = next((each for each in pack.modules if each.id == name), None) if pack else None
        if pack is None or found is None:
            return error_response("There is no such copy.", 404)
        body = await run_in_threadpool(copies.text, pack, name)
        return page(pack, request.scope, found.title, body, inner=True)

    async def sheet(request: Request) -> Response:
        pack, name = pack_of(*asked(request.scope)), request.path_params["name"]
        if pack is None or name not in {each[0] for each in copies.sheets(pack)}:
            return error_response("There is no such copy.", 404)
        how = pack.fingerprint, name, *asked(request.scope)
        content = await run_in_threadpool(made, *how)
        return Response(content, media_type="application/pdf", headers=FILE_HEADERS)

    return [
        Route("/copy", every),
        Route("/copy/{name}.pdf", sheet),
        Route("/copy/{name}", one),
    ]
