"""Moodle XML: a category a module, and a question an item."""

from __future__ import annotations

from base64 import b64encode

from ..made import Made, Wanted
from ..xml import Node, as_file, node
from .items import Item, common_notes, number, taken, title

TYPES = {
    "one": "multichoice",
    "several": "multichoice",
    "order": "matching",
    "number": "numerical",
    "month": "shortanswer",
}


def made(wanted: Wanted) -> Made:
    """The quiz as questions for a question bank."""
    chosen = taken(wanted, common_notes(wanted.pack), pictures=True)
    # A single slash would begin a category within the category.
    category = f"$course$/{title(wanted).replace('/', '//')}"
    root = node(
        "quiz",
        node("question", node("category", node("text", category)), type="category"),
        *map(_question, chosen.items),
    )
    return Made(as_file(root), chosen.total, len(chosen.items), chosen.changes)


def _question(item: Item) -> Node:
    return node(
        "question",
        node("name", node("text", item.text)),
        _html("questiontext", item.shown(f"@@PLUGINFILE@@/{item.picture_file}"), *_picture(item)),
        _html("generalfeedback", item.feedback),
        node("defaultgrade", "1"),
        node("penalty", "0"),
        node("hidden", "0"),
        node("idnumber", item.id),
        *_answers(item),
        type=TYPES[item.way],
    )


def _html(tag: str, text: str, *files: Node) -> Node:
    return node(tag, node("text", str(text)), *files, format="html")


def _picture(item: Item) -> list[Node]:
    """The item's picture, which Moodle keeps within the question."""
    if not item.picture:
        return []
    content = b64encode(item.picture).decode()
    return [node("file", content, name=item.picture_file, path="/", encoding="base64")]


def _answers(item: Item) -> list[Node]:
    match item.way:
        case "one" | "several":
            return _choice(item)
        case "order":
            pairs = dict(zip((each.id for each in item.order), item.places))
            return [
                node("shuffleanswers", "1"),
                *[
                    node(
                        "subquestion",
                        node("text", each.text),
                        node("answer", node("text", pairs[each.id])),
                        format="plain_text",
                    )
                    for each in item.answers
                ],
            ]
        case "number":
            # Moodle has one tolerance for both sides.
            reach = max(item.key - item.low, item.high - item.key)
            return [_answer(number(item.key), "100", node("tolerance", number(reach)))]
    return [node("usecase", "0"), *[_answer(text, "100") for text in item.accepted]]


def _choice(item: Item) -> list[Node]:
    right = sum(each.right for each in item.answers)
    wrong = len(item.answers) - right
    several = item.way == "several"
    return [
        node("single", "false" if several else "true"),
        # Letters that stand on a map stay in their order, and get no second letter.
        node("shuffleanswers", "false" if item.picture else "true"),
        node("answernumbering", "none" if item.picture else "ABCD"),
        *[
            node(
                "answer",
                node("text", each.text),
                _html("feedback", each.why),
                fraction=share(each.right, right, wrong, several),
                format="plain_text",
            )
            for each in item.answers
        ],
    ]


def share(is_right: bool, right: int, wrong: int, several: bool) -> str:
    """What an answer is worth, in percent: all right ones make 100, all wrong ones take it away.

    Moodle knows halves, thirds and so on with five digits and refuses others.
    """
    if is_right:
        return number(round(100 / right, 5))
    return number(round(-100 / wrong, 5)) if several else "0"


def _answer(text: str, fraction: str, *more: Node) -> Node:
    return node("answer", node("text", text), *more, fraction=fraction, format="plain_text")
