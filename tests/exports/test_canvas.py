"""QTI 1.2 for Canvas, held beside what text2qti makes of the same items."""

import html
import re

import pytest
from text2qti.config import Config
from text2qti.qti import QTI
from text2qti.quiz import Quiz

from guide.paper.quiz_map import quiz_map

from .read import offer_of, unzipped

TEXT = """\
Quiz title: The same items

1. What did a passenger pay on board?
... Because.
*a) A toll
b) Nothing
... No.
c) A fish
... No.
d) A toll and a fish
... No.

2. Which of these stopped the boat?
... Because.
[*] Fog
[*] Ice
[ ] Whales
... No.
[ ] A strike
... No.

3. How many crossings a day did the first boat make?
... Because.
=   12 +- 2

4. In which month did the second boat begin?
... Because.
*   May 2016
*   2016-05
"""
SAME = ["f-quiz-first", "f-quiz-several", "f-quiz-number", "f-quiz-month"]


@pytest.fixture(scope="module")
def oracle():
    config = Config()
    config.load()
    return unzipped(QTI(Quiz(TEXT, config=config)).zip_bytes())


@pytest.fixture
def example(example_pack):
    """The package of the second guide, maps and all."""
    return unzipped(offer_of(example_pack, "canvas", maps=quiz_map).content())


@pytest.fixture
def ours(pack):
    return unzipped(offer_of(pack, "canvas").content())


def parts(files):
    """Manifest, settings and items of a package."""
    manifest = files["imsmanifest.xml"]
    settings = next(each for name, each in files.items() if name.endswith("assessment_meta.xml"))
    quiz = next(each for each in files.values() if each.tag == "questestinterop")
    return manifest, settings, quiz


def skeleton(element):
    """Tags and attributes of an element and those within, without ids, texts and repetitions."""
    children = []
    for each in map(skeleton, element):
        # Of each kind of choice, condition and month there may be any number.
        if each not in children:
            children.append(each)
    fixed = {"rcardinality", "fibtype", "action", "varname", "feedbacktype", "continue", "texttype"}
    kept = sorted((k, v) for k, v in element.attrib.items() if k in fixed and k != "texttype")
    return (element.tag, kept, sorted(children, key=str))


def metadata(item):
    fields = item.iter("qtimetadatafield")
    return {field.findtext("fieldlabel"): field.findtext("fieldentry") or "" for field in fields}


def test_items_are_built_as_text2qti_builds_them(oracle, ours):
    theirs = list(parts(oracle)[2].iter("item"))
    by_id = {item.get("ident"): item for item in parts(ours)[2].iter("item")}
    for their, id in zip(theirs, SAME, strict=True):
        own = by_id[id]
        assert metadata(own).keys() == metadata(their).keys()
        assert metadata(own)["question_type"] == metadata(their)["question_type"]
        for part in ("presentation", "resprocessing"):
            assert skeleton(own.find(part)) == skeleton(their.find(part)), (id, part)
        assert skeleton(own.find("itemfeedback")) == skeleton(their.find("itemfeedback"))
        assert len(own.findall("itemfeedback")) == len(their.findall("itemfeedback"))


def test_manifest_and_settings_name_the_quiz_as_text2qti_has_them_named(oracle, ours):
    for files in (oracle, ours):
        manifest, settings, quiz = parts(files)
        assessment = quiz.find("assessment").get("ident")
        first, second = manifest.iter("resource")
        assert first.get("identifier") == assessment == settings.get("identifier")
        assert settings.findtext("assignment/quiz_identifierref") == assessment
        assert first.find("dependency").get("identifierref") == second.get("identifier")
        assert first.find("file").get("href") == f"{assessment}/{assessment}.xml"
        assert second.get("href") == f"{assessment}/assessment_meta.xml"
        assert first.find("file").get("href") in files and second.get("href") in files
        assert {e.get("type") for e in manifest.iter("resource")} == {
            "imsqti_xmlv1p2",
            "associatedcontent/imscc_xmlv1p1/learning-application-resource",
        }
    known = {element.tag for element in parts(oracle)[1].iter()}
    assert {element.tag for element in parts(ours)[1].iter()} <= known


@pytest.mark.parametrize("which", ["ours", "example"])
def test_every_identifier_is_used_once_and_every_reference_leads_somewhere(which, request):
    quiz = parts(request.getfixturevalue(which))[2]
    items = list(quiz.iter("item"))
    assert len({item.get("ident") for item in items}) == len(items)
    for item in items:
        labels = [label.get("ident") for label in item.iter("response_label")]
        asked = {each.get("ident") for each in item.iter() if each.tag.startswith("response_")}
        known = {*labels, "answer1"}
        for equal in item.iter("varequal"):
            assert equal.get("respident") in asked
            if item.find(".//render_choice") is not None:
                assert equal.text in known
        feedback = {each.get("ident") for each in item.iter("itemfeedback")}
        assert {each.get("linkrefid") for each in item.iter("displayfeedback")} == feedback


def test_no_type_is_there_that_canvas_drops(ours, example):
    types = {metadata(item)["question_type"] for item in parts(ours)[2].iter("item")}
    assert types == {
        "multiple_choice_question",
        "multiple_answers_question",
        "matching_question",
        "numerical_question",
        "short_answer_question",
    }
    assert {metadata(item)["question_type"] for item in parts(example)[2].iter("item")} <= types


def test_texts_are_escaped_once(pack_with_signs):
    item = next(parts(unzipped(offer_of(pack_with_signs, "canvas").content()))[2].iter("item"))
    told = [each.text for each in item.iter("mattext") if each.get("texttype") == "text/html"]
    assert any("&lt;b&gt; &amp; “x”" in text for text in told), told
    for text in told:
        assert "&amp;amp;" not in text and "&amp;lt;" not in text
        seen = html.unescape(re.sub(r"<[^>]+>", "", text))
        assert "&amp;" not in seen and "&lt;" not in seen


def test_an_order_is_matched_with_its_places(ours):
    item = next(i for i in parts(ours)[2].iter("item") if i.get("ident") == "f-quiz-order")
    texts = {
        each.get("ident"): each.findtext("material/mattext") for each in item.iter("response_lid")
    }
    places = {
        each.get("ident"): each.findtext("material/mattext") for each in item.iter("response_label")
    }
    told = {texts[each.get("respident")]: places[each.text] for each in item.iter("varequal")}
    assert told == {
        "The first boat": "1 (earliest)",
        "The second boat": "2",
        "The ice": "3 (latest)",
    }
    shares = [float(each.text) for each in item.iter("setvar")]
    assert sum(shares) == pytest.approx(100, abs=0.1)


@pytest.mark.parametrize(("which", "of"), [("ours", "pack"), ("example", "example_pack")])
def test_feedback_tells_why_and_links_the_sources(which, of, request):
    pack = request.getfixturevalue(of)
    for item in parts(request.getfixturevalue(which))[2].iter("item"):
        block = pack.block(item.get("ident"))
        general = next(f for f in item.iter("itemfeedback") if f.get("ident") == "general_fb")
        text = general.findtext(".//mattext")
        for source in block.sources:
            url = pack.sources[source].url  # a book has none
            assert (f'href="{html.escape(url)}"' if url else pack.sources[source].title) in text
        if block.method:
            assert block.method in text
