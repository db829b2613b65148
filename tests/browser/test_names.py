"""A tab, a search engine and a lost visitor: each page has its name, and an unknown one is ours."""

import urllib.request
from urllib.error import HTTPError

import pytest

from guide.web.reader_pages import reader_pages

from .test_pages import PACK

pytestmark = pytest.mark.heavy


def fetched(url):
    asked = urllib.request.Request(url, headers={"Accept": "text/html"})
    with urllib.request.urlopen(asked) as answer:
        return answer.read().decode()


@pytest.mark.parametrize(("page", "about"), reader_pages(PACK).items())
def test_a_page_has_its_name_before_and_after_its_scripts(opened, address, page, about):
    title = f"{about.name} · {PACK.guide.title}" if page else PACK.guide.title
    first = fetched(f"{address}/{page}")
    assert f"<title>{title}</title>" in first
    assert 'name="description"' in first and "app/static/icon.svg" in first
    shown = opened().open(f"{address}/{page}")
    shown.wait_for_function("title => document.title === title", arg=title)


@pytest.mark.parametrize("page", ["no-such-page", "no/such/page", "wp-login.php"])
def test_an_unknown_address_has_a_page_of_ours_with_a_way_on(opened, address, page):
    with pytest.raises(HTTPError) as refused:
        fetched(f"{address}/{page}")
    assert refused.value.code == 404
    shown = opened().page
    shown.goto(f"{address}/{page}")
    assert shown.title() == PACK.words.lost_title
    shown.get_by_role("link", name=PACK.words.lost_home).click()
    shown.wait_for_selector(f"h1:has-text('{PACK.guide.title}')")


def test_search_engines_find_the_pages(address):
    assert fetched(f"{address}/robots.txt").endswith(f"Sitemap: {address}/sitemap.xml\n")
    listed = fetched(f"{address}/sitemap.xml")
    for page in reader_pages(PACK):
        assert f"<loc>{address}/{page}</loc>" in listed
