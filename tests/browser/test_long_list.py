"""Sources and glossary in parts: found while typing, by letter, so many at a time."""

import pytest

from guide.views.long_list import AT_A_TIME

from .test_pages import PACK

pytestmark = pytest.mark.heavy
COUNT = ".source-groups dd"


def test_a_source_is_found_while_its_words_are_typed(opened, address):
    watched = opened()
    page = watched.open(f"{address}/sources")
    assert page.locator(COUNT).count() == AT_A_TIME
    source = next(one for one in PACK.sources.values() if one.publisher.startswith("Levada"))
    page.get_by_label(PACK.words.find_source).press_sequentially(source.title)
    page.wait_for_function(f"() => document.querySelectorAll('{COUNT}').length == 1")
    assert source.title in page.inner_text(COUNT)
    assert watched.errors == []


def test_a_part_and_a_letter_stand_in_the_address(opened, address):
    watched = opened()
    page = watched.open(f"{address}/sources")
    first = page.inner_text(".source-groups dt")
    page.locator(".st-key-page").get_by_role("button", name="Page 2", exact=True).press("Enter")
    page.wait_for_function(
        "first => ![undefined, first]"
        ".includes(document.querySelector('.source-groups dt')?.innerText)",
        arg=first,
    )
    page.wait_for_function("() => location.search.includes('page=2')")
    page.wait_for_function("() => document.activeElement.matches('.st-key-found')")
    second = page.inner_text(".source-groups dt")
    again = opened().open(page.url)
    assert again.inner_text(".source-groups dt") == second
    again.locator(".st-key-letter").get_by_text("W", exact=True).click()
    again.wait_for_function(
        "() => document.querySelector('.source-groups dt')?.innerText?.startsWith('W')"
    )
    again.wait_for_function("() => !location.search.includes('page=2')")
    assert watched.errors == []


def test_a_topic_of_the_glossary_has_one_heading(opened, address):
    page = opened().open(f"{address}/glossary")
    headings = page.locator(".glossary h2").all_inner_texts()
    assert len(headings) == len(set(headings)) > 1
    page.get_by_label(PACK.words.find_term).press_sequentially("Lavrov")
    page.wait_for_function("() => document.querySelectorAll('.glossary dt').length < 5")
    assert "Lavrov" in page.inner_text(".glossary")
