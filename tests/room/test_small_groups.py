"""Whoever looks for a small group in what is shown of a shift finds more than one answer."""

from itertools import product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.room.counts import shown_cells
from guide.room.small_groups import FEWEST, what_may_be_shown
from tests.examples import share


def tables_like(table, shown=None):
    """Every table that agrees with the totals, and with what is shown if anything is.

    Whoever reads the hall's screen knows the totals of both ballots, how many voted twice, the
    flows that are drawn, how many changed, and guesses that other flows are small.
    """
    cells = sorted(table)
    sums = [
        (side, name, sum(n for cell, n in table.items() if cell[side] == name))
        for side in (0, 1)
        for name in {cell[side] for cell in cells}
    ]
    bounds = []
    for cell in cells:
        most = min(total for side, name, total in sums if cell[side] == name)
        if shown and cell in shown.flows:
            bounds.append((shown.flows[cell], shown.flows[cell]))
        elif all(cell) and shown and shown.flows and not hides_a_large_one(table, shown):
            bounds.append((0, min(most, FEWEST - 1)))
        else:
            bounds.append((0, most))
    for found in filled(cells, bounds, sums, {}):
        if shown is None or shown.moved is None or changed(found) == shown.moved:
            yield found


def hides_a_large_one(table, shown):
    return any(all(cell) and n >= FEWEST and cell not in shown.flows for cell, n in table.items())


def changed(table):
    return sum(n for (first, second), n in table.items() if first and second and first != second)


def filled(cells, bounds, sums, found):
    """Every way to fill the cells that keeps the sums."""
    here = len(found)
    if here == len(cells):
        yield dict(found)
        return
    rest = cells[here:]
    for n in range(bounds[here][0], bounds[here][1] + 1):
        found[cells[here]] = n
        if all(
            reachable(side, name, total, found, rest, bounds[here:]) for side, name, total in sums
        ):
            yield from filled(cells, bounds, sums, found)
        del found[cells[here]]


def reachable(side, name, total, found, rest, bounds):
    used = sum(n for cell, n in found.items() if cell[side] == name)
    open_ = [bound for cell, bound in list(zip(rest, bounds))[1:] if cell[side] == name]
    return used + sum(low for low, _ in open_) <= total <= used + sum(high for _, high in open_)


def hidden_small(table, shown):
    return [cell for cell, n in table.items() if 0 < n < FEWEST and cell not in shown.flows]


def found_out(tables, cells):
    """The cells that have the same number in all tables."""
    answers = {cell: set() for cell in cells}
    for table in tables:
        for cell in cells:
            answers[cell].add(table[cell])
        if all(len(found) > 1 for found in answers.values()):
            break
    return {cell for cell, found in answers.items() if len(found) == 1}


def assert_nothing_is_given_away(table):
    """Nothing that the totals by themselves do not say."""
    shown = what_may_be_shown(table)
    given = found_out(tables_like(table, shown), hidden_small(table, shown))
    assert found_out(tables_like(table), given) == given, shown
    return shown


PEOPLE = st.integers(0, 4) | st.integers(0, 7)
THREE = st.fixed_dictionaries(dict.fromkeys(product("abc", repeat=2), PEOPLE))
HALVES = st.fixed_dictionaries(
    {cell: st.integers(0, 6) for cell in product(["", "a", "b"], repeat=2) if any(cell)}
)


@settings(max_examples=share(60))
@given(THREE)
def test_no_small_flow_follows_from_what_is_shown(table):
    assert_nothing_is_given_away(table)


@settings(max_examples=share(60))
@given(HALVES)
def test_nor_does_one_from_slips_with_one_letter(table):
    assert_nothing_is_given_away(table)


@given(THREE)
def test_what_is_shown_is_true_and_never_small(table):
    shown = what_may_be_shown(table)
    assert all(table[cell] == n >= FEWEST for cell, n in shown.flows.items())
    assert shown.moved in (None, changed(table))
    assert shown.moved is None or shown.moved == 0 or shown.moved >= FEWEST


def test_a_flow_is_hidden_where_its_neighbour_would_follow_by_subtraction():
    """Row a has 9, of whom 6 stayed: the other 3 can only have gone to b."""
    table = {("a", "a"): 6, ("a", "b"): 3, ("b", "a"): 6, ("b", "b"): 6}
    assert assert_nothing_is_given_away(table).flows == {}


def test_large_flows_are_shown_where_the_small_ones_could_be_shared_otherwise():
    table = dict.fromkeys(product("abcde", repeat=2), 2) | {(x, x): 30 for x in "abcde"}
    shown = what_may_be_shown(table)
    assert shown.flows == {(x, x): 30 for x in "abcde"}
    assert shown.moved == 40


@pytest.mark.parametrize("people", [0, 1])
def test_that_nobody_moved_is_not_told_where_it_gives_the_stayers_away(people):
    table = {("a", "a"): 9, ("b", "b"): 3, ("a", "b"): people, ("b", "a"): people}
    assert assert_nothing_is_given_away(table).moved is None


def test_that_nobody_moved_is_told_of_large_groups():
    table = {("a", "a"): 9, ("b", "b"): 8, ("a", "b"): 0, ("b", "a"): 0}
    shown = what_may_be_shown(table)
    assert (shown.moved, shown.flows) == (0, {("a", "a"): 9, ("b", "b"): 8})


# ── Small groups of phones ───────────────────────────────────────────────────


@pytest.mark.parametrize(
    ("votes", "shown"),
    [
        ({"a": 9, "b": 8, "c": 0}, {"a": 9, "b": 8, "c": 0}),
        ({"a": 9, "b": 2, "c": 4}, {"a": 9, "b": None, "c": None}),
        ({"a": 9, "b": 2, "c": 20}, {"a": None, "b": None, "c": 20}),
        ({"a": 1, "b": 1, "c": 20}, {"a": None, "b": None, "c": None}),
        ({"a": 3, "b": 0, "c": 0}, {"a": None, "b": None, "c": None}),
        ({"a": 0, "b": 0}, {"a": 0, "b": 0}),
    ],
)
def test_a_small_group_is_hidden_with_what_would_give_it_away(votes, shown):
    assert shown_cells(votes) == shown


def test_hands_that_everybody_saw_hide_no_phones():
    assert shown_cells({"a": 12, "b": 9}, {"a": 2, "b": 7}) == {"a": None, "b": None}
    assert shown_cells({"a": 2, "b": 9}, {}) == {"a": 2, "b": 9}


@given(st.dictionaries(st.sampled_from("abcdef"), st.integers(0, 12), min_size=1))
def test_what_is_hidden_is_never_one_group_nor_a_few_people(votes):
    shown = shown_cells(votes)
    hidden = {one: n for one, n in votes.items() if shown[one] is None}
    assert all(n == 0 or n >= 5 for n in shown.values() if n is not None)
    if hidden and len(hidden) < len(votes):
        assert len(hidden) > 1 and sum(hidden.values()) >= 5
