"""A year to be estimated on its page."""

import pytest

from tests.app_test import AppTest

SCRIPT = """
from guide.model.as_of import as_of
from guide.views.quiz_answers import estimate
from tests.packs import small_pack

pack = small_pack()
pack = as_of(pack, pack.guide.article.date.first if {then} else None)
block = pack.block("f-quiz-month")
answer = block.answer.model_copy(update=dict(low=None, high=None))
estimate.ask(pack, block.model_copy(update=dict(answer=answer)), "key")
"""


@pytest.mark.parametrize(("then", "last"), [(False, "2025"), (True, "2019")])
def test_the_years_are_those_from_the_oldest_event_to_the_newest(then, last):
    page = AppTest.from_string(SCRIPT.format(then=then), default_timeout=60).run()
    assert not page.exception
    assert (page.selectbox[0].options[0], page.selectbox[0].options[-1]) == ("2008", last)
