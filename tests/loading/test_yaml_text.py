"""YAML as an author sees it: nothing changes meaning unseen, and every value has its place."""

import pytest

from guide.loading.yaml_text import parse


def read(text):
    return parse(text, "content/x.yaml")


def rules(text):
    return [(problem.line, problem.rule.id) for problem in read(text).problems]


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("NO", "NO"),
        ("on", "on"),
        ("yes", "yes"),
        ("1e3", "1e3"),
        ("2017-04-06", "2017-04-06"),
        ("12:30:00", "12:30:00"),
        ("007", "007"),
        ("0x1F", "0x1F"),
        ("1_000", "1_000"),
        (".5", ".5"),
        ("+5", "+5"),
        (".inf", ".inf"),
        ("True", "True"),
        ("Null", "Null"),
        ("5", 5),
        ("-5", -5),
        ("2.50", 2.5),
        ("true", True),
        ("null", None),
        ("~", None),
        ("'5'", "5"),
        ('"true"', "true"),
    ],
)
def test_a_plain_word_keeps_its_meaning(written, meant):
    value = read(f"key: {written}\n").value["key"]
    assert value == meant and type(value) is type(meant)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("a: 1\nb: 2\na: 3\n", [(3, "duplicate-key")]),
        ("a: &x 1\nb: *x\n", [(1, "yaml-alias"), (2, "yaml-alias")]),
        ("a:\n  <<: {b: 1}\n", [(2, "yaml-alias")]),
        ("a: !!python/object:os.system x\n", [(1, "yaml-tag")]),
        ("a: 1\n---\nb: 2\n", [(2, "yaml-documents")]),
        ("? [a, b]\n: c\n", [(1, "yaml-key")]),
        ("a:\n  b: c: d\n", [(2, "yaml-syntax")]),
        ("a: 'x\n", [(1, "yaml-syntax")]),
        ("a: " + "[" * 60 + "]" * 60, [(1, "yaml-depth")]),
        ("# nothing\n", [(1, "file-empty")]),
    ],
)
def test_what_an_author_cannot_see_is_refused(text, expected):
    assert rules(text) == expected


def test_a_bomb_of_aliases_stays_small():
    bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 12)
    )
    document = read(bomb)
    assert {problem.rule.id for problem in document.problems} == {"yaml-alias"}
    assert len(str(document.value)) < 10_000


def test_every_value_and_key_has_its_place():
    document = read("a: 1\nlist:\n  - b: text\n    c: 2\n")
    assert document.value_mark(("list", 0, "c"))[1:] == (4, 8)
    assert document.key_mark(("list", 0, "c"))[1:] == (4, 5)
    assert document.value_mark(("list", 7, "c"))[1:] == document.value_mark(("list",))[1:]
