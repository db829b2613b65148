"""A guide without a map, a timeline or a run is a guide, too."""

import pytest

from guide.loading.load import load_pack
from guide.model.fitting import years_asked
from guide.paper.sheets import of_guide, sheets
from guide.web.reader_pages import reader_pages
from tests.packs import made_bare


@pytest.fixture
def bare(pack_copy):
    """The folder of the small pack without its maps, timelines, runs and places."""
    return made_bare(pack_copy)


def test_it_has_no_problem_and_no_page_of_timelines(bare):
    loaded = load_pack(bare)
    assert loaded.problems == []
    pack = loaded.pack
    assert not (pack.maps or pack.timelines or pack.runs or pack.places)
    assert "timelines" not in reader_pages(pack)
    assert of_guide(pack) and sheets(pack, modules=[pack.modules[0].id])


def test_a_date_can_be_estimated_where_no_event_is_known(bare):
    pack = load_pack(bare).pack
    dated = [item for item in pack.blocks.values() if getattr(item, "answer", None)]
    dated = [item.answer for item in dated if getattr(item.answer, "key_date", None)]
    for answer in dated:
        open_ended = answer.model_copy(update={"low": None, "high": None})
        first, last = years_asked(pack, open_ended)
        assert first <= answer.key_date.first.year <= last
    assert dated and not pack.events


def test_a_way_in_leads_to_no_page_that_is_not_there(bare):
    guide = bare / "content/guide.yaml"
    text = guide.read_text(encoding="utf-8")
    guide.write_text(text.replace("page: claims", "page: timelines"), encoding="utf-8")
    (problem,) = load_pack(bare).problems
    assert problem.rule.id == "unknown-name" and "'timelines'" in problem.what
