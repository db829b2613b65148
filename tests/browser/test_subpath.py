"""The guide below a path of its host: pages, figures, links, files, screen and host work there."""

import re
import urllib.error
import urllib.request

import pytest

from . import nginx
from .conftest import Watched
from .serving import ROOT, Server
from .test_pages import PACK

pytestmark = pytest.mark.heavy


PASSCODE = "lectern-7"

BEHIND = pytest.param(
    "behind nginx",
    marks=pytest.mark.skipif(nginx.program() is None, reason=nginx.NONE_HERE),
)


@pytest.fixture(scope="module", params=["bare", BEHIND])
def below(request, tmp_path_factory):
    """Its address, alone or as the page for operators puts nginx before it."""
    folder = tmp_path_factory.mktemp("subpath")
    store = f"sqlite:///{folder}/guide.db"
    server = Server(base="/guide", GUIDE_STORE=store, GUIDE_HOST_PASSCODE=PASSCODE)
    if request.param == "bare":
        yield server.address
    else:
        advised = (ROOT / "docs/operators.md").read_text(encoding="utf-8")
        location = re.search(
            r"^    location /guide/ \{.*?^    \}", advised, re.DOTALL | re.MULTILINE
        )[0]
        at = f"127.0.0.1:{server.port}"
        root = f"    location / {{ proxy_pass http://{at}; proxy_set_header Host $http_host; }}\n"
        proxy = nginx.Nginx(
            folder, root + location.replace("127.0.0.1:8501", at), ready="/guide/_stcore/health"
        )
        yield f"http://127.0.0.1:{proxy.port}/guide"
        proxy.stop()
    server.stop()


def opened_event(watched, below):
    """The lectern of an event, which who comes through a proxy opens with the passcode."""
    host = watched.open(f"{below}/host")
    asked = host.locator("#host-passcode")
    opens = host.locator(".st-key-host-open button")
    bar = host.locator(".host-bar")
    asked.or_(opens).or_(bar).first.wait_for()
    if asked.count():
        asked.fill(PASSCODE)
        asked.press("Enter")
        opens.or_(bar).first.wait_for()
    if opens.count():
        opens.click()
    bar.wait_for()
    return host


@pytest.fixture
def watched(opened) -> Watched:
    """A page that also notes every address of the guide that it could not get."""
    found = opened("desk", fresh=True)
    found.page.on(
        "response",
        lambda answer: (
            found.errors.append(f"{answer.status} {answer.url}") if answer.status >= 400 else None
        ),
    )
    return found


def got(address):
    with urllib.request.urlopen(address) as answer:
        return answer.url, answer.read()


def test_the_root_and_the_bare_path_lead_to_it_and_no_other_address_does(below):
    root = below.removesuffix("/guide")
    assert got(root)[0] == got(below)[0] == f"{below}/"
    for path in (
        "/quiz",
        "/guides/",
        "/screen",
        "/_stcore/health",
        "/app/static/shapes/x.json",
    ):
        with pytest.raises(urllib.error.HTTPError, match="404"):
            got(root + path)


@pytest.mark.parametrize("page", ["", PACK.modules[0].id, "timelines", "sources"])
def test_a_page_opens_with_its_figures_and_asks_for_nothing_in_vain(watched, below, page):
    shown = watched.open(f"{below}/{page}")
    assert shown.locator("h1").count() == 1
    assert shown.url.startswith(f"{below}/{page}")
    assert watched.errors == [] and watched.outside == []


def test_links_stay_below_the_path_and_back_leads_back(watched, below):
    page = watched.open(f"{below}/")
    page.get_by_role("link", name=PACK.words.glossary, exact=True).first.click()
    page.wait_for_url(f"{below}/glossary")
    watched.settle()
    page.go_back()
    page.wait_for_url(f"{below}/")
    watched.settle()
    module = PACK.modules[0]
    page.get_by_role("link", name=PACK.words.read_module.format(number=1)).click()
    page.wait_for_url(f"{below}/{module.id}**")
    page.reload()
    watched.settle()
    assert page.locator("h1").inner_text() == module.title
    hrefs = page.eval_on_selector_all("a[href]", "all => all.map(one => one.href)")
    own = [one for one in hrefs if one.startswith(below.removesuffix("/guide"))]
    assert own and all(one.startswith(f"{below}/") for one in own)
    assert watched.errors == []


def test_a_file_can_be_taken(watched, below):
    page = watched.open(f"{below}/sources")
    panel = page.locator(".st-key-exports-sources")
    panel.locator("summary").first.click()
    panel.locator(".st-key-export-ris button").wait_for()
    watched.settle()  # a button that the run replaces takes no press
    with page.expect_download(timeout=90_000) as started:
        panel.locator(".st-key-export-ris button").click()
    assert started.value.path().read_bytes().count(b"ER  - ") == len(PACK.sources)


def test_an_event_is_led_from_host_and_followed_on_the_screen(watched, opened, below):
    host = opened_event(watched, below)
    frames = host.locator(".st-key-host-previews iframe")
    frames.first.wait_for()
    assert frames.first.get_attribute("src").startswith(("/guide/screen?", f"{below}/screen?"))
    screen = opened("wide")
    screen.page.context.add_cookies(host.context.cookies())  # through a proxy, who signed in leads
    screen.page.goto(f"{below}/screen")
    shown = "document.querySelector('#main').innerText"
    screen.page.wait_for_function(f"() => {shown}")
    before = screen.page.locator("#main").inner_text()
    # The first press begins the event, the second moves on.
    for _ in range(2):
        with screen.page.expect_response(lambda answer: "/screen/move" in answer.url) as moved:
            screen.page.keyboard.press("ArrowRight")
        assert moved.value.url == f"{below}/screen/move" and moved.value.ok
    screen.page.wait_for_function(f"before => {shown} !== before", arg=before)
    frames.first.content_frame.locator("#main *").first.wait_for()
    assert screen.errors == [] and screen.outside == []
    assert [one for one in watched.errors if "404" in one] == []


def test_the_preview_of_a_link_leads_below_the_path(below):
    _, body = got(f"{below}/quiz")
    assert f'content="{below}/quiz"'.encode() in body
    assert got(f"{below}/preview/quiz.png")[1].startswith(b"\x89PNG")


def test_a_phone_joins_and_the_screen_says_how(opened, below):
    host = opened_event(opened("desk"), below)
    screen = opened("wide").page
    screen.goto(f"{below}/screen")
    screen.wait_for_selector("body[data-ready=yes]")
    code = host.url.partition("room=")[2]
    phone = opened("phone").page
    phone.goto(f"{below}/join")
    phone.locator("input[name=code]").fill(code)
    phone.locator("button").click()
    phone.wait_for_url(f"{below}/r/{code}")
    with phone.expect_response(lambda answer: "/state" in answer.url) as looked:
        pass
    assert looked.value.url.startswith(f"{below}/r/{code}/state")
    with screen.expect_response(lambda answer: answer.url.endswith(f"/r/{code}/card")) as card:
        screen.keyboard.press("j")
    assert card.value.url == f"{below}/r/{code}/card"
