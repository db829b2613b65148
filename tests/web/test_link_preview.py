"""What a link to a page is shown with elsewhere, read as those read it who run no script."""

import struct
import urllib.error
import urllib.request
from html.parser import HTMLParser

import pytest
from starlette.applications import Starlette
from starlette.testclient import TestClient

from guide.loading.load import load_pack
from guide.model.as_of import as_of, later_dates
from guide.paper import card
from guide.settings import pack_folder
from guide.web import link_preview
from guide.web.headers import HEADERS
from guide.web.reader_pages import reader_pages
from tests.browser.serving import Server

PACK = load_pack(pack_folder()).pack
THEN = as_of(PACK, PACK.guide.article.date.first)


class Head(HTMLParser):
    """The tags of a page's head by name or property, and its language."""

    def __init__(self, text):
        super().__init__()
        self.found, self.lang = {}, ""
        self.feed(text)

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        if tag == "html":
            self.lang = given.get("lang")
        if tag == "meta" and (given.get("name") or given.get("property")):
            self.found[given.get("name") or given.get("property")] = given["content"]


def size(png):
    assert png.startswith(b"\x89PNG")
    return struct.unpack(">II", png[16:24])


def scope(host="127.0.0.1:8501", **headers):
    given = {"host": host, **headers}
    return {
        "type": "http",
        "scheme": "http",
        "query_string": b"",
        "headers": [(name.encode(), value.encode("latin-1")) for name, value in given.items()],
    }


def head(page, pack=PACK, **asked):
    return Head(str(link_preview.tags(pack, scope(**asked), page))).found


def test_every_page_for_readers_has_a_title_and_a_text_of_its_own():
    said = reader_pages(PACK)
    assert {*(module.id for module in PACK.modules), "", "claims", "quiz", "sources"} <= set(said)
    assert len({about.title for about in said.values()}) == len(said)
    for page, about in said.items():
        found = head(page)
        assert found["og:title"] == about.title and "[[" not in about.text
        assert found["description"] == found["og:description"] == about.text


@pytest.mark.parametrize("page", ["host", "no-such-page", '"><script>'])
def test_any_other_address_is_shown_as_the_guide(page):
    assert head(page) == head("")


def test_the_earlier_reading_is_linked_to_in_that_reading():
    found = head(PACK.modules[0].id, THEN)
    assert found["og:url"].endswith(f"?as_of={THEN.as_of}")
    assert found["og:image"].endswith(f".png?as_of={THEN.as_of}")
    months, foreseen = THEN.words.month_names, THEN.guide.article.foreseen
    for about in reader_pages(THEN).values():
        assert later_dates(f"{about.title} {about.text}", THEN.as_of, months, foreseen) == []


def test_behind_a_proxy_the_addresses_are_those_that_the_visitor_uses():
    proxied = {"x-forwarded-proto": "https", "x-forwarded-host": "guide.example"}
    assert head("quiz", **proxied)["og:image"] == "https://guide.example/preview/quiz.png"


def test_a_forged_host_stays_a_text():
    found = str(link_preview.tags(PACK, scope(host='"><script>x</script>'), "quiz"))
    assert "<script" not in found


@pytest.fixture
def client():
    drawn = []

    def draw(pack, title, text):
        drawn.append(title)
        return card.as_png(pack, title, text)

    def pack_of(named, language):
        return THEN if named == str(THEN.as_of) else PACK

    return TestClient(Starlette(routes=link_preview.routes(pack_of, draw))), drawn


def test_every_page_has_a_picture_of_the_size_that_is_promised(client):
    asked, drawn = client
    for page in reader_pages(PACK):
        answer = asked.get(f"/preview/{page or link_preview.HOME}.png")
        assert size(answer.content) == (card.WIDTH, card.HEIGHT) and len(answer.content) < 300_000
        assert answer.headers["content-type"] == "image/png"
    assert len(drawn) == len(reader_pages(PACK))
    asked.get("/preview/quiz.png")
    assert len(drawn) == len(reader_pages(PACK))


def test_no_other_picture_is_drawn(client):
    asked, drawn = client
    for name in ("..%2Fquiz", "host", "no-such-page"):
        answer = asked.get(f"/preview/{name}.png")
        assert answer.status_code == 404
    assert drawn == [] and answer.headers["cache-control"] == HEADERS["Cache-Control"]


@pytest.mark.parametrize("title", ["Short", "x" * 300, "Łódź, “quoted” #panic() $x$ [[y]]"])
def test_any_title_can_be_drawn(title):
    assert size(card.as_png(PACK, title, title * 3)) == (card.WIDTH, card.HEIGHT)


@pytest.mark.heavy
def test_the_first_html_of_every_page_says_it_without_a_script(tmp_path):
    server = Server(GUIDE_STORE=f"sqlite:///{tmp_path}/guide.db")
    try:
        for page, about in reader_pages(PACK).items():
            with urllib.request.urlopen(f"{server.address}/{page}") as answer:
                read = Head(answer.read().decode())
            assert read.lang == PACK.guide.language
            assert read.found["og:title"] == about.title
            assert read.found["og:url"] == f"{server.address}/{page}"
            with urllib.request.urlopen(read.found["og:image"]) as answer:
                png = answer.read()
            promised = (int(read.found["og:image:width"]), int(read.found["og:image:height"]))
            assert size(png) == promised
        with urllib.request.urlopen(f"{server.address}/quiz?as_of={THEN.as_of}") as answer:
            assert str(THEN.as_of) in Head(answer.read().decode()).found["og:image"]
        with pytest.raises(urllib.error.HTTPError, match="404"):
            urllib.request.urlopen(f"{server.address}/preview/no-such-page.png")
    finally:
        server.stop()
