"""Kahoot's spreadsheet and the table of the quiz, read back as their users' programs read them."""

import csv
import io

import openpyxl
import pytest

from guide.exports.quiz.kahoot import (
    HEADER,
    LONGEST_ANSWER,
    LONGEST_QUESTION,
    MOST_ANSWERS,
    SECONDS,
)

from .read import offer_of


def rows_of(content):
    """The rows below the header, empty cells as None; the header is where the template has it."""
    sheet = openpyxl.load_workbook(io.BytesIO(content)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows(min_row=8)]
    assert tuple(rows[0][1:]) == HEADER
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row), (
        "a cell is a formula"
    )
    return rows[1:]


@pytest.mark.parametrize("which", ["pack", "example_pack", "real_pack"])
def test_every_row_keeps_kahoots_limits(which, request):
    made = offer_of(request.getfixturevalue(which), "kahoot").made()
    rows = rows_of(made.content)
    assert len(rows) == made.written
    for number, (place, question, *rest) in enumerate(rows, 1):
        answers = [each for each in rest[:MOST_ANSWERS] if each]
        seconds, right = rest[MOST_ANSWERS:]
        assert place == number and question and len(question) <= LONGEST_QUESTION
        assert 2 <= len(answers) <= MOST_ANSWERS == len(rest) - 2
        assert len(set(answers)) == len(answers)
        assert all(len(answer) <= LONGEST_ANSWER for answer in answers)
        assert seconds == SECONDS
        key = [int(each) for each in str(right).split(",")]
        assert key and all(1 <= each <= len(answers) for each in key) and len(key) < len(answers)


def test_what_kahoot_cannot_hold_becomes_a_choice_and_is_told(pack):
    made = offer_of(pack, "kahoot").made()
    rows = {row[1]: row for row in rows_of(made.content)}
    order = rows["In what order did these happen? Which is first (earliest)?"]
    assert order[1 + int(order[-1])] == "The first boat"
    number = rows["How many crossings a day did the first boat make?"]
    assert number[1 + int(number[-1])] == "10 to 14"
    ranges = [tuple(map(int, text.split(" to "))) for text in number[2:6]]
    assert all(low >= 0 and high - low == 4 for low, high in ranges)
    assert all(a[1] + 1 == b[0] for a, b in zip(ranges, ranges[1:]))
    month = rows["In which month did the second boat begin?"]
    assert month[1 + int(month[-1])] == "March 2016 to July 2016"
    changed = {change.part: change.what for change in made.changes if not change.left_out}
    words = pack.words
    assert changed["f-quiz-order"] == words.export_as_first
    assert changed["f-quiz-number"] == changed["f-quiz-month"] == words.export_as_ranges
    assert made.notes == (words.export_no_feedback,)


def test_a_range_outside_what_can_be_given_does_not_give_the_key_away(real_pack):
    for row in rows_of(offer_of(real_pack, "kahoot").content()):
        if "Levada’s approval reading in May 2017?" in row[1]:
            highest = [int(text.split(" to ")[1]) for text in row[2:6]]
            assert max(highest) <= 100
            return
    raise AssertionError("the item is not there")


def test_no_cell_is_a_formula(pack_with_signs):
    rows = rows_of(offer_of(pack_with_signs, "kahoot").content())
    assert any(str(cell).startswith("=A toll") for row in rows for cell in row)


def test_the_table_is_read_back_with_its_key(pack, pack_with_signs):
    text = offer_of(pack, "quiz-csv").content().decode("utf-8-sig")
    rows = {row[0]: row for row in csv.reader(io.StringIO(text))}
    key = {id: row[10] for id, row in rows.items()}
    assert key["f-quiz-first"] == "A" and key["f-quiz-several"] == "A, B"
    assert key["f-quiz-order"] == "B, C, A" and key["f-quiz-number"] == "12 (10–14)"
    assert key["f-quiz-month"] == "May 2016"
    assert rows["f-quiz-first"][-1] == pack.sources["harbor-book-2019"].url
    text = offer_of(pack_with_signs, "quiz-csv").content().decode("utf-8-sig")
    cells = [cell for row in csv.reader(io.StringIO(text)) for cell in row]
    assert not [cell for cell in cells if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]
    assert any(cell.startswith("'=A toll") for cell in cells)
