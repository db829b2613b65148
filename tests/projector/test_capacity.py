"""The limit of open files, in processes of their own: a limit that is lowered stays so."""

import subprocess
import sys

import pytest

from guide.projector.capacity import ENOUGH, WANTED, warning

pytest.importorskip("resource")

TRIAL = """
import resource
from guide.projector.capacity import allow_open_files
resource.setrlimit(resource.RLIMIT_NOFILE, ({soft}, {hard}))
allowed = allow_open_files({wanted})
assert resource.getrlimit(resource.RLIMIT_NOFILE)[0] == allowed
print(allowed)
"""


@pytest.mark.parametrize(
    ("soft", "hard", "wanted", "allowed"),
    [
        (256, 900, 800, 800),  # as on macOS, where it may be raised
        (256, 300, 800, 300),  # as far as the system lets it
        (600, 900, 500, 600),  # never lowered
    ],
)
def test_the_limit_is_raised_as_far_as_it_may_be(soft, hard, wanted, allowed):
    trial = TRIAL.format(soft=soft, hard=hard, wanted=wanted)
    told = subprocess.run([sys.executable, "-c", trial], capture_output=True, text=True, check=True)
    assert int(told.stdout) == allowed


def test_the_operator_is_told_in_one_line_where_there_is_no_room():
    assert warning(None) is warning(ENOUGH) is None
    told = warning(256)
    assert "256" in told and f"ulimit -n {WANTED}" in told and "\n" not in told
