"""QTI 2.1, read back by pyslet, which knows the specification's elements and what each may hold."""

import io
import warnings
import zipfile

import pytest

with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import pyslet.qtiv2.xml as qti
    from pyslet.qtiv2 import interactions, items, variables

from .read import offer_of, unzipped


def parsed(content):
    """The items of a package by file name."""
    archive = zipfile.ZipFile(io.BytesIO(content))
    found = {}
    for name in archive.namelist():
        if name.startswith("items/"):
            document = qti.QTIDocument()
            document.read(src=io.BytesIO(archive.read(name)))
            found[name.removeprefix("items/").removesuffix(".xml")] = document.root
    return found


@pytest.fixture(scope="module")
def files(pack):
    return parsed(offer_of(pack, "qti21").content())


KINDS = {
    "f-quiz-first": interactions.ChoiceInteraction,
    "f-quiz-several": interactions.ChoiceInteraction,
    "f-quiz-order": interactions.OrderInteraction,
    "f-quiz-number": interactions.TextEntryInteraction,
    "f-quiz-month": interactions.TextEntryInteraction,
}


@pytest.mark.parametrize(("id", "kind"), KINDS.items())
def test_each_item_is_answered_in_its_own_way(files, id, kind):
    item = files[id]
    assert isinstance(item, items.AssessmentItem)
    (asked,) = item.ItemBody.find_children_depth_first(interactions.Interaction)
    assert type(asked) is kind
    declared = {
        each.identifier: each for each in item.get_children() if hasattr(each, "identifier")
    }
    assert asked.responseIdentifier in declared


def answered(item, value):
    """The score of an item for a response, by pyslet's own run of the response processing."""
    state = variables.ItemSessionState(item)
    state.begin_session()
    state["RESPONSE"].set_value(value)
    item.ResponseProcessing.run(state)
    return state["SCORE"].value, state["FEEDBACK"].value


@pytest.mark.parametrize(
    ("id", "value", "score"),
    [
        ("f-quiz-first", "i-fare", 1),
        ("f-quiz-first", "i-nothing", 0),
        ("f-quiz-several", ["i-ice", "i-fog"], 1),
        ("f-quiz-several", ["i-ice"], 0),
        ("f-quiz-order", ["i-first-boat", "i-second-boat", "i-ice"], 1),
        ("f-quiz-order", ["i-ice", "i-first-boat", "i-second-boat"], 0),
        ("f-quiz-number", 12.0, 1),
        ("f-quiz-number", 10.0, 1),
        ("f-quiz-number", 14.5, 0),
        ("f-quiz-month", "May 2016", 1),
        ("f-quiz-month", "2016-07", 1),
        ("f-quiz-month", "2017-07", 0),
    ],
)
def test_an_answer_is_marked_as_the_page_marks_it(files, id, value, score):
    given, shown = answered(files[id], value)
    assert given == score
    assert "general" in shown


def test_a_wrong_choice_is_told_why(files, pack):
    _, shown = answered(files["f-quiz-first"], "i-nothing")
    assert set(shown) == {"general", "i-nothing"}
    (text,) = [
        "".join(each.itertext()).strip()
        for each in unzipped(offer_of(pack, "qti21").content())["items/f-quiz-first.xml"].iter(
            "modalFeedback"
        )
        if each.get("identifier") == "i-nothing"
    ]
    assert text == "It was free for a week in May."


@pytest.mark.parametrize("which", ["pack", "example_pack"])
def test_the_manifest_names_every_file_and_no_other(which, request):
    pack = request.getfixturevalue(which)
    package = unzipped(offer_of(pack, "qti21").content())
    manifest = package.pop("imsmanifest.xml")
    assert {each.get("href") for each in manifest.iter("file")} == set(package)
    known = {each.get("identifier") for each in manifest.iter("resource")}
    assert {each.get("identifierref") for each in manifest.iter("dependency")} <= known
    test = package["test.xml"]
    assert [each.get("href") for each in test.iter("assessmentItemRef")] == [
        name for name in package if name != "test.xml"
    ]


def test_signs_of_a_text_stand_as_they_are(pack_with_signs):
    (item,) = [
        item
        for id, item in parsed(offer_of(pack_with_signs, "qti21").content()).items()
        if id == "f-quiz-first"
    ]
    text = "".join(item.ItemBody.find_children_depth_first(str))
    assert "<b> & “x” {y} = z ~ # : | %" in text
