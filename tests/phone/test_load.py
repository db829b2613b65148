"""Two hundred phones, a third asleep, and the server killed in mid-vote: no answer is lost."""

import pytest

from bench.phones import SECOND, evening
from tests.loops import in_a_loop

pytestmark = pytest.mark.heavy


def test_no_acknowledged_answer_is_lost_or_doubled_when_the_server_dies():
    found = in_a_loop(evening(200))
    assert 0 < found["acknowledged_before_kill"] < 200
    assert found["acknowledged"][SECOND] == 200
    assert set(found["lost"].values()) == {0}
    assert set(found["doubled"].values()) == {0}
    assert set(found["counted_right"].values()) == {True}
