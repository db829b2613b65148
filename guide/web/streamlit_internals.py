"""All that the guide uses of Streamlit and that Streamlit does not document, in one place.

``INTERNALS`` says of each why it is used, in which release it was seen and which test would notice
a change. Read the list again with every new release of Streamlit.
"""

from __future__ import annotations

import gc
import re
from dataclasses import dataclass
from functools import cache, partial
from pathlib import Path
from typing import Any

import plotly.io
import streamlit as st
from google.protobuf.message import DecodeError  # type: ignore[import-untyped]
from markupsafe import Markup
from plotly.basedatatypes import BaseFigure
from streamlit import net_util, runtime
from streamlit.proto.BackMsg_pb2 import BackMsg
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg
from streamlit.runtime.app_session import AppSession
from streamlit.runtime.pages_manager import PagesManager
from streamlit.runtime.scriptrunner import get_script_run_ctx
from uvicorn.protocols.websockets import websockets_sansio_impl
from websockets.extensions.permessage_deflate import ServerPerMessageDeflateFactory
from websockets.server import ServerProtocol

from guide.settings import ROOT
from guide.text.html import html, script
from guide.text.languages import attributes


@dataclass(frozen=True)
class Internal:
    """Something of Streamlit's own that may change without notice."""

    what: str
    """Its name in Streamlit."""
    why: str
    """What the guide needs it for."""
    noticed_by: str
    """The test that fails once it has changed, or once the guide forgets it: file and function."""
    seen_in: str = "1.67.0"
    """The release in which it is as described."""


# ── The server ───────────────────────────────────────────────────────────────

IDLE_AGAIN = 0.1
"""Seconds between two looks whether a visit's run is over."""


def ask_no_one_for_the_address() -> None:
    """Keep the server from asking an outside host for this machine's address."""
    net_util.get_external_ip = lambda: None


def take_pages_from_the_script() -> None:
    """Keep the server from taking ``pages/`` for its older way of finding pages."""
    PagesManager.uses_pages_directory = False


def take_messages_up_to(size: int) -> None:
    """Have the server refuse a longer message of a browser, in bytes, before it holds all of it.

    Streamlit has one option for both ways, 200 MB, and reads it before the guide runs.
    """

    class Bounded(ServerProtocol):
        def __init__(self, *args: Any, **more: Any) -> None:
            super().__init__(*args, **{**more, "max_size": size})

    websockets_sansio_impl.ServerProtocol = Bounded  # type: ignore[attr-defined]


def compress_messages_fast() -> None:
    """Have the server compress what it sends to pages at zlib's first level, not its sixth.

    A module's messages are a tenth larger, and take a third of the time.
    """

    def fast(**settings: Any) -> ServerPerMessageDeflateFactory:
        settings["compress_settings"] = {**settings.get("compress_settings", {}), "level": 1}
        return ServerPerMessageDeflateFactory(**settings)

    websockets_sansio_impl.ServerPerMessageDeflateFactory = fast  # type: ignore[assignment, attr-defined]


def rerun_open_pages() -> None:
    """Run the script again for every page that is open anywhere; nothing before the server runs.

    Each stays at its own address and keeps what was chosen and typed on it.
    """
    if runtime.exists():
        for open_page in runtime.get_instance()._session_mgr.list_active_sessions():
            session = open_page.session
            session._call_soon_on_event_loop(partial(_rerun_when_idle, session))


def _rerun_when_idle(session: AppSession) -> None:
    """Wait for the run that a visitor asked for: a second one would stop it, and lose a press.

    Where a page is and what its address says is written down when its run is over.
    """
    if session._scriptrunner is not None:
        session._event_loop.call_later(IDLE_AGAIN, _rerun_when_idle, session)
    elif session._client_state.page_script_hash:
        session.request_rerun(_where_it_is(session))


def _where_it_is(session: AppSession) -> ClientState:
    """The page that a visit is at; by its name, as long as no run has named the pages."""
    state = ClientState()
    state.CopyFrom(session._client_state)
    pages = session._pages_manager
    if state.page_script_hash == pages.main_script_hash:
        state.page_script_hash, state.page_name = "", pages.intended_page_name or ""
    return state


def spare_from_collection() -> None:
    """Spare all that is in memory now what Python does to collect garbage in full.

    A guide is a hundred thousand objects that never become garbage while it is shown.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


# ── A run of the script ──────────────────────────────────────────────────────


def on_a_visit() -> bool:
    """Whether this code runs as the script of a visit, and not as the server's own module."""
    return get_script_run_ctx(suppress_warning=True) is not None


def whole_page() -> bool:
    """False while one fragment runs alone, after something in it was changed."""
    run = get_script_run_ctx(suppress_warning=True)
    return run is None or not run.fragment_ids_this_run


def run_in_browser(code: str, **values: object) -> None:
    """Run JavaScript in the reader's browser, also if the same has run before.

    The code finds the values as constants of their names. Raises ValueError for code with the sign
    for “less than”, which would be dropped in silence.
    """
    if "<" in code:
        raise ValueError(f"The sign for “less than” in a script: {code[:80]!r}")
    number = st.session_state["scripts"] = st.session_state.get("scripts", 0) + 1
    st.html(script(f"{code}/*{number}*/", **values), unsafe_allow_javascript=True)


class Written(BaseFigure):  # type: ignore[misc]
    """A figure that is already written as JSON, which is sent as it is."""

    def __init__(self, json: str, height: int | None) -> None:
        """``json`` is the whole figure; ``height`` what its layout gives, in pixels."""
        # Nothing of a figure of Plotly's own is made: that is what takes time.
        self._json = json
        self._height = height

    def __len__(self) -> int:
        """Letters of what is sent."""
        return len(self._json)

    def to_dict(self) -> dict[str, Any]:
        """What Streamlit looks at of a figure, with the rest as text."""
        return _Spec(self._json, {"data": [], "layout": {"height": self._height}})


class _Spec(dict[str, Any]):
    """A figure's dictionary as far as Streamlit reads it; ``json`` is all of it."""

    def __init__(self, json: str, read: dict[str, Any]) -> None:
        super().__init__(read)
        self.json = json


_to_json = plotly.io.to_json


def _sent(figure: Any, *args: Any, **more: Any) -> str:
    return figure.json if isinstance(figure, _Spec) else str(_to_json(figure, *args, **more))


plotly.io.to_json = _sent


# ── What pages and server say to each other ──────────────────────────────────

WANTED = frozenset({"rerun_script", "stop_script", "app_heartbeat", "backend_operation_request"})
"""What a page of the guide asks the server for: a run, its end, that its visit is kept, and a file
that is made when it is asked for. ``clear_cache`` would empty the caches of all."""

_SHORT = 400
"""Bytes that the news of a run's end never has."""


def kind_of(message: bytes) -> str | None:
    """What a browser's message asks for; None for what is no message."""
    try:
        return str(BackMsg.FromString(message).WhichOneof("type"))
    except DecodeError:
        return None


def run_ended(message: bytes) -> bool:
    """Whether a message to a browser says that its run is over and no other follows at once."""
    if len(message) > _SHORT:
        return False
    said = _said(message)
    return (
        said is not None
        and said.WhichOneof("type") == "script_finished"
        and said.script_finished != ForwardMsg.ScriptFinishedStatus.FINISHED_EARLY_FOR_RERUN
    )


def visit_named_in(message: bytes) -> str | None:
    """The name of the visit that a message to its browser begins; None for any other message.

    A browser that comes back names it, and finds what it had done.
    """
    said = _said(message)
    if said is None or said.WhichOneof("type") != "new_session":
        return None
    return said.new_session.initialize.session_id or None


def _said(message: bytes) -> ForwardMsg | None:
    try:
        said: ForwardMsg = ForwardMsg.FromString(message)
    except DecodeError:
        return None
    return said


# ── The page that a browser loads ────────────────────────────────────────────

PARTS = ("Html", "Radio", "PageLink", "PlotlyChart")
"""Parts of Streamlit's front end that nearly every page begins with, the heaviest last."""

IMPORTS_END = 10_000
"""Characters of a script that hold all its imports, which stand first."""

STATIC = Path(st.__file__).parent / "static"
"""Streamlit's front end: its one page, and below ``static/`` style sheets and scripts."""

_SCRIPTS = STATIC / "static/js"
_IMPORT = re.compile(r"""(?:\bfrom|\bimport)["'`]\./([\w.-]+\.js)["'`]""")
_UNUSED_FONT = re.compile(
    rb'<link[^>]*rel="preload"[^>]*as="font"[^>]*>|@font-face{[^}]*Source Sans[^}]*}'
)
_AGENTS = re.compile(
    rb"<link[^>]*_stcore/agent/[^>]*>|<p>\s*Reading this without a browser.*(?=</noscript>)",
    re.DOTALL,
)
_ICON_FONT = re.compile(rb"url\(\.\./media/MaterialSymbols-Rounded[^)]*\)")
_ICONS = b"url(../../app/static/fonts/icons.woff2)"
_TITLE = b"<title>Streamlit</title>"
_NO_HEAD = Markup()
_FAVICON = b"./favicon.png"
_LANGUAGE = b'<html lang="en">'
_WHERE = (
    "const here=location.origin+base+'/';"
    "window.__streamlit={BACKEND_BASE_URL:here,MAIN_PAGE_BASE_URL:here};"
    "if(self!==top){document.documentElement.classList.add('framed');"
    "const Own=WebSocket;window.WebSocket=class extends Own{"
    "constructor(address,names){super(address+'?framed',names)}}}"
)

_GROUND = (
    b'<meta name="color-scheme" content="light dark"><style>'
    b"html,.stApp:not([data-test-connection-state=CONNECTED]){background:#FBFAF7!important}"
    b"@media(prefers-color-scheme:dark){"
    b"html,.stApp:not([data-test-connection-state=CONNECTED]){background:#10161F!important}}"
    b"@media print{html{background:none!important}}</style>"
)
"""The ground of ``.streamlit/config.toml`` from the first moment on. Else a dark page begins white,
and Streamlit's own dark follows before the guide's arrives."""

_OWN_SCRIPTS = b"".join(
    b'<script defer src="./app/static/reader/%s"></script>' % path.name.encode()
    for path in sorted((ROOT / "static/reader").glob("*.js"))
)
_BODY = b"<body>"
_OWN_STYLE = b'<link rel="stylesheet" href="./app/static/reader/style.css">'
"""Stands in the body: Streamlit writes its styles to the head, and of two alike the later holds."""


def own_page(sent: bytes, language: str, head: Markup = _NO_HEAD, base: str = "") -> bytes:
    """Streamlit's page or style sheet as the guide sends it; anything else as it is.

    - The page names the guide's language (a BCP 47 tag) and has its icon. ``head``, which brings a
      title, stands in its head.
    - It says where the server is, below the path ``base``. Without it, an address below the root
      first asks ``/page/_stcore/health``, gets two 404s, which the browser's console shows as
      errors, and only then asks the root.
    - In a frame it tells the server so when it opens its web socket (``framing.py``).
    - It names the scripts that draw text, choices, links and charts, so that a browser
      fetches them while the script runs on the server, and not after.
    - It has the guide's own style sheet and scripts for readers: what the browser keeps costs a run
      nothing, and nothing is shown before it has its look.
    - It has the ground that the reader's device asks for before anything is drawn on it.
    - It does not name the description of Streamlit's interface for agents, which is closed.
    - Neither asks for Source Sans, a font of 170 KB that is shown for the blink before the guide's
      own arrives, and icons come from a cut of 4 KB of the icon font of 375 KB.
    """
    own = _ICON_FONT.sub(_ICONS, _UNUSED_FONT.sub(b"", sent))
    if _TITLE not in own:
        return own
    end = _GROUND + head.encode() + _preloads(own) + _OWN_SCRIPTS + b"</head>"
    tag = html("<html {{ language }}>", language=attributes(language)).encode()
    where = b"<head>" + script(_WHERE, base=base).encode()
    if head:
        own = own.replace(_TITLE, b"", 1)
    own = own.replace(_BODY, _BODY + _OWN_STYLE, 1)
    own = _AGENTS.sub(b"", own.replace(_FAVICON, b"./app/static/icon.svg"))
    return own.replace(_LANGUAGE, tag, 1).replace(b"<head>", where, 1).replace(b"</head>", end, 1)


def scripts_of(*parts: str) -> list[str]:
    """The files of parts of Streamlit's front end, each after those that it imports.

    Without ``index.*.js``, which the page itself runs.
    """
    found: dict[str, None] = {}

    def add(file: str) -> None:
        with (_SCRIPTS / file).open(encoding="utf-8") as script:
            imported = _IMPORT.findall(script.read(IMPORTS_END))
        for each in imported:
            if each not in found and not each.startswith("index."):
                add(each)
        found[file] = None

    for part in parts:
        for path in _SCRIPTS.glob(f"{part}.*.js"):
            add(path.name)
    return list(found)


def scripts() -> list[Path]:
    """The scripts of Streamlit that nearly every page of the guide runs."""
    return [*(_SCRIPTS / file for file in _needed()), *_SCRIPTS.glob("index.*.js")]


@cache
def _needed() -> list[str]:
    return scripts_of(*PARTS)


def _preloads(page: bytes) -> bytes:
    """Links to what the page needs soon and does not name itself."""
    return b"".join(
        b'<link rel="modulepreload" crossorigin%s href="./static/js/%s">'
        % (b' fetchpriority="low"' * file.startswith("Plotly"), file.encode())
        for file in _needed()
        if file.encode() not in page
    )


# ── All of it ────────────────────────────────────────────────────────────────

_OWN_FILES = (
    "tests/web/test_streamlit_internals.py::"
    "test_streamlits_own_files_still_look_as_they_are_changed_here"
)

INTERNALS = (
    Internal(
        "streamlit.net_util.get_external_ip",
        "Streamlit asks an outside host for this machine's address before it refuses a foreign "
        "origin. The guide asks nobody.",
        "tests/web/test_streamlit_internals.py::test_the_server_asks_nobody_for_its_address",
    ),
    Internal(
        "The routes of its server",
        "All that the guide does not use are closed.",
        "tests/web/test_open_addresses.py::test_streamlit_has_no_route_that_nobody_looked_at",
    ),
    Internal(
        "uvicorn.protocols.websockets.websockets_sansio_impl.ServerProtocol",
        "It bounds what one message of a browser holds in memory.",
        "tests/web/test_sockets.py::test_a_long_message_closes_the_socket",
    ),
    Internal(
        "uvicorn.protocols.websockets.websockets_sansio_impl.ServerPerMessageDeflateFactory",
        "Compressing what a page is sent took a tenth of a visit, and has no setting.",
        "tests/web/test_streamlit_internals.py::test_messages_are_compressed_fast",
    ),
    Internal(
        "uvicorn.protocols.http.auto.AutoHTTPProtocol.connection_made",
        "It hands on the connection, on which the head of an answer goes out with its body.",
        "tests/web/test_one_write.py::test_a_short_answer_comes_whole",
    ),
    Internal(
        "BackMsg, ForwardMsg.new_session, ForwardMsg.script_finished, Sec-WebSocket-Protocol",
        "The socket lets through what pages need, a few runs of readers at a time, and nobody "
        "into a facilitator's visit.",
        "tests/web/test_sockets.py::test_a_visit_says_its_name_and_the_end_of_its_run",
    ),
    Internal(
        "PagesManager.uses_pages_directory",
        "A folder named pages/ beside the script is Streamlit's older way of finding pages. It "
        "would be tried for the first visit, and answer “Page not found” to every address but "
        "those files' names.",
        "tests/web/test_streamlit_internals.py::test_the_folder_of_pages_is_not_taken_for_streamlits",
    ),
    Internal(
        "Runtime._session_mgr.list_active_sessions, AppSession.request_rerun",
        "An open page shows a file of the pack that was just saved. There is no public call.",
        "tests/browser/test_bad_input.py::test_pack_broken_while_running_keeps_the_last_good_guide",
    ),
    Internal(
        "AppSession._client_state, ._scriptrunner, ._pages_manager, ._event_loop",
        "That page stays where it is: a run that is asked for without saying where goes to the "
        "first page, and one that is asked for while another runs stops it.",
        "tests/browser/test_saving.py::test_a_reader_stays_where_they_are",
    ),
    Internal(
        "The option runner.postScriptGC",
        "It is off: Streamlit would collect garbage in full after each run, which takes as long as "
        "there are objects in memory, so that a hundred pages cost each other time.",
        "tests/web/test_streamlit_internals.py::test_garbage_is_collected_when_python_finds_it_due",
    ),
    Internal(
        "plotly.io.to_json as st.plotly_chart calls it, on BaseFigure.to_dict()",
        "A figure is written once for all readers. Streamlit takes figures alone and writes each "
        "anew, which is a third of a visit.",
        "tests/web/test_streamlit_internals.py::test_a_written_figure_is_sent_as_it_is",
    ),
    Internal(
        "get_script_run_ctx",
        "app.py is read twice: by the server for its app, and as the script of every visit.",
        "tests/web/test_streamlit_internals.py::test_the_server_finds_its_app_and_a_visit_makes_none",
    ),
    Internal(
        "ScriptRunContext.fragment_ids_this_run",
        "A fragment that runs alone hands what was done back to the browser; within a whole page "
        "the page does it once, at its end.",
        "tests/browser/test_saved_progress.py::test_a_vote_survives_a_reload_and_the_other_reading",
    ),
    Internal(
        "st.html runs a script whose text differs from the last one",
        "A script that is to run once more carries a number.",
        "tests/browser/test_saved_progress.py::test_everything_is_forgotten_once_it_was_asked_twice",
    ),
    Internal(
        "st.html drops a script that holds the sign for “less than”",
        "It takes it for hidden markup: values are escaped, comparisons turned round.",
        "tests/web/test_streamlit_internals.py::test_no_script_holds_the_sign_that_drops_it",
    ),
    Internal(
        "A browser whose server was restarted sends its components' old state first",
        "The visit's own number tells it from the value that was asked for.",
        "tests/browser/test_saved_progress.py::"
        "test_an_open_page_keeps_all_when_its_server_restarts",
    ),
    Internal(
        "A history entry without bound choices before a page is left; <details> in expanders",
        "The guide's scripts leave that entry out, so that Back finds a page as it was left, and "
        "press a part of a module open that a link leads into.",
        "tests/browser/test_parts.py::test_open_parts_survive_a_reload_and_back",
    ),
    Internal(
        "A selected point's customdata is a single value or a list of one",
        "A click on a marker opens the event or the place that the value names.",
        "tests/browser/test_timeline.py::test_a_marker_opens_a_card_that_the_address_keeps",
    ),
    Internal(
        "index.html: <html lang>, <head>, <title>, <body>, window.__streamlit",
        "The page names its language and its server before its scripts run.",
        _OWN_FILES,
    ),
    Internal(
        "The front end opens one WebSocket by the browser's own name for it, at an address without "
        "a query",
        "A page that stands in a frame says so to the server, which then knows no facilitator.",
        "tests/browser/test_framed.py::test_a_page_in_a_frame_is_nobodys_who_hosts",
    ),
    Internal(
        "static/js: the scripts' names, their imports first, the address ./static/js/",
        "A browser fetches the parts that it needs soon while the script runs.",
        _OWN_FILES,
    ),
    Internal(
        "static/css: the faces of Source Sans and Material Symbols",
        "Neither font is fetched: 545 KB less for a first visit.",
        _OWN_FILES,
    ),
    Internal(
        "Classes and test ids of elements: .stHtml, [data-testid=stRadioOption], [data-stale]",
        "The guide's style sheets and scripts name them. The classes .st-key-… are documented.",
        "tests/web/test_streamlit_internals.py::test_every_class_that_the_guide_styles_is_there",
    ),
    Internal(
        "[data-test-connection-state] of the app, and the dialog that follows when it is lost",
        "A page says in the guide's words that its server is gone, and closes Streamlit's dialog.",
        "tests/browser/test_connection.py::"
        "test_a_page_whose_server_dies_says_so_in_the_guides_words",
    ),
    Internal(
        "The order of an element's inner boxes, and the roles within them",
        "The circle of a radio option is hidden, and options of a switch stand in one line.",
        "tests/browser/test_switch.py::test_a_switch_is_words_in_one_line_without_circles",
    ),
)
"""What is used, why, and what would notice its change."""
