"""QTI 1.2 as Canvas reads it: a ZIP with a manifest, the quiz's settings and its items.

Canvas drops in silence what it does not know: types of its own classic quizzes that New Quizzes
lack (texts without a question, several blanks in one item), settings whose identifiers do not
match, entities that were escaped twice. So each item is of a type that both of its engines import.
"""

from __future__ import annotations

import hashlib

from ..made import Made, Wanted
from ..xml import Node, as_file, as_zip, node
from .items import Answer, Item, common_notes, number, taken, title

_QTI = "http://www.imsglobal.org/xsd/ims_qtiasiv1p2"
_CANVAS = "http://canvas.instructure.com/xsd/cccv1p0"
_PACKAGE = "http://www.imsglobal.org/xsd/imsccv1p1/imscp_v1p1"
_METADATA = "http://www.imsglobal.org/xsd/imsmd_v1p2"

_IMAGES = "%24IMS-CC-FILEBASE%24/images/"
"""How a text names the folder of pictures in its own package, as text2qti writes it."""

TYPES = {
    "one": "multiple_choice_question",
    "several": "multiple_answers_question",
    "order": "matching_question",
    "number": "numerical_question",
    "month": "short_answer_question",
}


def made(wanted: Wanted) -> Made:
    """The quiz as a ZIP that Canvas imports (“QTI .zip file”)."""
    chosen = taken(wanted, common_notes(wanted.pack), pictures=True)
    name = title(wanted)
    key = hashlib.sha256(f"{name} {wanted.pack.as_of}".encode()).hexdigest()[:20]
    quiz = f"quiz-{key}"
    settings = f"settings-{key}"
    files = {
        "imsmanifest.xml": as_file(
            _manifest(quiz, settings, f"manifest-{key}", name, chosen.items)
        ),
        f"{quiz}/assessment_meta.xml": as_file(_settings(quiz, key, name, len(chosen.items))),
        f"{quiz}/{quiz}.xml": as_file(_assessment(quiz, name, chosen.items)),
        **{f"images/{each.picture_file}": each.picture for each in chosen.items if each.picture},
    }
    return Made(as_zip(files), chosen.total, len(chosen.items), chosen.changes)


def _manifest(quiz: str, settings: str, manifest: str, name: str, items: tuple[Item, ...]) -> Node:
    path = f"{quiz}/assessment_meta.xml"
    return node(
        "manifest",
        node(
            "metadata",
            node("schema", "IMS Content"),
            node("schemaversion", "1.1.3"),
            node(
                "imsmd:lom",
                node("imsmd:general", node("imsmd:title", node("imsmd:string", name))),
            ),
        ),
        node("organizations"),
        node(
            "resources",
            node(
                "resource",
                node("file", href=f"{quiz}/{quiz}.xml"),
                node("dependency", identifierref=settings),
                identifier=quiz,
                type="imsqti_xmlv1p2",
            ),
            node(
                "resource",
                node("file", href=path),
                identifier=settings,
                type="associatedcontent/imscc_xmlv1p1/learning-application-resource",
                href=path,
            ),
            *[
                node(
                    "resource",
                    node("file", href=f"images/{each.picture_file}"),
                    identifier=f"image-{each.id}",
                    type="webcontent",
                    href=f"images/{each.picture_file}",
                )
                for each in items
                if each.picture
            ],
        ),
        identifier=manifest,
        **{"xmlns": _PACKAGE, "xmlns:imsmd": _METADATA},
    )


def _settings(quiz: str, key: str, name: str, points: int) -> Node:
    return node(
        "quiz",
        node("title", name),
        node("description"),
        node("shuffle_answers", "false"),
        node("scoring_policy", "keep_highest"),
        node("quiz_type", "assignment"),
        node("points_possible", f"{points:.1f}"),
        node("show_correct_answers", "true"),
        node("anonymous_submissions", "false"),
        node("allowed_attempts", "-1"),
        node("one_question_at_a_time", "false"),
        node("cant_go_back", "false"),
        node("available", "false"),
        node(
            "assignment",
            node("title", name),
            node("workflow_state", "unpublished"),
            node("quiz_identifierref", quiz),
            node("points_possible", f"{points:.1f}"),
            node("grading_type", "points"),
            node("submission_types", "online_quiz"),
            identifier=f"assignment-{key}",
        ),
        identifier=quiz,
        xmlns=_CANVAS,
    )


def _assessment(quiz: str, name: str, items: tuple[Item, ...]) -> Node:
    return node(
        "questestinterop",
        node(
            "assessment",
            node("qtimetadata", _field("cc_maxattempts", "unlimited")),
            node("section", *map(_item, items), ident="root_section"),
            ident=quiz,
            title=name,
        ),
        xmlns=_QTI,
    )


def _field(label: str, entry: str) -> Node:
    return node("qtimetadatafield", node("fieldlabel", label), node("fieldentry", entry))


def _item(item: Item) -> Node:
    ids = [] if item.way in ("number", "month") else [_id(item, each) for each in item.answers]
    return node(
        "item",
        node(
            "itemmetadata",
            node(
                "qtimetadata",
                _field("question_type", TYPES[item.way]),
                _field("points_possible", "1"),
                _field("original_answer_ids", ",".join(ids)),
                _field("assessment_question_identifierref", f"question-{item.id}"),
            ),
        ),
        node("presentation", _text(item.shown(_IMAGES + item.picture_file)), *_asked(item)),
        node(
            "resprocessing",
            node(
                "outcomes",
                node("decvar", maxvalue="100", minvalue="0", varname="SCORE", vartype="Decimal"),
            ),
            node(
                "respcondition",
                node("conditionvar", node("other")),
                _shows("general_fb"),
                **{"continue": "Yes"},
            ),
            *_whys(item),
            *_marked(item),
        ),
        _feedback("general_fb", item.feedback),
        *[_feedback(f"{_id(item, each)}_fb", each.why) for each in item.answers if each.why],
        ident=item.id,
        title=item.text,
    )


def _id(item: Item, answer: Answer) -> str:
    return f"{item.id}.{answer.id}"


def _text(html: str, *, kind: str = "text/html") -> Node:
    # The element's text is HTML that is escaped already; as XML it is escaped once more, no more.
    return node("material", node("mattext", str(html), texttype=kind))


def _asked(item: Item) -> list[Node]:
    """How the item is answered."""
    if item.way in ("number", "month"):
        blank = node("response_label", ident="answer1")
        fib = node("render_fib", blank, **({"fibtype": "Decimal"} if item.way == "number" else {}))
        return [node("response_str", fib, ident="response1", rcardinality="Single")]
    if item.way == "order":
        return [
            node(
                "response_lid",
                _text(each.text, kind="text/plain"),
                node("render_choice", *_places(item)),
                ident=f"response_{each.id}",
            )
            for each in item.answers
        ]
    return [
        node(
            "response_lid",
            node(
                "render_choice",
                *[
                    node(
                        "response_label",
                        _text(each.text, kind="text/plain"),
                        ident=_id(item, each),
                    )
                    for each in item.answers
                ],
            ),
            ident="response1",
            rcardinality="Single" if item.way == "one" else "Multiple",
        )
    ]


def _places(item: Item) -> list[Node]:
    """The places in an order: the first, the second …, named at both ends."""
    return [
        node("response_label", _text(place, kind="text/plain"), ident=f"{item.id}.place-{number}")
        for number, place in enumerate(item.places, 1)
    ]


def _marked(item: Item) -> list[Node]:
    """What counts as right."""
    if item.way == "order":
        share = f"{100 / len(item.order):.2f}"
        return [
            node(
                "respcondition",
                node("conditionvar", _equals(f"{item.id}.place-{place}", f"response_{each.id}")),
                node("setvar", share, varname="SCORE", action="Add"),
            )
            for place, each in enumerate(item.order, 1)
        ]
    return [
        node(
            "respcondition",
            node("conditionvar", *_right(item)),
            node("setvar", "100", action="Set", varname="SCORE"),
            **{"continue": "No"},
        )
    ]


def _right(item: Item) -> list[Node]:
    if item.way == "number":
        bounds = (
            node("vargte", number(item.low), respident="response1"),
            node("varlte", number(item.high), respident="response1"),
        )
        return [node("or", _equals(number(item.key)), node("and", *bounds))]
    if item.way == "month":
        return [_equals(written) for written in item.accepted]
    key = [each for each in item.answers if each.right]
    if item.way == "one":
        return [_equals(_id(item, key[0]))]
    return [
        node(
            "and",
            *[
                _equals(_id(item, each)) if each.right else node("not", _equals(_id(item, each)))
                for each in item.answers
            ],
        )
    ]


def _equals(value: str, response: str = "response1") -> Node:
    return node("varequal", value, respident=response)


def _whys(item: Item) -> list[Node]:
    """The rationale of each wrong answer, for whoever chose it."""
    return [
        node(
            "respcondition",
            node("conditionvar", _equals(_id(item, each))),
            _shows(f"{_id(item, each)}_fb"),
            **{"continue": "Yes"},
        )
        for each in item.answers
        if each.why
    ]


def _shows(feedback: str) -> Node:
    return node("displayfeedback", feedbacktype="Response", linkrefid=feedback)


def _feedback(ident: str, html: str) -> Node:
    return node("itemfeedback", node("flow_mat", _text(html)), ident=ident)
