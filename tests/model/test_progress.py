"""What a device kept is read again without trust: what fits is taken, the rest passed over."""

import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from guide.model.blocks import Ballot, Claim, Hindsight, Quiz, Series
from guide.model.my_views import as_markdown, views
from guide.model.progress import LONGEST, Progress, merge, missed, read, steps, write
from tests.examples import share
from tests.packs import small_pack

PACK = small_pack()


def first(kind, answer=None):
    return next(
        block
        for block in PACK.blocks.values()
        if isinstance(block, kind) and (answer is None or block.answer.type == answer)
    )


BALLOT, CLAIM, HINDSIGHT, SERIES = first(Ballot), first(Claim), first(Hindsight), first(Series)
CHOICE, CHOICES, ORDER, PLACE = (
    first(Quiz, kind) for kind in ("choice", "choices", "order", "place")
)
NUMBER = next(
    b for b in PACK.blocks.values() if isinstance(b, Quiz) and getattr(b.answer, "key", 0) == 12
)
MONTH = next(
    b
    for b in PACK.blocks.values()
    if isinstance(b, Quiz) and getattr(b.answer, "key_date", None) is not None
)
WRONG = next(option.id for option in CHOICE.answer.options if option.id != CHOICE.answer.key)


def full():
    return Progress(
        answers={
            CHOICE.id: WRONG,
            CHOICES.id: CHOICES.answer.key,
            ORDER.id: ORDER.answer.key,
            PLACE.id: PLACE.answer.key,
            NUMBER.id: 13,
            MONTH.id: "2016-06",
        },
        again=[CHOICE.id],
        ballots={BALLOT.id: BALLOT.options[0].id},
        verdicts={HINDSIGHT.id: "partly"},
        convictions={CLAIM.id: {"before": 4, "after": 2}},
        opened=[CLAIM.id],
        guesses={SERIES.id: {"passengers 2017-03": 50}},
        reasons={PACK.modules[0].id: "Because *of* this\nand that."},
        last=CLAIM.id,
    )


def test_what_is_written_is_read_again():
    assert read(write(full()), PACK) == full()


@pytest.mark.parametrize("text", [None, "", "{", "[]", "null", "3", "\x00", "[" * 100_000, "NaN"])
def test_what_is_no_progress_is_none(text):
    assert not read(text, PACK)


def test_a_value_that_is_too_large_is_not_looked_at():
    assert not read(json.dumps({"reasons": {PACK.modules[0].id: "x" * 400_000}}), PACK)


@pytest.mark.parametrize(
    "changed",
    [
        {"answers": {"no-such-item": "x"}},
        {"answers": {CHOICE.id: "no-such-option"}},
        {"answers": {CHOICE.id: ["a"]}},
        {"answers": {CHOICES.id: ["no-such-option"]}},
        {"answers": {CHOICES.id: []}},
        {"answers": {ORDER.id: list(ORDER.answer.key[:-1])}},
        {"answers": {NUMBER.id: "59"}},
        {"answers": {NUMBER.id: 10**30}},
        {"answers": {NUMBER.id: True}},
        {"answers": {MONTH.id: "2015-13"}},
        {"answers": {MONTH.id: 2015}},
        {"answers": {MONTH.id: "२०१५-०१"}},
        {"answers": []},
        {"ballots": {BALLOT.id: "no-such-option"}},
        {"ballots": {CLAIM.id: "x"}},
        {"verdicts": {HINDSIGHT.id: "yes"}},
        {"verdicts": {HINDSIGHT.id: ["partly"]}},
        {"convictions": {CLAIM.id: {"before": 6}}},
        {"convictions": {CLAIM.id: {"before": True, "after": 2.0}}},
        {"convictions": {CLAIM.id: 3}},
        {"opened": CLAIM.id},
        {"guesses": {CLAIM.id: {"passengers 2017-03": 50}}},
        {"guesses": {SERIES.id: [1]}},
        {"reasons": {PACK.modules[0].id: 5}},
        {"again": [5, "no-such-item"]},
        {"last": "no-such-block"},
        {"last": ["x"]},
        {"of-a-later-version": 1},
    ],
)
def test_what_does_not_fit_is_passed_over(changed):
    assert not read(json.dumps({"version": 99, **changed}), PACK)


def test_what_fits_stays_beside_what_does_not():
    kept = json.loads(write(full()))
    kept["version"] = 0
    kept["answers"]["gone"] = "x"
    kept["ballots"] = "broken"
    found = read(json.dumps(kept), PACK)
    assert found.answers == full().answers and found.ballots == {}


def test_a_reason_has_an_end():
    kept = {"reasons": {PACK.modules[0].id: "x" * (LONGEST + 50)}}
    assert len(read(json.dumps(kept), PACK).reasons[PACK.modules[0].id]) == LONGEST


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from([CHOICE.id, ORDER.id, MONTH.id, CLAIM.id, "before", "x"]),
            inner,
            max_size=3,
        )
    ),
    max_leaves=8,
)


@settings(max_examples=share(150))
@given(st.dictionaries(st.sampled_from([*vars(Progress()), "version"]), JSON))
def test_no_value_is_an_error(kept):
    found = read(json.dumps(kept), PACK)
    assert read(write(found), PACK) == found
    as_markdown(PACK, found, "today")


def test_what_was_done_before_it_arrived_wins():
    now = Progress(answers={CHOICE.id: CHOICE.answer.key}, last=BALLOT.id)
    merged = merge(full(), now)
    assert merged.answers[CHOICE.id] == CHOICE.answer.key
    assert merged.answers[NUMBER.id] == 13
    assert merged.last == BALLOT.id and merged.again == [CHOICE.id]


def test_missed_and_steps():
    assert missed(PACK, full()) == [CHOICE.id]
    assert missed(PACK, Progress()) == []
    module = PACK.module_of(CHOICE.id)
    done, total = steps(PACK, full(), module.id)
    assert 0 < done < total
    assert steps(PACK, Progress(), module.id) == (0, total)


def test_views_then_and_now():
    closing = next(b for b in PACK.blocks.values() if getattr(b, "repeats", None) == BALLOT.id)
    progress = full()
    progress.ballots[closing.id] = BALLOT.options[1].id
    module = views(PACK, progress)[0]
    (vote,) = module.votes
    assert (vote.before, vote.after) == (BALLOT.options[0].text, BALLOT.options[1].text)
    words = PACK.words
    assert (module.claims[0].before, module.claims[0].after) == (
        words.conviction_4,
        words.conviction_2,
    )
    text = as_markdown(PACK, progress, "24 November 2026")
    assert BALLOT.options[1].text in text
    assert "> Because \\*of\\* this\n> and that\\." in text
    assert "[[" not in text and PACK.words.no_vote in text
    assert f"- {HINDSIGHT.title}: {words.verdict_partly}" in text
    (guessed,) = module.guesses
    assert (guessed.guess, guessed.reading) == ("50", "340")
    assert f"- {guessed.label}: 50." in text and guessed.gap in text


def test_an_empty_progress_is_false():
    assert not Progress() and full()
