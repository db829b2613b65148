"""Each rule, on the real content with one thing changed: the line that the author reads."""

import ast
import os
import re
import subprocess
import sys

import pytest

from guide.model.reading import read_pack
from guide.model.slots import slots
from guide.model.words import Words

from .conftest import ROOT

M1 = "content/modules/1-diverging-interests.yaml"
M2 = "content/modules/2-costly-concessions.yaml"
M3 = "content/modules/3-strongman-popularity.yaml"
SYRIA = "content/timelines/syria-strikes.yaml"
SPHERE = "content/maps/sphere-of-influence.yaml"
SOURCES = "content/sources.yaml"
WORDS = "content/words.yaml"
TASTER = "content/runs/taster-20.yaml"
CLASS = "content/runs/class-45.yaml"
EVENING = "content/runs/evening-90.yaml"

CASES = [
    # what, file, text to find (the first place), what stands there instead, rule, words
    ("unknown key", M1, "minutes: 30", "minuts: 30", "unknown-key", "did you mean 'minutes'?"),
    ("missing key", M1, "minutes: 30\n", "", "missing-key", "add 'minutes:'"),
    (
        "unknown kind",
        M1,
        "kind: perspectives",
        "kind: perspective",
        "unknown-kind",
        "did you mean 'perspectives'?",
    ),
    (
        "not one of the words",
        M1,
        "level: understand",
        "level: understood",
        "not-listed",
        "did you mean 'understand'?",
    ),
    ("a number in quotes", M1, "minutes: 30", "minutes: '30'", "wrong-value", "without quotes"),
    ("a number in another form", M1, "minutes: 30", "minutes: 3e1", "wrong-value", "write 30"),
    ("not a date", SYRIA, "date: 2013-08-21", "date: 21.08.2013", "wrong-form", "2013-MM-DD"),
    ("not a day", SYRIA, "date: 2013-08-21", "date: 2013-02-30", "wrong-form", "not a date"),
    ("not an id", SYRIA, "id: sy-ghouta-2013", "id: Ghouta 2013", "wrong-form", "ghouta-2013"),
    ("no alt text", SYRIA, re.compile(r"alt: >-\n(  .*\n)+"), "", "missing-key", "add 'alt:'"),
    ("empty alt text", SPHERE, re.compile(r"alt: >-\n(  .*\n)+"), "alt: ''\n", "empty-text", ""),
    ("no source", SYRIA, "sources: [un-res-2118-2013]", "sources: []", "list-length", ""),
    (
        "unknown source",
        SYRIA,
        "un-res-2118-2013]",
        "un-res-2118-2014]",
        "unknown-name",
        "did you mean 'un-res-2118-2013'?",
    ),
    (
        "unknown actor",
        SYRIA,
        "actors: [united-states]",
        "actors: [united-state]",
        "unknown-name",
        "did you mean 'united-states'?",
    ),
    (
        "unknown place",
        SYRIA,
        "places: [eastern-ghouta]",
        "places: [east-ghouta]",
        "unknown-name",
        "eastern-ghouta",
    ),
    ("unknown person", SYRIA, "[[@john-kerry]]", "[[@john-kery]]", "unknown-name", "john-kerry"),
    ("unknown term", SYRIA, "[[sarin]]", "[[sarine]]", "unknown-name", "did you mean 'sarin'?"),
    ("half a reference", SYRIA, "[[sarin]]", "[[sarin", "reference-form", "[[term-id]]"),
    (
        "unknown claim",
        M1,
        "claims: [m1-claim-us-priority, m1-claim-assad]",
        "claims: [m1-claim-us-priorities, m1-map]",
        "unknown-name",
        "did you mean 'm1-claim-us-priority'?",
    ),
    ("unknown timeline", M1, "timeline: syria-strikes", "timeline: syria", "unknown-name", ""),
    ("unknown map", M1, "map: syria\n", "map: syra\n", "unknown-name", "did you mean 'syria'?"),
    (
        "unknown data",
        M3,
        "data: approval.csv",
        "data: approvals.csv",
        "unknown-name",
        "did you mean 'approval.csv'?",
    ),
    (
        "unknown column",
        M3,
        "column: approve",
        "column: aprove",
        "table-column",
        "did you mean 'approve'?",
    ),
    (
        "a guess at what the figure does not draw",
        M3,
        "{column: approve, period: 2001-09,",
        "{column: aprove, period: 2001-09,",
        "guess-point",
        "did you mean 'approve'?",
    ),
    (
        "a guess at a month without a reading",
        M3,
        "{column: good, period: 2017-01,",
        "{column: good, period: 2017-02,",
        "guess-point",
        "no number for 2017-02",
    ),
    (
        "a guess that cannot be right",
        M3,
        "      low: -30\n",
        "      low: 0\n",
        "guess-point",
        "widen",
    ),
    (
        "unknown event",
        M3,
        "event: po-georgia-2008",
        "event: po-georgia",
        "unknown-name",
        "po-georgia-2008",
    ),
    ("unknown lane", SYRIA, "lane: united-states", "lane: us", "unknown-name", ""),
    ("unknown shapes", SPHERE, "shapes: europe", "shapes: eurpe", "missing-file", "europe"),
    ("doubled block", M1, "id: m1-map\n", "id: m1-question\n", "unique-id", "another id"),
    ("doubled event", SYRIA, "id: sy-red-line-2012", "id: sy-step-aside-2011", "unique-id", ""),
    (
        "events out of order",
        SYRIA,
        "date: 2012-08-20",
        "date: 2010-08-20",
        "date-order",
        "in order",
    ),
    (
        "a later date in the reading of 2017",
        SYRIA,
        "text: >-\n      In two posts",
        "text: >-\n      As told in May 2018, in two posts",
        "later-date",
        "since 2018-05",
    ),
    (
        "half a passage",
        "content/glossary.yaml",
        "{since 2026-02-05|",
        "{since 2026-02-05 ",
        "passage-form",
        "looks like a passage",
    ),
    ("end before beginning", SYRIA, "end: 2016-08-22", "end: 2016-08-02", "date-order", ""),
    ("key not an answer", M1, "key: framework", "key: frameworks", "quiz-key", "framework"),
    (
        "key gives itself away",
        M1,
        "key: [ghouta, russia, aleppo, shayrat]",
        "key: [aleppo, russia, shayrat, ghouta]",
        "quiz-key",
        "in another order",
    ),
    (
        "no rationale",
        M1,
        "          rationale: They began in September 2014, a year after the framework.\n",
        "",
        "quiz-rationale",
        "why it tempts",
    ),
    ("two keys", M1, "key: 59,", "key: 59, key_date: 2017-04,", "quiz-key", "one key"),
    ("key out of bounds", M1, "key: 59,", "key: 5900,", "quiz-key", "widen"),
    ("no such objective", M1, "objective: 2", "objective: 9", "objective", "from 1 to 4"),
    (
        "options lean",
        M2,
        "We lose orders every month for a goal",
        "We lose orders " * 20,
        "option-length",
        "none is favored",
    ),
    (
        "long summary",
        M1,
        "summary: >-\n",
        "summary: >-\n  " + "many words " * 130 + "\n",
        "summary-length",
        "250",
    ),
    (
        "no closing ballot",
        M1,
        "moment: closing\n    repeats: m1-ballot-opening\n",
        "moment: opening\n",
        "ballot",
        "",
    ),
    (
        "closing asks again",
        M1,
        "repeats: m1-ballot-opening\n",
        "repeats: m1-ballot-opening\n    question: Again?\n",
        "ballot",
        "delete",
    ),
    (
        "later knowledge unmarked",
        M1,
        "        sources: [bss-baghouz-2019]\n        known: 2019-03\n",
        "        sources: [bss-baghouz-2019]\n",
        "known-missing",
        "add 'known: 2019-03",
    ),
    (
        "state outlet alone",
        M1,
        "        sources: [tass-mir-2017]\n        position_of: russia\n",
        "        sources: [tass-mir-2017]\n",
        "state-outlet",
        "position_of: russia",
    ),
    (
        "event on reprints alone",
        SYRIA,
        "sources: [rollcall-memo-2015, dod-memo-2015]",
        "sources: [dod-memo-2015]",
        "reprints-alone",
        "cite the document",
    ),
    (
        "reprint host",
        SOURCES,
        "https://undocs.org/S/RES/2118(2013)",
        "https://docslib.org/doc/2118",
        "reprint-host",
        "quality: reprint",
    ),
    (
        "state host",
        SOURCES,
        "https://undocs.org/S/RES/2118(2013)",
        "https://tass.com/1",
        "state-host",
        "state_outlet: russia",
    ),
    (
        "module not listed",
        "content/guide.yaml",
        "modules: [diverging-interests, ",
        "modules: [",
        "module-order",
        "modules:",
    ),
    (
        "category missing",
        SPHERE,
        "          - {value: none, label: In neither}\n",
        "",
        "category",
        "",
    ),
    ("category unused", SPHERE, "value: nato", "value: natto", "category", ""),
    ("empty window", SPHERE, "west: -11", "west: 70", "coordinates", "west must be less"),
    ("off the Earth", "data/places.csv", "35.411", "95.411", "coordinates", "degrees"),
    ("not a number", "data/approval.csv", "1999-08,31", "1999-08,3l", "table-cell", "not a number"),
    ("not a month", "data/approval.csv", "1999-08,", "1999-8,", "table-cell", "2014-03"),
    ("too many cells", "data/approval.csv", "1999-08,31", "1999-08,31,5", "table-row", "commas"),
    ("open quotation", "data/approval.csv", "1999-08,31", '1999-08,"31', "table-quotes", "close"),
    (
        "unknown source in a table",
        "data/places.csv",
        "un-jim7-2017",
        "un-jim-2017",
        "unknown-name",
        "un-jim7-2017",
    ),
    (
        "an address that is none",
        SOURCES,
        "https://undocs.org/",
        "https://[undocs.org/",
        "wrong-form",
        "",
    ),
    ("alt text of spaces", SYRIA, "alt: >-\n", "alt: '  '\nintro: >-\n", "empty-text", ""),
    ("unknown filling", WORDS, "{count}", "{counts}", "braces", "'{counts}'"),
    ("half a brace", WORDS, "{count}", "{count", "braces", "not closed"),
    ("module number", M1, "number: 1\n", "number: 2\n", "module-order", "write 1"),
    ("key named twice", M1, "key: [tharda, ", "key: [tharda, tharda, ", "quiz-key", "name it once"),
    (
        "long label",
        SYRIA,
        "    label: Ghouta\n",
        "    label: one two three four\n",
        "text-length",
        "room for 3",
    ),
    (
        "doubled category",
        SPHERE,
        "          - {value: none, label: In neither}\n",
        "          - {value: none, label: In neither}\n" * 2,
        "unique-id",
        "",
    ),
    (
        "area without a line or words",
        SPHERE,
        "        extent: The former autonomous region around Tskhinvali\n",
        "",
        "area-extent",
        "'extent:' in words",
    ),
    (
        "unknown shape of an area",
        SPHERE,
        "shape: crimea",
        "shape: krimea",
        "unknown-name",
        "did you mean 'crimea'?",
    ),
    (
        "a point of view twice",
        SPHERE,
        "      - id: claimant\n        label",
        "      - id: united_nations\n        label",
        "unique-id",
        "",
    ),
    (
        "a short text with a figure of its own",
        M1,
        re.compile(r"(bases\s+for\s+)49(\s+years\.\s+But)"),
        r"\g<1>99\g<2>",
        "brief-ground",
        "the figure 99 does not stand in m1-claim-assad",
    ),
    (
        "a short text that rests on a ballot",
        M1,
        "rests_on: [m1-claim-us-priority]",
        "rests_on: [m1-ballot-opening]",
        "brief-ground",
        "cannot rest on",
    ),
    (
        "a short text that rests on another module",
        M1,
        "rests_on: [m1-claim-us-priority]",
        "rests_on: [m2-claim-sphere]",
        "brief-ground",
        "is not one of 'diverging-interests'",
    ),
    (
        "a short text that shows no figure",
        M1,
        "shows: m1-map",
        "shows: m1-question",
        "brief-ground",
        "is no figure",
    ),
    (
        "a short text that is long",
        M1,
        "Where did Russian bombs fall?",
        "Where did they fall? " * 40,
        "brief-length",
        "minutes",
    ),
    (
        "half a review",
        SPHERE,
        "              checked_on: 2026-11-24\n",
        "",
        "review-dates",
        "give both",
    ),
    (
        "review before its check",
        SOURCES,
        "primary: {checked_on: 2026-11-24, review_by: 2028-11-24}",
        "primary: {checked_on: 2026-11-24, review_by: 2026-11-24}",
        "review-dates",
        "later 'review_by:'",
    ),
    (
        "today without a review",
        SPHERE,
        re.compile(r"( {14}known: 2025-11\n) {14}checked_on: .*\n {14}review_by: .*\n"),
        r"\1",
        "review-missing",
        "'checked_on:'",
    ),
    ("missing C3 form", M1, "D2.Geo.2.9-12", "D2.Civics.6", "wrong-form", "D2.His.16.9-12"),
    (
        "minutes that do not add up",
        TASTER,
        "minutes: 20\n",
        "minutes: 30\n",
        "run-minutes",
        "the steps take 20 minutes, the run 30",
    ),
    ("least above the minutes", TASTER, "least: 2", "least: 9", "run-minutes", "write 3 or fewer"),
    (
        "no opening",
        TASTER,
        "page: title",
        "block: m2-question",
        "run-parts",
        "let the first step be 'page: title'",
    ),
    (
        "no opening ballot",
        TASTER,
        "block: m2-ballot-opening",
        "page: rules",
        "run-parts",
        "no opening ballot",
    ),
    ("no decision", TASTER, "block: m2-options", "page: rules", "run-parts", "kind 'options'"),
    ("no discussion", TASTER, "m2-prompt-define", "m2-question", "run-parts", "kind 'prompt'"),
    (
        "another module's closing ballot",
        TASTER,
        "m2-ballot-closing",
        "m1-ballot-closing",
        "run-parts",
        "no closing ballot",
    ),
    (
        "a closing ballot before the talk",
        EVENING,
        re.compile(r"block: m2-claim-conflict"),
        "block: m2-ballot-closing",
        "run-parts",
        "put it after the last talk",
    ),
    (
        "a step that shows nothing",
        TASTER,
        "    page: title\n",
        "",
        "run-step",
        "give it 'block:' or 'page:'",
    ),
    (
        "a ballot that is dropped",
        TASTER,
        "block: m2-ballot-closing\n",
        "block: m2-ballot-closing\n    drop: 3\n",
        "run-step",
        "never dropped",
    ),
    ("unknown view", TASTER, "alliances-2017", "aliances-2017", "run-step", "did you mean"),
    ("unknown option", TASTER, "only: [steps", "only: [step", "run-step", "did you mean 'steps'?"),
    (
        "parts of a block without parts",
        TASTER,
        "show: {view: alliances-2017}",
        "show: {only: [statement]}",
        "run-step",
        "delete 'only:'",
    ),
    (
        "votes on a map",
        TASTER,
        "show: {view: alliances-2017}",
        "show: {vote: twice}",
        "run-step",
        "delete 'vote:'",
    ),
    (
        "years in the wrong order",
        CLASS,
        "years: [2014, 2016]",
        "years: [2016, 2014]",
        "run-step",
        "earlier year first",
    ),
    ("unknown block of a step", TASTER, "m2-map", "m2-mapp", "unknown-name", "did you mean"),
]


@pytest.mark.parametrize(
    ("file", "old", "new", "rule", "words"),
    [case[1:] for case in CASES],
    ids=[case[0] for case in CASES],
)
def test_rule(pack, file, old, new, rule, words):
    path = pack / file
    text = path.read_text(encoding="utf-8")
    changed = old.sub(new, text, 1) if isinstance(old, re.Pattern) else text.replace(old, new, 1)
    assert changed != text, "the content no longer holds what this case changes"
    path.write_text(changed, encoding="utf-8")
    reading = read_pack(pack)
    assert reading.pack is None
    found = [problem for problem in reading.problems if problem.rule == rule]
    assert found, [str(problem) for problem in reading.problems[:5]]
    assert any(words in str(problem) for problem in found), [str(problem) for problem in found[:3]]
    for problem in reading.problems:
        assert re.match(r"(content|data)/[^:]+:\d+:\d+: [^;]+; .+ \[[a-z-]+\]$", str(problem))


def test_the_line_is_the_authors(pack):
    path = pack / M1
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    number = next(n for n, line in enumerate(lines) if line.startswith("minutes:"))
    lines[number] = "minuts: 30\n"
    path.write_text("".join(lines), encoding="utf-8")
    problem = next(p for p in read_pack(pack).problems if p.rule == "unknown-key")
    assert (problem.file, problem.line, problem.column) == (M1, number + 1, 1)


def test_all_problems_in_one_run(pack):
    for file, old, new in (
        (M1, "minutes: 30", "minuts: 30"),
        (SYRIA, "[[sarin]]", "[[sarine]]"),
        (SPHERE, "shapes: europe", "shapes: eurpe"),
    ):
        path = pack / file
        path.write_text(path.read_text(encoding="utf-8").replace(old, new, 1), encoding="utf-8")
    assert {M1, SYRIA, SPHERE} <= {problem.file for problem in read_pack(pack).problems}


@pytest.mark.parametrize(
    ("name", "content", "rule"),
    [
        ("content/glossary.yaml", b"", "file-empty"),
        ("content/glossary.yaml", b"terms: " + b"x" * 10_000_000, "file-size"),
        ("content/glossary.yaml", bytes(range(256)), "file-encoding"),
        ("content/glossary.yaml", b"terms: a\x00b", "file-characters"),
        ("content/glosary.yaml", b"terms: []", "unknown-file"),
        ("data/approval.csv", b"", "file-empty"),
        ("data/approval.csv", b"\x89PNG\r\n\x1a\n\x00\x00", "file-encoding"),
    ],
)
def test_files_that_cannot_be_read(pack, name, content, rule):
    (pack / name).write_bytes(content)
    problems = read_pack(pack).problems
    assert [problem for problem in problems if problem.rule == rule and problem.file == name]


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("content/sources.yaml", b"sources: ["),
        ("content/glossary.yaml", b"terms:\n"),
        ("content/people.yaml", b"- a list\n"),
        ("content/timelines/syria-strikes.yaml", b"\xff\xfe"),
        ("data/places.csv", b'id,name\n"a"b\n'),
        ("data/approval.csv", b"month,approve\n"),
    ],
)
def test_a_file_that_cannot_be_read_is_one_problem(pack, name, content):
    """What it defines is unknown, not missing: its names are not reported one by one."""
    (pack / name).write_bytes(content)
    problems = read_pack(pack).problems
    assert problems and len(problems) <= 3, [str(problem) for problem in problems[:5]]


def test_missing_files(pack):
    os.remove(pack / "content/actors.yaml")
    os.remove(pack / "data/approval.csv")
    problems = {(problem.file, problem.rule) for problem in read_pack(pack).problems}
    assert ("content/actors.yaml", "missing-file") in problems
    assert (M3, "unknown-name") in problems


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_links_out_of_the_pack_and_things_that_are_no_files(pack, tmp_path_factory):
    outside = tmp_path_factory.mktemp("outside") / "secret.yaml"
    outside.write_text("terms: []", encoding="utf-8")
    os.remove(pack / "content/glossary.yaml")
    os.symlink(outside, pack / "content/glossary.yaml")
    os.remove(pack / "content/people.yaml")
    os.mkfifo(pack / "content/people.yaml")
    problems = {(problem.file, problem.rule) for problem in read_pack(pack).problems}
    assert ("content/glossary.yaml", "file-outside") in problems
    assert ("content/people.yaml", "file-unreadable") in problems


def run(*arguments):
    return subprocess.run(
        [sys.executable, "-m", "guide", "check", *map(str, arguments)],
        cwd=ROOT,
        text=True,
        capture_output=True,
        check=False,
    )


def test_the_command_ends_with_0_1_or_2(pack, tmp_path_factory):
    good = run(pack)
    assert good.returncode == 0 and re.search(r"3 modules, \d+ blocks, \d+ events", good.stdout)
    (pack / "content/glossary.yaml").write_text("terms: [", encoding="utf-8")
    bad = run(pack)
    assert bad.returncode == 1 and bad.stdout.startswith("content/glossary.yaml:")
    none = run(tmp_path_factory.mktemp("none"))
    assert none.returncode == 2 and "not a pack" in none.stderr
    assert "Traceback" not in good.stderr + bad.stderr + none.stderr


@pytest.mark.skipif(sys.platform == "win32", reason="such a name cannot be given there")
def test_the_command_ends_quietly(pack):
    """A reader that stops, a terminal without UTF-8 and a strange file name are no traceback."""
    for number in range(2000):
        (pack / f"content/{number}.txt").touch()
    (pack / "content/jaros\u0142aw\n.txt").touch()
    with open(os.fsencode(pack) + b"/content/\xff.txt", "wb"):
        pass
    command = [sys.executable, "-m", "guide", "check", str(pack)]
    for encoding in ("ascii", "utf-8"):
        with subprocess.Popen(
            command,
            cwd=ROOT,
            env=os.environ | {"PYTHONIOENCODING": encoding},
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
        ) as process:
            process.stdout.readline()
            if encoding == "utf-8":
                process.stdout.close()
            else:
                lines = process.stdout.read().splitlines()
                assert len(lines) == 2001
            assert b"Traceback" not in process.stderr.read()
            assert process.wait() == 1


def test_words_name_what_the_pages_fill_in():
    """``Fills`` is what the program's calls of ``format`` give."""
    given = {}
    for folder in ("guide", "pages"):
        for path in (ROOT / folder).rglob("*.py"):
            for call in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                match call:
                    case ast.Call(
                        func=ast.Attribute(value=ast.Attribute(attr=word), attr="format"),
                        keywords=keywords,
                    ) if word in slots(Words):
                        given[word] = {keyword.arg for keyword in keywords}
    known = {slot.name: set(slot.fills) for slot in slots(Words).values() if slot.fills}
    assert given.items() <= known.items()


def test_every_rule_is_in_the_documentation():
    code = "".join(
        path.read_text(encoding="utf-8") for path in (ROOT / "guide/model").rglob("*.py")
    )
    used = set(re.findall(r'"([a-z]+(?:-[a-z]+)+)"', code))
    used |= {"braces", "ballot", "category", "coordinates", "objective"}
    documented = set(
        re.findall(
            r"^\| `([a-z-]+)` \|",
            (ROOT / "docs/checker.md").read_text(encoding="utf-8"),
            re.MULTILINE,
        )
    )
    markers = {"triangle-up", "triangle-down", "circle-open", "diamond-open", "square-open"}
    others = {"syrian-government", "other-states", "khan-shaykhun", "line-up", "us-letter"}
    others |= {"borne-out", "my-views"}
    assert used - markers - others == documented
