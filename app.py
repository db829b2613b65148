"""The front door: one process, one port.

``streamlit run`` reads this file twice: once for ``app``, the server, and then as the script of
every visit, which shows the page that was asked for.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial
from pathlib import Path

import streamlit as st
from starlette.concurrency import run_in_threadpool
from streamlit import net_util
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import get_script_run_ctx

from guide.delivery import MIDDLEWARE, send_at_once
from guide.model.reading import Pack
from guide.projector.routes import routes
from guide.room import door
from guide.views import site
from guide.views.current import current, watch
from pages import (
    claims,
    glossary,
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
    words = pack.words
    modules = [
        st.Page(
            partial(module.show, pack, each.id),
            title=f"{each.number} · {each.short}",
            url_path=each.id,
        )
        for each in pack.modules
    ]
    return [
        st.Page(partial(welcome.show, pack), title=words.welcome, url_path="", default=True),
        *modules,
        st.Page(partial(claims.show, pack), title=words.claims_page, url_path="claims"),
        st.Page(partial(timelines.show, pack), title=words.timelines, url_path="timelines"),
        st.Page(partial(quiz.show, pack), title=words.quiz, url_path="quiz"),
        st.Page(partial(my_views.show, pack), title=words.my_views, url_path="my-views"),
        st.Page(partial(glossary.show, pack), title=words.glossary, url_path="glossary"),
        st.Page(partial(sources.show, pack), title=words.sources, url_path="sources"),
        st.Page(
            partial(host.show, current().reading(None)),
            title=words.host_title,
            url_path="host",
            visibility="hidden",
        ),
    ]


@asynccontextmanager
async def opening(app: st.App) -> AsyncIterator[None]:
    """Say where the guide is and how to host, once the server starts."""
    await run_in_threadpool(door.announce, int(st.get_option("server.port")))
    yield


if get_script_run_ctx(suppress_warning=True) is None:
    # Streamlit asks an outside host for this machine's address before it refuses a foreign origin.
    net_util.get_external_ip = lambda: None
    # The folder pages/ is named as Streamlit's older way of finding pages, which it would try for
    # the first visit and answer "Page not found" to every address but those files' names.
    PagesManager.uses_pages_directory = False
    send_at_once()
    watch()
    app = st.App(
        Path(__file__),
        lifespan=opening,
        middleware=[*door.MIDDLEWARE, *MIDDLEWARE],
        routes=[*routes(lambda: current().pack), *door.ROUTES],
    )
else:
    site.show(pages)
