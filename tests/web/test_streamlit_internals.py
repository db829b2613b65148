"""What Streamlit does not document is still as the guide uses it."""

import importlib
import json
import re
import subprocess
import sys
from importlib.metadata import version
from pathlib import Path
from types import SimpleNamespace

import pytest
from streamlit import config
from streamlit.proto.ClientState_pb2 import ClientState
from streamlit.runtime.pages_manager import PagesManager
from streamlit.testing.v1 import AppTest

from guide.settings import ROOT
from guide.web.streamlit_internals import (
    INTERNALS,
    PARTS,
    STATIC,
    _rerun_when_idle,
    own_page,
    run_in_browser,
    scripts_of,
)

STYLES = sorted([*(ROOT / "guide/views").rglob("*.css"), *(ROOT / "static/reader").glob("*.css")])
SCRIPTS = sorted((ROOT / "guide/views").rglob("*.js"))
FILES = sorted((ROOT / "static/reader").glob("*.js"))


ALONE = f"""
import asyncio, gc, json, socket
import app, streamlit
from streamlit import config, net_util
from streamlit.runtime.pages_manager import PagesManager
from uvicorn.config import Config
from uvicorn.protocols.websockets.websockets_sansio_impl import WebSocketsSansIOProtocol
from uvicorn.server import ServerState

def refuse(*_):
    raise SystemExit("asked another host")

socket.socket.connect = refuse
PagesManager({str(ROOT / "app.py")!r})
visit = WebSocketsSansIOProtocol(Config(app.app), ServerState(), dict(), asyncio.new_event_loop())
print(json.dumps(dict(
    external=net_util.get_external_ip(),
    address_is_set=config.is_manually_set("browser.serverAddress"),
    statistics=config.get_option("browser.gatherUsageStats"),
    pages_directory=PagesManager.uses_pages_directory,
    is_app=isinstance(app.app, streamlit.App),
    compressed=visit.conn.available_extensions[0].compress_settings,
    collected=[config.get_option("runner.postScriptGC"), gc.isenabled()],
)))
"""


@pytest.fixture(scope="module")
def alone():
    """What holds once ``app.py`` is loaded, in a process of its own that can reach nobody."""
    command = [sys.executable, "-c", ALONE]
    done = subprocess.run(command, cwd=ROOT, check=False, timeout=120, capture_output=True)
    assert done.returncode == 0, done.stderr.decode()
    return json.loads(done.stdout.decode().splitlines()[-1])


# ── The list ─────────────────────────────────────────────────────────────────


@pytest.mark.parametrize("internal", INTERNALS, ids=lambda internal: internal.what)
def test_each_has_a_reason_and_a_test_that_is_there(internal):
    assert internal.why
    file, _, name = internal.noticed_by.partition("::")
    module = importlib.import_module(file.removesuffix(".py").replace("/", "."))
    assert name.startswith("test_") and callable(getattr(module, name))


def test_the_list_was_read_for_the_release_that_runs():
    assert {internal.seen_in for internal in INTERNALS} == {version("streamlit")}


# ── The server ───────────────────────────────────────────────────────────────


def test_the_server_asks_nobody_for_its_address(alone):
    assert alone["external"] is None
    assert alone["address_is_set"] and alone["statistics"] is False


def test_the_folder_of_pages_is_not_taken_for_streamlits(monkeypatch, alone):
    monkeypatch.setattr(PagesManager, "uses_pages_directory", None)
    PagesManager(str(ROOT / "app.py"))
    assert PagesManager.uses_pages_directory is True, "without the guide's word it would be"
    assert alone["pages_directory"] is False


def test_messages_are_compressed_fast(alone):
    assert alone["compressed"]["level"] == 1


class Visit:
    """As much of a visit as a saved file looks at, at a page of a name."""

    def __init__(self, page):
        self._client_state = ClientState(page_script_hash=page, query_string="find=tartus")
        self._scriptrunner = None
        self._pages_manager = SimpleNamespace(main_script_hash="app", intended_page_name="claims")
        self._event_loop = SimpleNamespace(call_later=lambda _, *later: self.waiting.append(later))
        self.waiting, self.runs = [], []

    def request_rerun(self, state):
        self.runs.append((state.page_script_hash, state.page_name, state.query_string))


def test_a_saved_file_stops_no_run_that_a_visitor_asked_for():
    visit = Visit("quiz")
    visit._scriptrunner = "busy with a press"
    _rerun_when_idle(visit)
    assert visit.runs == [] and len(visit.waiting) == 1
    visit._scriptrunner = None
    again, *what = visit.waiting.pop()
    again(*what)
    assert visit.runs == [("quiz", "", "find=tartus")] and visit.waiting == []


def test_a_visit_whose_pages_are_not_named_yet_is_found_by_its_address():
    visit = Visit("app")
    _rerun_when_idle(visit)
    assert visit.runs == [("", "claims", "find=tartus")]


def test_a_visit_that_has_asked_for_nothing_yet_is_left_alone():
    visit = Visit("")
    _rerun_when_idle(visit)
    assert visit.runs == [] and visit.waiting == []


def test_garbage_is_collected_when_python_finds_it_due(alone):
    """Not after every run: the option is still there and off, and Python's own collector is on."""
    assert alone["collected"] == [False, True]
    assert "runner.postScriptGC" in config._config_options_template


def test_a_written_figure_is_sent_as_it_is():
    """In the order and with the height that Streamlit would have found in the figure itself."""
    visit = AppTest.from_string(
        "import plotly.graph_objects as go\n"
        "import streamlit as st\n"
        "from guide.web.streamlit_internals import Written\n"
        "figure = go.Figure(go.Scatter(x=[1, 2], y=[3, 4]), layout={'height': 321})\n"
        "written = Written(figure.to_json(), 321)\n"
        "for number, each in enumerate((figure, written)):\n"
        "    st.plotly_chart(each, key=str(number), theme=None, height='content')\n"
        "st.plotly_chart(written, key='selected', theme=None, on_select='rerun')\n"
    ).run()
    assert not visit.exception
    one, other, chosen = visit.get("plotly_chart")
    assert one.proto.spec == other.proto.spec == chosen.proto.spec and "321" in one.proto.spec


def test_the_server_finds_its_app_and_a_visit_makes_none(alone):
    assert alone["is_app"]
    visit = AppTest.from_string(
        "import streamlit as st\n"
        "from guide.web.streamlit_internals import on_a_visit\n"
        "st.text(on_a_visit())\n"
    ).run()
    assert visit.text[0].value == "True"


# ── Scripts in the browser ───────────────────────────────────────────────────


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda path: path.name)
def test_no_script_holds_the_sign_that_drops_it(script):
    assert "<" not in script.read_text(encoding="utf-8")
    with pytest.raises(ValueError, match="less than"):
        run_in_browser("if (1 < 2) alert()")


# ── The page ─────────────────────────────────────────────────────────────────

PAGE = (
    b'<html lang="en"><head><link rel="preload" href="a.woff2" as="font">'
    b"<title>Streamlit</title></head></html>"
)
STYLE = b"@font-face{font-family:Source Sans;src:url(a)}@font-face{font-family:Other;src:url(b)}"


def test_the_page_knows_its_server_and_its_language_and_asks_for_no_unused_font():
    own = own_page(PAGE, "pt-BR")
    assert b"BACKEND_BASE_URL" in own
    assert b'<html lang="pt-BR" dir="ltr">' in own
    assert b'as="font"' not in own
    assert own_page(STYLE, "en") == b"@font-face{font-family:Other;src:url(b)}"


def test_a_language_is_escaped():
    assert b'lang="&#34;&gt;"' in own_page(PAGE, '">')


def test_streamlits_own_files_still_look_as_they_are_changed_here():
    page = (STATIC / "index.html").read_bytes()
    own = own_page(page, "pl")
    assert own.count(b"BACKEND_BASE_URL") == 1
    assert own.count(b'<html lang="pl" dir="ltr">') == 1
    for part in PARTS:
        assert own.count(b"js/%s." % part.encode()) == 1
    for file in FILES:
        assert own.count(b"app/static/reader/%s" % file.name.encode()) == 1
    assert own.index(b"</head>") < own.index(b"app/static/reader/style.css")
    named = re.findall(rb'static/js/([^"]+)', own)
    assert len(named) == len(set(named))
    for part in PARTS:
        assert {file.encode() for file in scripts_of(part)} <= set(named)
    assert b'as="font"' in page and b'as="font"' not in own
    style = next((STATIC / "static/css").glob("index.*.css")).read_bytes()
    assert style.count(b"@font-face") - own_page(style, "pl").count(b"@font-face") == 2
    assert own_page(style, "pl").count(b"fonts/icons.woff2") == 1


@pytest.fixture(scope="module")
def front_end():
    """Every script of Streamlit's front end."""
    return "\n".join(path.read_text(encoding="utf-8") for path in STATIC.rglob("*.js"))


@pytest.mark.heavy
@pytest.mark.parametrize("file", [*STYLES, *SCRIPTS, *FILES], ids=lambda path: path.name)
def test_every_class_that_the_guide_styles_is_there(front_end, file):
    text = Path(file).read_text(encoding="utf-8")
    names = set(re.findall(r'(?:\.|class\*?="|data-testid=")(st[A-Z]\w+)', text))
    names |= set(re.findall(r'data-testid="(\w+)', text))
    # A pattern that begins with a letter is looked for a hundred times faster than one with \b.
    gone = [name for name in names if not re.search(rf"{name}\b", front_end)]
    # Streamlit puts this name together from the button's kind.
    assert set(gone) <= {"stBaseButton"}
    assert "stBaseButton-${" in front_end
    assert "data-stale" in front_end
