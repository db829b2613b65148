"""A pack changed at random: never a traceback, always a file and a line."""

import os
import re
import tempfile
from pathlib import Path

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from guide.exports import markdown
from guide.loading.load import load_pack
from tests.examples import share
from tests.packs import SMALL, TRANSLATED, translated_copy

WHERE = {"content": SMALL, "data": SMALL, "content.es": TRANSLATED}
FILES = {
    str(path.relative_to(home)): path
    for folder, home in WHERE.items()
    for path in sorted((home / folder).rglob("*.*"))
    if path.suffix in (".yaml", ".csv")
}
LINE = re.compile(r"(content(\.es)?|data)(/[^:]*)?:[1-9]\d*:[1-9]\d*: .+; .+ \[[a-z]+(-[a-z]+)*\]$")


@pytest.fixture(scope="module")
def spoiled():
    """A copy of the small pack in which a test spoils one file."""
    with tempfile.TemporaryDirectory() as folder:
        yield translated_copy(Path(folder, "pack"))


def check(pack, file, content):
    path = pack / file
    path.write_bytes(content)
    try:
        reading = load_pack(pack)
        for problem in reading.problems:
            assert LINE.match(str(problem)), str(problem)
        of_original = [each for each in reading.problems if not each.file.startswith("content.es")]
        assert (reading.pack is None) == bool(of_original)
        if reading.faulty:  # what is left of the translation can be shown
            spanish = reading.pack.translations["es"]
            for module in spanish.modules:
                assert markdown.as_html(spanish, module.id)
    finally:
        path.write_bytes(FILES[file].read_bytes())


def spots(value, path=()):
    """Every place in a YAML file's values."""
    yield path
    items = (
        value.items()
        if isinstance(value, dict)
        else enumerate(value)
        if isinstance(value, list)
        else ()
    )
    for key, held in items:
        yield from spots(held, (*path, key))


JUNK = some.one_of(
    some.none(),
    some.booleans(),
    some.integers(),
    some.floats(allow_nan=False),
    some.text(),
    some.lists(some.text(), max_size=3),
    some.dictionaries(some.text(), some.text(), max_size=3),
    some.dates().map(str),
    some.sampled_from(["NO", "1e3", "[[", "[[@x]]", "{}", "*a", "&b"]),
)
QUICK = settings(max_examples=share(30), suppress_health_check=list(HealthCheck))
YAML_FILES = [file for file in FILES if file.endswith(".yaml")]


@QUICK
@given(data=some.data())
def test_values_dropped_renamed_retyped_doubled(spoiled, data):
    file = data.draw(some.sampled_from(YAML_FILES))
    content = yaml.load(FILES[file].read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    path = data.draw(some.sampled_from(list(spots(content))[1:]))
    holder = content
    for step in path[:-1]:
        holder = holder[step]
    last = path[-1]
    action = data.draw(some.sampled_from(["drop", "rename", "retype", "double"]))
    if action == "drop":
        del holder[last]
    elif action == "rename" and isinstance(holder, dict):
        holder[data.draw(some.text(min_size=1))] = holder.pop(last)
    elif action == "double" and isinstance(holder, list):
        holder.append(holder[last])
    else:
        holder[last] = data.draw(JUNK)
    check(spoiled, file, yaml.safe_dump(content, allow_unicode=True).encode("utf-8", "replace"))


@QUICK
@given(data=some.data())
def test_files_cut_spliced_and_overwritten(spoiled, data):
    file = data.draw(some.sampled_from(sorted(FILES)))
    content = FILES[file].read_bytes()
    start = data.draw(some.integers(0, len(content)))
    end = data.draw(some.integers(start, min(len(content), start + 2000)))
    splice = data.draw(
        some.one_of(
            some.just(b""),
            some.binary(max_size=60),
            some.text(max_size=60).map(lambda t: t.encode("utf-8", "replace")),
            some.just(content[start:end] * 2),
        )
    )
    check(spoiled, file, content[:start] + splice + content[end:])


@QUICK
@given(data=some.data())
def test_lines_cut_moved_and_repeated(spoiled, data):
    file = data.draw(some.sampled_from(sorted(FILES)))
    lines = FILES[file].read_bytes().splitlines(keepends=True)
    at = data.draw(some.integers(0, len(lines) - 1))
    line = lines.pop(at)
    for _ in range(data.draw(some.integers(0, 2))):
        lines.insert(data.draw(some.integers(0, len(lines))), line)
    check(spoiled, file, b"".join(lines))


def test_a_file_is_put_back(spoiled):
    assert load_pack(spoiled).problems == []
    assert os.path.exists(spoiled / "content/guide.yaml")
