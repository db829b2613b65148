"""HTML is made in one way: no tag meets a text outside ``guide.text``."""

import ast
import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
TAG = re.compile(r"<[a-z/!]")
OWN = ("guide/text/html.py", "guide/text/markup.py")
PLOTLY = "guide/figures/"
"""Labels in Plotly's own markup of text, which no browser reads as HTML."""
FILES = [
    path
    for folder in ("guide", "pages")
    for path in sorted((ROOT / folder).rglob("*.py"))
    if not path.relative_to(ROOT).as_posix().startswith((*OWN, PLOTLY))
]


def mixed(source):
    """The lines of a module where a tag is put together with something else, or goes unescaped."""
    return sorted({node.lineno for node in ast.walk(ast.parse(source)) if _is_mixed(node)})


def _is_mixed(node):
    match node:
        case ast.JoinedStr(values=values):
            return _tagged("".join(part.value for part in values if isinstance(part, ast.Constant)))
        case ast.BinOp(op=ast.Add() | ast.Mod(), left=left, right=right):
            return any(
                isinstance(side, ast.Constant) and _tagged(side.value) for side in (left, right)
            )
        case ast.ImportFrom(module="html") | ast.Import(names=[ast.alias(name="html")]):
            return True
    return isinstance(node, ast.Call) and _is_mixing(node.func, node.args)


def _is_mixing(function, given):
    match function, given:
        case ast.Attribute(value=ast.Constant(value=text), attr="format" | "join"), _:
            return _tagged(text)
        case ast.Name(id="Markup"), [text]:
            return not isinstance(text, ast.Constant)
        case ast.Name(id="html"), [ast.Constant(value=template), *_]:
            return bool(re.search(r"\|\s*safe\b|autoescape", template))
        case ast.Name(id="html"), [template, *_]:
            return not (isinstance(template, ast.Name) and template.id.isupper())
    return False


def _tagged(text):
    return isinstance(text, str) and bool(TAG.search(text))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.relative_to(ROOT).as_posix())
def test_no_tag_meets_a_text_by_hand(path):
    assert mixed(path.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "fault",
    [
        'f"<p>{text}</p>"',
        'f"{text}</li>"',
        '"<p>" + text',
        'text + "</p>"',
        '"<p>%s</p>" % text',
        '"<p>{}</p>".format(text)',
        '"<br>".join(texts)',
        "Markup(text)",
        'html(f"{text}")',
        "html(text)",
        'html("{{ text | safe }}", text=text)',
        "from html import escape",
        "import html",
    ],
)
def test_each_way_round_it_is_seen(fault):
    assert mixed(fault) == [1]


@pytest.mark.parametrize(
    "sound",
    [
        'html("<p>{{ text }}</p>", text=text)',
        "html(_CARD, text=text)",
        'f"{number} < {text}"',
        'Markup(" ").join(parts)',
        '"<style>"',
    ],
)
def test_what_is_sound_is_left_alone(sound):
    assert mixed(sound) == []
