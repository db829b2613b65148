"""A pack as a whole: one reading of all its files, whatever is in them."""

import os
import sys

import pytest

from guide.loading.load import load_pack

M1 = "content/modules/1-one-ferry.yaml"
MAP = "content/maps/shores.yaml"
TIMELINE = "content/timelines/crossing.yaml"


def replace(path, old, new):
    path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")


def test_the_line_is_the_authors(pack_copy):
    path = pack_copy / M1
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    number = next(n for n, line in enumerate(lines) if line.startswith("minutes:"))
    lines[number] = "minuts: 30\n"
    path.write_text("".join(lines), encoding="utf-8")
    problem = next(p for p in load_pack(pack_copy).problems if p.rule.id == "unknown-key")
    assert (problem.file, problem.line, problem.column) == (M1, number + 1, 1)


def test_all_problems_in_one_run(pack_copy):
    replace(pack_copy / M1, "minutes: 12", "minuts: 12")
    replace(pack_copy / TIMELINE, "[[ferry]]", "[[ferri]]")
    replace(pack_copy / MAP, "shapes: europe", "shapes: eurpe")
    assert {M1, TIMELINE, MAP} <= {problem.file for problem in load_pack(pack_copy).problems}


def test_what_was_read_before_is_told_again_and_what_is_saved_since_is_read(pack_copy):
    guide, whole = pack_copy / "content/guide.yaml", load_pack(pack_copy)
    text = guide.read_text(encoding="utf-8")
    replace(pack_copy / M1, "minutes: 12", "minuts: 12")
    replace(guide, "entry_points:", "doors:")
    first, second = load_pack(pack_copy), load_pack(pack_copy)
    assert first == second
    assert {problem.file for problem in second.problems} == {M1}
    assert "content/guide.yaml" in {notice.file for notice in second.notices}
    replace(pack_copy / M1, "minuts: 12", "minutes: 12")
    guide.write_text(text, encoding="utf-8")
    assert load_pack(pack_copy) == whole


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("content/sources.yaml", b"sources: ["),
        ("content/glossary.yaml", b"terms:\n"),
        ("content/people.yaml", b"- a list\n"),
        (TIMELINE, b"\xff\xfe"),
        ("data/places.csv", b'id,name\n"a"b\n'),
        ("data/crossings.csv", b"month,passengers,bicycles\n"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_problem(pack_copy, name, content):
    """What it defines is unknown, not missing: its names are not reported one by one."""
    (pack_copy / name).write_bytes(content)
    problems = load_pack(pack_copy).problems
    assert problems and len(problems) <= 3, [str(problem) for problem in problems[:5]]


def test_missing_files(pack_copy):
    os.remove(pack_copy / "content/actors.yaml")
    os.remove(pack_copy / "data/crossings.csv")
    problems = {(problem.file, problem.rule.id) for problem in load_pack(pack_copy).problems}
    assert ("content/actors.yaml", "missing-file") in problems
    assert (M1, "unknown-name") in problems


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_out_of_the_pack_and_things_that_are_no_files(pack_copy, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "secret.yaml"
    outside.write_text("terms: []", encoding="utf-8")
    os.remove(pack_copy / "content/glossary.yaml")
    os.symlink(outside, pack_copy / "content/glossary.yaml")
    os.remove(pack_copy / "content/people.yaml")
    os.mkfifo(pack_copy / "content/people.yaml")
    problems = {(problem.file, problem.rule.id) for problem in load_pack(pack_copy).problems}
    assert ("content/glossary.yaml", "file-outside") in problems
    assert ("content/people.yaml", "file-unreadable") in problems


def test_the_share_of_a_short_text_grows_with_fewer_modules(pack_copy):
    """Ten minutes are for all modules together, however many a guide has."""
    replace(pack_copy / M1, "Is the boat too slow?", "Is the boat slow? " * 245)
    assert {problem.rule.id for problem in load_pack(pack_copy).problems} == {"brief-length"}
    os.remove(pack_copy / "content/modules/2-who-pays.yaml")
    replace(pack_copy / "content/guide.yaml", "[one-ferry, who-pays]", "[one-ferry]")
    assert load_pack(pack_copy).problems == []


def test_hosts_are_the_packs(pack_copy):
    """Without a list of hosts no address is of a known kind."""
    path = pack_copy / "content/sources.yaml"
    text = path.read_text(encoding="utf-8")
    start, end = text.index("hosts:"), text.index("sources:")
    text = text[:start] + text[end:]
    path.write_text(text.replace("almanac.example", "copies.example"), encoding="utf-8")
    assert load_pack(pack_copy).problems == []
