"""Two replicas and one database behind nginx: one is killed in mid-vote, and no answer is lost."""

import pytest

from bench.phones import SECOND
from bench.replicas import evening_of_replicas
from tests.browser import nginx
from tests.loops import in_a_loop

pytestmark = [
    pytest.mark.heavy,
    pytest.mark.skipif(nginx.program() is None, reason=nginx.NONE_HERE),
]


@pytest.mark.parametrize("url", ["postgresql"], indirect=True)
def test_phones_move_over_to_the_other_replica_and_nothing_is_lost(url, tmp_path):
    found = in_a_loop(evening_of_replicas(60, url, tmp_path))
    assert 0 < found["acknowledged_before_kill"] < 60
    assert found["acknowledged"][SECOND] == 60
    assert set(found["lost"].values()) == {0}
    assert set(found["doubled"].values()) == {0}
    assert set(found["counted_right"].values()) == {True}
