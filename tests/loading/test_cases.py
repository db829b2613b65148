"""Each case of ``cases/``: every problem that comes of it, at its line, by its rule."""

import re
import sys
from collections import Counter

import pytest

from guide.loading.load import load_pack
from guide.loading.rules import ALL

from .case import apply, line_of, read_cases

CASES = read_cases()
PROBLEM = re.compile(r"(content|data)[^:]*:\d+:\d+: [^;]+; .+ \[[a-z-]+\]")


@pytest.mark.parametrize("case", CASES, ids=[case.title for case in CASES])
def test_case(case, pack_copy):
    if sys.platform == "win32" and any(each.link or each.folder for each in case.changes):
        pytest.skip("links need rights there, and folders another message")
    for change in case.changes:
        apply(pack_copy, change)
    loaded = load_pack(pack_copy)
    of_original = [each for each in case.problems if not each.file.startswith("content.")]
    assert (loaded.pack is None) == bool(of_original)
    _are(loaded.problems, case.problems, pack_copy)
    if case.notices:
        _are(loaded.notices, case.notices, pack_copy)
    for problem in [*loaded.problems, *loaded.notices]:
        assert PROBLEM.fullmatch(str(problem)), str(problem)


def _are(found, expected, pack):
    left = list(found)
    for each in expected:
        fitting = [problem for problem in left if _is(problem, each, pack)]
        assert fitting, (each, [str(problem) for problem in left])
        left.remove(fitting[0])
    assert not left, [str(problem) for problem in left]


def _is(problem, expected, pack):
    place = {str(problem.line), line_of(pack, problem.file, problem.line)}
    return (
        problem.file == expected.file
        and problem.rule.id == expected.rule
        and expected.line in place
        and expected.says in str(problem)
    )


def test_every_rule_has_a_case():
    assert {each.rule for case in CASES for each in (*case.problems, *case.notices)} == {
        rule.id for rule in ALL
    }


def test_no_rule_and_no_case_stands_twice():
    ids = Counter(rule.id for rule in ALL) + Counter(case.title for case in CASES)
    assert not [name for name, count in ids.items() if count > 1]


def test_a_rule_says_what_it_holds_to():
    assert all(rule.sentence and not rule.sentence.endswith(".") for rule in ALL)
