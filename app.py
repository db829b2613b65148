"""The front door: one process, one port.

``streamlit run`` reads this file twice: once for ``app``, the server, and then as the script of
every visit, which shows the page that was asked for.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import streamlit as st
from markupsafe import Markup
from starlette.concurrency import run_in_threadpool
from starlette.middleware import Middleware
from starlette.responses import Response
from starlette.types import Scope

from guide.exports import markdown
from guide.model.pack import Pack
from guide.paper import card, sheets
from guide.paper import handouts as paper
from guide.phone import routes as phone
from guide.projector import capacity
from guide.projector import routes as projector
from guide.projector.warm_up import warm_up
from guide.room import store
from guide.room.answers import Box
from guide.text import council
from guide.views import site
from guide.views.current import current, watch
from guide.web import (
    closing,
    copies,
    delivery,
    found,
    framing,
    link_preview,
    one_write,
    sign_in,
    sockets,
    streamlit_internals,
    subpath,
)
from guide.web.at_once import AtOnce
from guide.web.headers import OnAll
from guide.web.open_addresses import PAGE_OF, OpenAddresses
from guide.web.reader_pages import reader_pages
from pages import (
    accessibility,
    claims,
    glossary,
    handouts,
    host,
    module,
    my_views,
    quiz,
    sources,
    timelines,
    welcome,
)


def pages(pack: Pack) -> list[st.Page]:
    """Every page of the guide, in the order of the navigation."""
    shown = {
        "": welcome.show,
        "accessibility": accessibility.show,
        "claims": claims.show,
        "timelines": timelines.show,
        "quiz": quiz.show,
        "my-views": my_views.show,
        "glossary": glossary.show,
        "sources": sources.show,
        "handouts": handouts.show,
    }
    return [
        *(
            st.Page(
                partial(shown[address], pack)
                if address in shown
                else partial(module.show, pack, address),
                title=page.name,
                url_path=address,
                default=not address,
                visibility="visible" if page.in_navigation else "hidden",
            )
            for address, page in reader_pages(pack).items()
        ),
        st.Page(
            partial(host.show, current().reading(None, pack.translated_to)),
            title=pack.words.host_title,
            url_path="host",
            visibility="hidden",
        ),
    ]


@asynccontextmanager
async def opening(app: st.App) -> AsyncIterator[None]:
    """Make room for screens, and say where the guide is and how to host; leave a whole store."""
    closing.watch()
    capacity.take_short_turns()
    capacity.look_for_garbage_seldom()
    if told := capacity.warning(capacity.allow_open_files()):
        print(told, flush=True)
    here = subpath.written(st.get_option("server.baseUrlPath"))
    await run_in_threadpool(sign_in.announce, int(st.get_option("server.port")), here)
    if pack := pack_now():
        await run_in_threadpool(warm_up, pack)
    yield
    await run_in_threadpool(box.close)
    await run_in_threadpool(store.close)


def pack_now() -> Pack | None:
    """The guide as it is now; None while none could be read."""
    return current().pack


def pack_of(as_of: str, language: str = "") -> Pack | None:
    """The guide in the reading and the language that an address names; today's, and the guide's
    own, for any other name.
    """
    now = current()
    if now.pack is None:
        return None
    day = now.pack.guide.article.date.first
    return now.reading(day if as_of == day.isoformat() else None, language)


def head(scope: Scope) -> Markup:
    """What stands in the head of a page before its script has run."""
    pack = pack_of(*link_preview.asked(scope))
    if pack is None:
        return Markup()
    page = scope.get(PAGE_OF, "")
    return link_preview.tags(pack, scope, page) + copies.notice(pack, scope, page)


without_sockets = copies.Copies(
    text=markdown.as_html,
    sheets=lambda pack: [(each.name, each.title, each.above) for each in sheets.sheets(pack)],
    pdf=lambda pack, name: paper.pdf(
        pack, paper.find(sheets.sheets(pack), name), paper.usual(pack)
    ),
)


def is_page(address: str) -> bool:
    """Whether the guide has a page at an address; any, while none could be read."""
    pack = pack_now()
    return pack is None or address in ("", "host") or address in reader_pages(pack)


def lost(scope: Scope) -> Response:
    """The answer to an address that the guide does not have."""
    return found.lost(pack_now(), scope)


def language(scope: Scope) -> str:
    """The language that an address asks for; without a guide, that of the checker's messages."""
    pack = pack_of(*link_preview.asked(scope))
    return pack.guide.language if pack else "en"


if not streamlit_internals.on_a_visit():
    box = Box(store.store)
    streamlit_internals.ask_no_one_for_the_address()
    streamlit_internals.take_pages_from_the_script()
    streamlit_internals.take_messages_up_to(sockets.LONGEST)
    streamlit_internals.compress_messages_fast()
    delivery.send_at_once()
    one_write.join_heads()
    watch()
    council.logo()  # A file that is no logo is said at the start.
    base = subpath.written(st.get_option("server.baseUrlPath"))
    screens = projector.routes(pack_now)
    at_once = [one for one in screens if one.path in projector.AT_ONCE]
    app = st.App(
        Path(__file__),
        lifespan=opening,
        middleware=[
            Middleware(AtOnce, routes=at_once, base=base),
            Middleware(OnAll),
            Middleware(subpath.WithoutBase, base=base),
            *sign_in.MIDDLEWARE,
            Middleware(OpenAddresses, knows=is_page, lost=lost),
            Middleware(framing.Frames, by=framing.sites()),
            Middleware(sockets.Sockets),
            *delivery.middleware(language, head),
            Middleware(subpath.WithBase),
        ],
        routes=subpath.below(
            base,
            [
                *screens,
                *phone.routes(pack_now, store.store, box),
                *sign_in.routes(pack_now),
                *found.routes(pack_now),
                *link_preview.routes(pack_of, card.as_png),
                *copies.routes(pack_of, without_sockets),
            ],
        ),
    )
else:
    site.show(pages)
