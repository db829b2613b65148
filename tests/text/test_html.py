"""HTML is escaped once, wherever a text comes from, and never twice."""

import json
import re
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jinja2 import UndefinedError
from markupsafe import Markup

from guide.text.html import html, script, style
from guide.text.markup import inline, paragraphs

TEXTS = st.text(st.sampled_from("<>&\"'/ab{}%#;x \n"), max_size=30)


@given(TEXTS)
def test_a_text_stands_in_html_as_it_is(text):
    made = html('<p title="{{ text }}">{{ text }}</p>', text=text)
    found = re.fullmatch(r'<p title="([^"<>]*)">([^"<>]*)</p>', made)
    assert found and unescape(found[1]) == unescape(found[2]) == text


@given(TEXTS)
def test_html_within_html_is_not_escaped_again(text):
    inner = html("<b>{{ text }}</b>", text=text)
    assert html("<p>{{ inner }}</p>", inner=inner) == f"<p>{inner}</p>"
    assert html("{{ a }}{{ b }}", a=inner, b=text).startswith(inner)


@given(TEXTS)
def test_prose_is_html_without_a_tag_of_its_author(text):
    for made in (inline(text), paragraphs(text)):
        assert isinstance(made, Markup)
        tags = re.findall(r"</?([a-z0-9]+)", made)
        assert set(tags) <= {
            "p",
            "br",
            "pre",
            "code",
            "h1",
            "h2",
            "h3",
            "h4",
            "h5",
            "h6",
            "blockquote",
        }


def test_a_value_that_is_not_given_is_an_error():
    with pytest.raises(UndefinedError):
        html("<p>{{ text }}</p>", words="A")


@given(TEXTS)
def test_a_script_gets_its_values_as_data(text):
    made = script("run(value)", value=text)
    assert made.startswith("<script>{const value=") and made.endswith(";run(value)}</script>")
    data = made.removeprefix("<script>{const value=").removesuffix(";run(value)}</script>")
    assert "<" not in data and json.loads(data) == text


def test_a_script_or_a_sheet_alone_is_left_as_it_is():
    assert script("a && b") == "<script>a && b</script>"
    assert style("a > b {}") == "<style>a > b {}</style>"
