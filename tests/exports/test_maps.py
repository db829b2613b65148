"""The map of a quiz item travels with it, to every format that holds a picture."""

import base64
import io
import re
import zipfile
from xml.etree import ElementTree as ET

import pytest
from PIL import Image

from guide.model.choices import choices_of
from guide.paper.quiz_map import quiz_map

from .read import bare, offer_of, unzipped

NAMED = "f-quiz-place"
"""Its question names the place: without a map it is left out."""


def made(pack, format):
    return offer_of(pack, format, maps=quiz_map).made()


def pictures(pack, format):
    """The pictures of a format by the name by which its texts ask for them."""
    content = made(pack, format).content
    if format == "moodle":
        files = ET.fromstring(content).iter("file")
        return {each.get("name"): base64.b64decode(each.text) for each in files}
    archive = zipfile.ZipFile(io.BytesIO(content))
    return {
        name.rpartition("/")[2]: archive.read(name)
        for name in archive.namelist()
        if name.endswith(".png")
    }


@pytest.mark.parametrize("which", ["pack", pytest.param("example_pack", marks=pytest.mark.heavy)])
@pytest.mark.parametrize("format", ["canvas", "qti21", "moodle"])
def test_every_place_has_its_map_and_no_item_is_left_out(which, request, format):
    pack = request.getfixturevalue(which)
    found = made(pack, format)
    assert found.written == found.parts and not any(one.left_out for one in found.changes)
    places = [
        one.id for one in pack.blocks.values() if one.kind == "quiz" and one.answer.type == "place"
    ]
    told = {one.part for one in found.changes if one.what == pack.words.export_as_letters}
    kept = pictures(pack, format)
    assert told == set(places) and set(kept) == {f"{id}.png" for id in places}
    for png in kept.values():
        picture = Image.open(io.BytesIO(png))
        assert picture.format == "PNG" and picture.width > 600
        low, high = picture.convert("L").getextrema()
        assert low < 80 and high > 240, "empty"


@pytest.mark.parametrize("format", ["gift", "kahoot", "quiz-csv"])
def test_a_format_without_pictures_leaves_out_what_its_question_gives_away(pack, format):
    found = made(pack, format)
    left = {one.part: one.what for one in found.changes if one.left_out}
    assert left[NAMED] == pack.words.export_left_named


def test_canvas_finds_the_picture_in_its_package(pack):
    files = unzipped(made(pack, "canvas").content)
    resources = {one.get("href"): one for one in files["imsmanifest.xml"].iter("resource")}
    picture = resources[f"images/{NAMED}.png"]
    assert picture.get("type") == "webcontent"
    assert picture.find("file").get("href") == f"images/{NAMED}.png"
    quiz = next(each for each in files.values() if each.tag == "questestinterop")
    (item,) = (one for one in quiz.iter("item") if one.get("ident") == NAMED)
    text = item.findtext("presentation/material/mattext")
    assert f'src="%24IMS-CC-FILEBASE%24/images/{NAMED}.png"' in text
    assert re.search(r'alt="[^"]{20,}"', text)


def test_qti_finds_it_beside_the_item(pack):
    content = made(pack, "qti21").content
    archive = zipfile.ZipFile(io.BytesIO(content))
    item = bare(ET.fromstring(archive.read(f"items/{NAMED}.xml")))
    (picture,) = item.iter("img")
    assert f"items/{picture.get('src')}" in archive.namelist() and len(picture.get("alt")) > 20
    named = {one.get("href") for one in unzipped(content)["imsmanifest.xml"].iter("file")}
    assert named == set(archive.namelist()) - {"imsmanifest.xml"}


def test_moodle_finds_it_in_the_question_and_leaves_its_letters_in_order(pack):
    root = ET.fromstring(made(pack, "moodle").content)
    (question,) = (one for one in root.iter("question") if one.findtext("idnumber") == NAMED)
    assert f"@@PLUGINFILE@@/{NAMED}.png" in question.findtext("questiontext/text")
    assert question.findtext("shuffleanswers") == "false"
    assert question.findtext("answernumbering") == "none"
    block = pack.block(NAMED)
    letters = [one.letter for one in choices_of(pack, block)]
    answers = {one.findtext("text"): one.get("fraction") for one in question.iter("answer")}
    assert list(answers) == letters
    right = next(one.letter for one in choices_of(pack, block) if one.right)
    assert answers[right] == "100"


@pytest.mark.heavy
def test_a_name_stands_beside_its_letter_unless_the_question_gives_it_away(real_pack):
    root = ET.fromstring(made(real_pack, "moodle").content)
    answers = {
        one.findtext("idnumber"): [each.findtext("text") for each in one.iter("answer")]
        for one in root.iter("question")
    }
    assert answers["m2-quiz-crimea"] == list("ABCDE")
    assert all(re.match(r"[A-G]: \w", text) for text in answers["m2-quiz-karabakh"])
