"""The guide without web sockets: every module and sheet, in the reading that is asked for."""

import pytest

from guide.model.as_of import as_of
from guide.paper.sheets import sheets
from tests.packs import small_pack
from tests.paper.pdf import open_pdf, text_of

pytestmark = pytest.mark.heavy

PACK = small_pack()
THEN = as_of(PACK, PACK.guide.article.date.first)


def test_every_module_and_every_sheet_is_there(served):
    listed = served.ask("GET", "/copy").text
    names = [f"{sheet.name}.pdf" for sheet in sheets(as_of(PACK, None))]
    for name in (*(module.id for module in PACK.modules), *names):
        assert f'href="/copy/{name}"' in listed
    for module in PACK.modules:
        assert f"<h1>{module.title}</h1>" in served.ask("GET", f"/copy/{module.id}").text


@pytest.mark.parametrize(("query", "reading"), [("", PACK), (f"?as_of={THEN.as_of}", THEN)])
def test_a_copy_keeps_to_its_reading(served, query, reading):
    name = f"{PACK.modules[0].number}-quiz"
    items = [one for one in reading.modules[0].blocks if one.kind == "quiz"]
    numbers = [PACK.words.paper_item.format(number=n) for n in (len(items), len(items) + 1)]
    for _ in range(2):  # made, and kept
        text = text_of(open_pdf(served.ask("GET", f"/copy/{name}.pdf{query}").content))
        assert [number in text for number in numbers] == [True, False]
    page = served.ask("GET", f"/copy/{PACK.modules[0].id}{query}").text
    assert ("third boat" in page.lower()) == (reading is PACK)


def test_a_copy_names_no_other_host_and_is_framed_by_nobody(served):
    answer = served.ask("GET", "/copy")
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert answer.headers["x-frame-options"] == "SAMEORIGIN"
