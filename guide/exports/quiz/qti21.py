"""QTI 2.1: a ZIP with a manifest, a test, and a file for each item."""

from __future__ import annotations

import hashlib
from xml.etree import ElementTree as ET

from guide.text.html import html

from ..made import Made, Wanted
from ..xml import Node, as_file, as_zip, node
from .items import Item, number, taken, title

_QTI = "http://www.imsglobal.org/xsd/imsqti_v2p1"
_PACKAGE = "http://www.imsglobal.org/xsd/imscp_v1p1"

_DIV = "<div>{{ inside }}</div>"


def made(wanted: Wanted) -> Made:
    """The quiz as a package; its order items are put in order there too."""
    words = wanted.pack.words
    notes = {"month": words.export_as_words, "place": words.export_as_names}
    chosen = taken(wanted, notes, pictures=True)
    name = title(wanted)
    key = hashlib.sha256(f"{name} {wanted.pack.as_of}".encode()).hexdigest()[:20]
    language = wanted.pack.guide.language
    files = {"imsmanifest.xml": as_file(_manifest(key, chosen.items))}
    files["test.xml"] = as_file(_test(key, name, chosen.items))
    for item in chosen.items:
        files[_path(item)] = as_file(_item(item, language))
        if item.picture:
            files[f"items/{item.picture_file}"] = item.picture
    return Made(as_zip(files), chosen.total, len(chosen.items), chosen.changes)


def _path(item: Item) -> str:
    return f"items/{item.id}.xml"


def _manifest(key: str, items: tuple[Item, ...]) -> Node:
    return node(
        "manifest",
        node("metadata", node("schema", "QTIv2.1 Package"), node("schemaversion", "1.0.0")),
        node("organizations"),
        node(
            "resources",
            node(
                "resource",
                node("file", href="test.xml"),
                *[node("dependency", identifierref=f"resource-{item.id}") for item in items],
                identifier=f"test-{key}",
                type="imsqti_test_xmlv2p1",
                href="test.xml",
            ),
            *[
                node(
                    "resource",
                    node("file", href=_path(item)),
                    *([node("file", href=f"items/{item.picture_file}")] if item.picture else []),
                    identifier=f"resource-{item.id}",
                    type="imsqti_item_xmlv2p1",
                    href=_path(item),
                )
                for item in items
            ],
        ),
        identifier=f"manifest-{key}",
        xmlns=_PACKAGE,
    )


def _test(key: str, name: str, items: tuple[Item, ...]) -> Node:
    return node(
        "assessmentTest",
        node(
            "testPart",
            node(
                "assessmentSection",
                *[
                    node("assessmentItemRef", identifier=_name(item), href=_path(item))
                    for item in items
                ],
                identifier="section",
                title=name,
                visible="true",
            ),
            identifier="part",
            navigationMode="nonlinear",
            submissionMode="individual",
        ),
        identifier=f"test-{key}",
        title=name,
        xmlns=_QTI,
    )


def _name(id: Item | str) -> str:
    """An id as an identifier of QTI, which begins with a letter."""
    return f"i-{id if isinstance(id, str) else id.id}"


def _item(item: Item, language: str) -> Node:
    whys = [each for each in item.answers if each.why]
    return node(
        "assessmentItem",
        _response(item),
        node("outcomeDeclaration", identifier="SCORE", cardinality="single", baseType="float"),
        node(
            "outcomeDeclaration",
            identifier="FEEDBACK",
            cardinality="multiple",
            baseType="identifier",
        ),
        node("itemBody", _xhtml(item.shown(item.picture_file)), _interaction(item)),
        _processing(item),
        *[_feedback(_name(each.id), each.why) for each in whys],
        _feedback("general", item.feedback),
        identifier=_name(item),
        title=item.text,
        adaptive="false",
        timeDependent="false",
        **{"xml_lang": language, "xmlns": _QTI},
    )


def _xhtml(text: str) -> Node:
    """HTML as elements: in QTI 2 a text is no escaped string but part of the file."""
    return ET.fromstring(html(_DIV, inside=text))


def _feedback(ident: str, text: str) -> Node:
    return node(
        "modalFeedback",
        _xhtml(text),
        outcomeIdentifier="FEEDBACK",
        identifier=ident,
        showHide="show",
    )


def _response(item: Item) -> Node:
    """What counts as right."""
    cardinality, base = {
        "one": ("single", "identifier"),
        "several": ("multiple", "identifier"),
        "order": ("ordered", "identifier"),
        "number": ("single", "float"),
        "month": ("single", "string"),
    }[item.way]
    match item.way:
        case "order":
            key = [_name(each.id) for each in item.order]
        case "number":
            key = [number(item.key)]
        case "month":
            key = [item.accepted[0]]
        case _:
            key = [_name(each.id) for each in item.answers if each.right]
    mapping = [
        node("mapEntry", mapKey=text, mappedValue="1", caseSensitive="false")
        for text in item.accepted
    ]
    return node(
        "responseDeclaration",
        node("correctResponse", *[node("value", each) for each in key]),
        *([node("mapping", *mapping, defaultValue="0")] if mapping else []),
        identifier="RESPONSE",
        cardinality=cardinality,
        baseType=base,
    )


def _interaction(item: Item) -> Node:
    if item.way in ("number", "month"):
        length = str(max((len(each) for each in item.accepted), default=10))
        entry = node("textEntryInteraction", responseIdentifier="RESPONSE", expectedLength=length)
        return node("p", entry)
    choices = [node("simpleChoice", each.text, identifier=_name(each.id)) for each in item.answers]
    if item.way == "order":
        return node("orderInteraction", *choices, responseIdentifier="RESPONSE", shuffle="false")
    return node(
        "choiceInteraction",
        *choices,
        responseIdentifier="RESPONSE",
        shuffle="false",
        maxChoices="1" if item.way == "one" else "0",
    )


def _processing(item: Item) -> Node:
    """The score, and which feedback is shown: the general one, and that of each wrong choice."""
    return node("responseProcessing", _score(item), _shown(item))


def _score(item: Item) -> Node:
    response = node("variable", identifier="RESPONSE")
    if item.way == "month":
        return node(
            "setOutcomeValue", node("mapResponse", identifier="RESPONSE"), identifier="SCORE"
        )
    if item.way == "number":
        right = node(
            "and",
            node("gte", response, _value("float", number(item.low))),
            node(
                "lte", node("variable", identifier="RESPONSE"), _value("float", number(item.high))
            ),
        )
    else:
        right = node("match", response, node("correct", identifier="RESPONSE"))
    return node(
        "responseCondition",
        node("responseIf", right, _set("1")),
        node("responseElse", _set("0")),
    )


def _set(score: str) -> Node:
    return node("setOutcomeValue", _value("float", score), identifier="SCORE")


def _value(base: str, value: str) -> Node:
    return node("baseValue", value, baseType=base)


def _shown(item: Item) -> Node:
    shown: list[Node] = [node("multiple", _value("identifier", "general"))]
    if item.way in ("one", "several"):
        shown = [
            node(
                "multiple",
                _value("identifier", "general"),
                node("variable", identifier="RESPONSE"),
            )
        ]
    return node("setOutcomeValue", *shown, identifier="FEEDBACK")
