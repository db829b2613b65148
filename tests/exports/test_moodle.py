"""Moodle XML and GIFT, read back by independent parsers; each item is in both, marked alike."""

import io
import re
import warnings
from xml.etree import ElementTree as ET

import pytest
from markupsafe import Markup
from moodle_xml_parser.parser import parse_bytes

from .read import offer_of, quiz_of

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    from pygiftparser import answer as answers
    from pygiftparser import parser as gift


def seen(text):
    """HTML as a reader sees it."""
    return Markup(text).striptags()


def moodle(pack):
    return ET.fromstring(offer_of(pack, "moodle").content())


def parsed_gift(pack):
    """The questions of the file by title, GIFT's escapes taken back."""
    text = offer_of(pack, "gift").content().decode()
    return {question.title: question for question in gift.parseFile(io.StringIO(text))}


def unescaped(text):
    return re.sub(r"\\([~=#{}:\\])", r"\1", text).strip()


def test_choices_come_back_from_moodle_xml_with_key_rationale_and_links(pack):
    found = parse_bytes(offer_of(pack, "moodle").content())
    by_text = {seen(each.text_pre_parse): each for each in found["multichoice"]}
    one, several = quiz_of(pack, "choice"), quiz_of(pack, "choices")
    read = by_text[one.stem + one.hint]
    assert read.single and [each.answer for each in read.options] == [
        option.text for option in one.answer.options
    ]
    assert [each.score_fraction for each in read.options] == [100, 0, 0, 0]
    assert [seen(each.feedback) for each in read.options] == [
        (option.rationale or "").replace("'", "’") for option in one.answer.options
    ]
    assert f'href="{pack.sources[one.sources[0]].url}"' in read.general_feedback
    read = by_text[several.stem]
    assert not read.single
    assert [each.score_fraction for each in read.options] == [50, 50, -50, -50]


def test_other_kinds_stand_in_moodle_xml_as_moodle_has_them(pack):
    by_id = {each.findtext("idnumber"): each for each in moodle(pack).iter("question")}
    number = by_id["f-quiz-number"]
    assert (number.get("type"), number.findtext("answer/text")) == ("numerical", "12")
    assert number.findtext("answer/tolerance") == "2"
    month = by_id["f-quiz-month"]
    assert month.get("type") == "shortanswer"
    accepted = [each.findtext("text") for each in month.iter("answer")]
    assert accepted[:2] == ["May 2016", "2016-05"] and len(accepted) == 10
    order = by_id["f-quiz-order"]
    assert {
        each.findtext("text"): each.findtext("answer/text") for each in order.iter("subquestion")
    } == {"The first boat": "1 (earliest)", "The second boat": "2", "The ice": "3 (latest)"}


def test_gift_comes_back_with_the_same_answers(pack):
    found = parsed_gift(pack)
    one = found["f-quiz-first"]
    assert isinstance(one.answers, answers.SelectSet)
    block = quiz_of(pack, "choice")
    assert [seen(unescaped(each.answer)) for each in one.answers.answers] == [
        option.text for option in block.answer.options
    ]
    assert [each.fraction for each in one.answers.answers] == [100, 0, 0, 0]
    assert unescaped(one.answers.answers[1].feedback) == "It was free for a week in May."
    assert f'href="{pack.sources[block.sources[0]].url}"' in unescaped(one.generalFeedback)
    several = found["f-quiz-several"]
    assert isinstance(several.answers, answers.MultipleChoicesSet)
    assert several.answers.checkValidity()
    number = found["f-quiz-number"]
    assert isinstance(number.answers, answers.NumericAnswerSet)
    (key,) = number.answers.answers
    assert (key.value, key.tolerance) == (12, 2)
    order = found["f-quiz-order"]
    assert isinstance(order.answers, answers.MatchingSet) and order.answers.checkValidity()
    assert {each.question.strip(): unescaped(each.answer) for each in order.answers.answers} == {
        "The first boat": "1 (earliest)",
        "The second boat": "2",
        "The ice": "3 (latest)",
    }
    month = found["f-quiz-month"]
    assert isinstance(month.answers, answers.ShortSet)
    assert month.answers.answers[0].answer == "May 2016"


def test_both_hold_the_same_items(pack, example_pack, real_pack):
    for each in (pack, example_pack, real_pack):
        ids = [id for q in moodle(each).iter("question") if (id := q.findtext("idnumber"))]
        assert list(parsed_gift(each)) == ids
        assert all(question.valid for question in parsed_gift(each).values())


@pytest.mark.parametrize("format", ["moodle", "gift"])
def test_signs_of_a_text_stand_as_they_are(pack_with_signs, format):
    expected = "What <b> & “x” {y} = z ~ # : | %"
    if format == "moodle":
        found = moodle(pack_with_signs).iter("questiontext")
        texts = [seen(each.findtext("text")) for each in found]
    else:
        questions = parsed_gift(pack_with_signs)
        question = questions["f-quiz-first"]
        texts = [seen(unescaped(question.text))]
        assert seen(unescaped(question.answers.answers[0].answer)).startswith("=A toll <b>")
        assert len(question.answers.answers) == 4
    assert any(text.startswith(expected) for text in texts), texts


def test_a_category_names_guide_and_module(pack):
    offer = offer_of(pack, "moodle", "one-ferry")
    root = ET.fromstring(offer.content())
    assert root.findtext("question/category/text") == (
        "$course$/One Ferry, Two Villages – One ferry is not enough"
    )
