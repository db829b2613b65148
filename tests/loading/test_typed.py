"""YAML as hands and editors leave it: one message, at the line where the slip was made."""

import pytest

from guide.__main__ import main
from guide.loading import unseen
from guide.loading.messages.words import MOST, choices
from guide.loading.yaml_text import parse


def found(text):
    return [(problem.line, problem.rule.id) for problem in parse(text, "content/x.yaml").problems]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: ‘It’s here’\n", [(2, "yaml-quotes")]),
        ("a:\n  - “x\n    y”\n", [(2, "yaml-quotes")]),
        ("a: [x, “y, z”]\n", [(1, "yaml-quotes")]),
        ("a: “x” and “y”\n", []),
        ("a: '“x”'\n", []),
        ("a: >-\n  “x”\n", []),
        ("a: {b:c, d: 1}\n", [(1, "yaml-spaces")]),
        ("a: {b, c: 1}\n", [(1, "yaml-cut")]),
        ("a: {b: 1, c: }\n", []),
        ("a: {b: https://x.example/?a:b, c: 2}\n", []),
        ("a: [b, c]\n", []),
        ("a: #1F4E79\nb: 1\n", [(1, "yaml-cut")]),
        ("a: {b: #123, c: 1}\nd: 2\n", [(1, "yaml-cut")]),
        ("# a: #1F4E79\nb: x: y\n", [(2, "yaml-syntax")]),
        ("a: C#\nb: 5 # five\nc: x # why\n", []),
        ("a:\n\u2003b: 1\n\u2003c: 2\n", [(2, "yaml-spaces")]),
        ("a: >-\n  x\n  \u00a0y\n", []),
        ("a: 1\nb:\u00a02\nc: 3\n", [(2, "yaml-spaces")]),
        ("a:1\n", []),
        ('a: "x\nb: "y"\n', [(1, "yaml-syntax")]),
        ('a: "x\n  y"\nb: "z\nc: 1\n', [(3, "yaml-syntax")]),
        ("a: 'it''s'\nb: 'x\n\n  y'\nc: 'z\nd: it's\n", [(5, "yaml-syntax")]),
        ("a: |\n  'x\nb: y: z\n", [(3, "yaml-syntax")]),
    ],
)
def test_a_slip_is_named_where_it_was_made(text, expected):
    assert found(text) == expected


def test_a_remark_that_may_be_part_of_a_title_is_a_hint(pack_copy, capsys):
    path = pack_copy / "content/people.yaml"
    text = path.read_text(encoding="utf-8")
    text = text.replace("role: Steers the ferry", "role: Steers the ferry # and mends it", 1)
    path.write_text(text, encoding="utf-8")
    assert main(["check", str(pack_copy)]) == 0
    out = capsys.readouterr().out
    assert "hint: content/people.yaml:4: '# and mends it' is a remark" in out


@pytest.mark.parametrize(
    "text",
    [
        "the word \u2067\u05e9\u05dc\u05d5\u05dd\u2069, peace",
        "the words \u2066\u2067\u0633\u0644\u0627\u0645\u2069\u2069",
        "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645",
        "\u0915\u094d\u200d\u0937",
        "\u05d1\u200e (b)",
        "\U0001f469\u200d\U0001f52c",
    ],
)
def test_what_other_scripts_need_may_stand(text):
    assert unseen.first(f"a: 1\nb: {text}\n") is None


@pytest.mark.parametrize(
    "text",
    [
        "x\u2069\u05e9\u05dc\u05d5\u05dd",
        "\u2067\u05e9\u05dc\u05d5\u05dd\nx\u2069",
        "x\u2066y\u2069",
        "\u05e9\u202e\u05dc",
        "a\u200eb",
        "a\u200c\u0628",
        "co\u00adop",
        "a\ufeffb",
    ],
)
def test_what_hides_may_not(text):
    assert unseen.first(text) is not None


def test_of_many_names_the_nearest_three_are_told():
    names = [f"chapter-{number}" for number in range(40)] + ["ferry"]
    assert choices("fery-boat", names).endswith("or one of 38 others")
    assert choices("fery-boat", names).count(",") == 2
    assert choices("x", names[:MOST]).count(",") == MOST - 2
