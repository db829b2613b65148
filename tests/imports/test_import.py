"""Spreadsheets and other tools' files into a guide: each row where it belongs, or named."""

import datetime as dt

import pytest
from openpyxl import Workbook

from guide.__main__ import main
from guide.loading.load import load_pack
from tests.packs import aged_copy


def workbook(path, **sheets):
    """A workbook of some sheets, each a list of rows."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        sheet = book.create_sheet(name.replace("_", " ").replace("  ", "-"))
        for row in rows:
            sheet.append(row)
        for cells in sheet.iter_rows():
            for cell in cells:
                if isinstance(cell.value, dt.date):
                    cell.number_format = "[$-409]mmm\\-yy;@" if cell.value.day == 1 else "dd/mm/yy"
    book.save(path)
    return path


PLACES = [
    ["ID", "Name", "Latitude", "Longitude", "Kind", "Country", "Precision", "Sources"],
    ["new-quay", "New Quay", 56.1, 11.25, "city", "Southby", "exact", "map-office"],
    ["northby", "Northby", 56.4, 10.9, "city", "Northby", "exact", "map-office; harbor-book-2019"],
]
SOURCES = [
    ["id", "publisher", "title", "date", "found_in", "quality"],
    ["log-2017", "The wheelhouse", "The log: year two", dt.date(2017, 3, 1), "Box 4", "primary"],
]
WORDS = [
    ["Term", "Definition", "Topic", "Sources"],
    ["Quay", "A wall, for boats", "Shore", "log-2017"],
]
EVENTS = [
    ["date", "lane", "kind", "actors", "title", "text", "sources", "places"],
    [
        dt.date(2017, 3, 2),
        "north",
        "service",
        "northby",
        "A quay opens",
        "It opened.",
        "log-2017",
        "new-quay",
    ],
]
QUIZ = [
    ["Question", "A", "B", "C", "Right answer", "Why B", "Why C", "Rationale", "Sources"],
    ["What is a quay?", "A wall", "A boat", "A fish", "A", "No.", "No.", "It is one.", "log-2017"],
]
FARES = [["month", "fare"], [dt.date(2017, 1, 1), 3.5], [dt.date(2017, 2, 1), 4]]


@pytest.fixture
def everything(tmp_path):
    return workbook(
        tmp_path / "all.xlsx",
        Places=PLACES,
        Sources=SOURCES,
        Words=WORDS,
        Events_crossing=EVENTS,
        Quiz_one__ferry=QUIZ,
        fares=FARES,
    )


def files(pack):
    return {path: path.read_bytes() for path in sorted(pack.rglob("*")) if path.is_file()}


def test_each_sheet_goes_where_it_belongs(pack_copy, everything, capsys):
    assert main(["import", str(everything), str(pack_copy)]) == 0
    assert "content/glossary.yaml: 1 new, 0 changed, 0 as they were" in capsys.readouterr().out
    pack = load_pack(pack_copy).pack
    assert pack.places["new-quay"].lat == 56.1
    assert str(pack.sources["log-2017"].date) == "2017-03", "as precise as the sheet shows it"
    assert pack.terms["quay"].definition == "A wall, for boats"
    assert str(pack.events["a-quay-opens"].date) == "2017-03-02"
    assert pack.blocks["what-is-a-quay"].answer.key == "a-wall"
    assert pack.tables["fares.csv"].rows == (("2017-01", "3.5"), ("2017-02", "4"))
    before = files(pack_copy)
    assert main(["import", str(everything), str(pack_copy)]) == 0
    assert files(pack_copy) == before, "a second time there is nothing to do"


def test_a_changed_row_changes_its_part_alone(pack_copy, tmp_path):
    path = pack_copy / "content/glossary.yaml"
    text = path.read_text(encoding="utf-8").replace("terms:\n", "# The words\nterms:\n", 1)
    text = text.replace("  - id: causeway\n", "  # Asked for\n  - id: causeway\n", 1)
    path.write_text(text, encoding="utf-8")
    sheet = [["id", "term", "definition"], ["causeway", "Causeway", "A road on stones"]]
    assert main(["import", str(workbook(tmp_path / "w.xlsx", Words=sheet)), str(pack_copy)]) == 0
    after = path.read_text(encoding="utf-8")
    assert "# The words\n" in after and "  # Asked for\n" in after
    pack = load_pack(pack_copy).pack
    assert pack.terms["causeway"].definition == "A road on stones"
    assert pack.terms["causeway"].topic == "On the water", "what no column holds stays"


@pytest.mark.heavy
@pytest.mark.parametrize(
    ("sheet", "row", "column", "value", "says"),
    [
        ("Places", 2, 3, 96, "sheet 'Places', row 2, column C: '96' is not a position"),
        ("Sources", 2, 6, "primry", "row 2, column F: 'primry' is not one"),
        ("Sources", 2, 5, None, "row 2: nothing says where 'log-2017' is found"),
        ("Sources", 2, 2, None, "row 2: this row has no 'publisher'"),
        ("Events crossing", 2, 1, "soon", "row 2, column A: 'soon' is not a date"),
        ("Events crossing", 2, 2, "nrth", "row 2, column B: there is no lane 'nrth'; did you mean"),
        ("Events crossing", 2, 7, "log-2018", "column G: there is no source 'log-2018'; did you"),
        ("Quiz one-ferry", 2, 5, "E", "the key 'e' is not among the answers"),
        ("Quiz one-ferry", 2, 6, None, "has no rationale"),
        ("Words", 1, 1, "Trem", "row 1: nothing says what this sheet holds"),
    ],
)
def test_a_fault_is_named_by_sheet_row_and_column(
    pack_copy, everything, capsys, sheet, row, column, value, says
):
    from openpyxl import load_workbook

    book = load_workbook(everything)
    book[sheet].cell(row, column).value = value
    book.save(everything)
    before = files(pack_copy)
    assert main(["import", str(everything), str(pack_copy)]) == 1
    assert says in capsys.readouterr().out
    assert files(pack_copy) == before, "nothing is written"


def test_a_guide_as_a_workbook_is_read_back_as_it_was(pack_copy, tmp_path, capsys):
    before = files(pack_copy)
    assert main(["export", "sheets", str(pack_copy), "--out", str(tmp_path)]) == 0
    (book,) = tmp_path.glob("*.xlsx")
    assert main(["import", str(book), str(pack_copy)]) == 0
    assert files(pack_copy) == before
    assert "1 new" not in capsys.readouterr().out


def test_a_table_as_excel_saves_it(pack_copy, tmp_path):
    path = tmp_path / "crossings.csv"
    path.write_bytes(b"month;passengers;bicycles\r\n2022-08;12,5;\r\nSep-22;300;4\r\n")
    assert main(["import", str(path), str(pack_copy)]) == 0
    rows = load_pack(pack_copy).pack.tables["crossings.csv"].rows
    assert rows[-2:] == (("2022-08", "12.5", "", "almanac"), ("2022-09", "300", "4", ""))


def exported(format, pack, folder):
    assert main(["export", format, str(pack), "--out", str(folder / "out")]) == 0
    (path,) = (folder / "out").iterdir()
    return str(path)


@pytest.mark.heavy
def test_kahoots_sheet(pack_copy, tmp_path, capsys):
    path = exported("kahoot", pack_copy, tmp_path)
    assert main(["import", path, str(pack_copy)]) == 1
    assert "add '--of': write one of one-ferry, who-pays" in capsys.readouterr().out
    to = ["--of", "one-ferry", "--source", "harbor-book-2019"]
    main(["import", path, str(pack_copy), *to, "--dry-run"])
    told = capsys.readouterr().out
    assert "row 14, column B: a reader as of the article's day is shown '2022'" in told
    from openpyxl import load_workbook

    book = load_workbook(path)
    book.active.delete_rows(10, 20)
    book.save(path)
    assert main(["import", path, str(pack_copy), *to]) == 0
    item = load_pack(pack_copy).pack.blocks["what-did-a-passenger-pay-on-board"]
    assert item.answer.key == "a-toll" and len(item.answer.options) == 4
    assert item.rationale.startswith("Replace me")


def test_gift(pack_copy, tmp_path, capsys):
    path = tmp_path / "quiz.gift"
    path.write_text(
        "// a remark\n$CATEGORY: $course$/Ferry\n\n"
        "::ferry-toll::[html]What was <b>the toll</b>\\: in coins?{\n"
        "\t=Two#\n\t~One#Never.\n\t~Three\n\t####It was two \\= a pair.}\n\n"
        "How many boats?{#3:1}\n\n"
        "Which?{~%50%Fog ~%50%Ice ~%-100%Whales#None.}\n\n"
        "Name it{=boat =ship}\n\nPair{=a -> b =c -> d}\n",
        encoding="utf-8",
    )
    to = ["--of", "one-ferry", "--source", "harbor-book-2019"]
    assert main(["import", str(path), str(pack_copy), *to]) == 0
    out = capsys.readouterr().out
    assert "line 14: passed over" in out and "line 16: passed over" in out
    blocks = load_pack(pack_copy).pack.blocks
    toll = blocks["ferry-toll"]
    assert (toll.stem, toll.rationale) == ("What was the toll: in coins?", "It was two = a pair.")
    assert toll.answer.key == "two" and toll.answer.options[1].rationale == "Never."
    assert blocks["how-many-boats"].answer.tolerance == 1
    assert blocks["which"].answer.key == ("fog", "ice")


def test_a_timeline_js_sheet(pack_copy, tmp_path, capsys):
    path = exported("timelinejs", pack_copy, tmp_path)
    assert main(["import", path, str(pack_copy)]) == 1
    assert "add one with '--source ID'" in capsys.readouterr().out
    assert main(["import", path, str(pack_copy), "--source", "almanac"]) == 0
    pack = load_pack(pack_copy).pack
    event = pack.events["ice-closes-the-old-landing"]
    assert (event.lane, str(event.date), str(event.end)) == ("south", "2018-02-09", "2018-02-20")
    assert len(pack.events) == 20


OLD = {
    "raft": ("501 BCE", "", "-0500", "None"),
    "oars": ("March 480 BCE", "479 BCE", "-0479-03", "-0478"),
    "sail": ("15 March 44 BC", "", "-0043-03-15", "None"),
    "pier": ("\u22120029-08-01", "", "-0029-08-01", "None"),
    "gale": ("31 December 1 BCE", "1 January 1 CE", "0000-12-31", "0001-01-01"),
    "fleet": ("19 August 14 CE", "", "0014-08-19", "None"),
}
"""Dates as they stand in a sheet, and as they are read."""


def old_rows(**also):
    head = ["id", "date", "end", "lane", "kind", "actors", "title", "text", "sources"]
    rest = ["north", "service", "northby", "A boat", "It crossed.", "harbor-book-2019"]
    dates = {**{id: told[:2] for id, told in OLD.items()}, **also}
    return [head, *([id, *told, *rest] for id, told in dates.items())]


def old_timeline(pack, id="old"):
    """A timeline of the small pack's lanes, whose first events the sheet goes before."""
    text = (pack / "content/timelines/crossing.yaml").read_text(encoding="utf-8")
    text = text.replace("id: crossing", f"id: {id}")
    first = (
        text[: text.index("  - id: fog-2011")]
        .replace("first-boat-2008", "last-boat")
        .replace("stone-44", "stone")
    )
    (pack / f"content/timelines/{id}.yaml").write_text(first, encoding="utf-8")


@pytest.mark.parametrize("kind", ["xlsx", "semicolons", "tabs", "sep", "cp1252"])
def test_dates_before_the_year_1(pack_copy, tmp_path, capsys, kind):
    old_timeline(pack_copy)
    if kind == "xlsx":
        path = workbook(tmp_path / "old.xlsx", Events_old=old_rows())
    else:
        path = tmp_path / "old.csv"
        sign = "\t" if kind == "tabs" else ";"
        lines = [sign.join(row) for row in old_rows()]
        text = "\r\n".join(["sep=;", *lines] if kind == "sep" else lines)
        letters = "cp1252" if kind == "cp1252" else "utf-8"
        path.write_bytes(text.replace("\u2212", "–").encode(letters))
    before = ["import", str(path), str(pack_copy), "--of", "old"]
    assert main(before) == 0, capsys.readouterr().out
    events = load_pack(pack_copy).pack.events
    for id, (_, _, date, end) in OLD.items():
        assert (str(events[id].date), str(events[id].end)) == (date, end)
    days = [event.date.first for event in load_pack(pack_copy).pack.timelines["old"].events]
    assert days == sorted(days) and len(days) == len(OLD) + 1


@pytest.mark.parametrize("date", [-43, -61, 14, "44 BCX"])
def test_a_date_that_a_spreadsheet_spoiled_is_said_with_its_cell(pack_copy, tmp_path, capsys, date):
    """-0043 is a number to a spreadsheet, and -0043-03-15 may be a sum."""
    old_timeline(pack_copy)
    path = workbook(tmp_path / "old.xlsx", Events_old=old_rows(spoiled=(date, "")))
    was = files(pack_copy)
    assert main(["import", str(path), str(pack_copy), "--of", "old"]) == 1
    said = capsys.readouterr().out
    assert f"row 8, column B: '{date}' is not a date; write 44 BCE, March 44 BCE" in said
    assert said.count("is not a date") == 1 and files(pack_copy) == was


@pytest.mark.parametrize("format", ["sheets", "timelinejs"])
def test_dates_before_the_year_1_come_back_from_an_export(tmp_path, capsys, format):
    pack = aged_copy(tmp_path / "pack")
    was, dates = files(pack), {str(event.date) for event in load_pack(pack).pack.events.values()}
    path = exported(format, pack, tmp_path)
    also = []
    if format == "timelinejs":
        old_timeline(pack, "again")
        also = ["--source", "plan-2100", "--of", "again"]
    assert main(["import", path, str(pack), *also]) == 0, capsys.readouterr().out
    if format == "sheets":
        assert files(pack) == was
    else:
        again = load_pack(pack).pack.timelines["again"].events
        assert {str(event.date) for event in again} == dates and len(again) == 22


@pytest.mark.parametrize(
    ("name", "content", "says"),
    [
        ("a.xlsx", b"PK\x03\x04 no workbook", "no workbook that can be read"),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1", "save it as .xlsx"),
        ("a.csv", b"month;n\nJul-20;1\n", "row 2: 'Jul-20'"),
        ("none.csv", None, "no such file"),
        ("a.csv", b"a,b\n1,2,3\n", "row 2: this row has 3 cells"),
    ],
)
def test_a_file_that_cannot_be_read_is_said(pack_copy, tmp_path, capsys, name, content, says):
    path = tmp_path / name
    if content is not None:
        path.write_bytes(content)
    assert main(["import", str(path), str(pack_copy)]) == 1
    assert says in capsys.readouterr().err


def test_a_guide_in_one_file_is_not_changed(pack_copy, tmp_path, capsys):
    path = tmp_path / "guide.zip"
    assert main(["pack", str(path), str(pack_copy)]) == 0
    sheet = workbook(tmp_path / "w.xlsx", Words=WORDS)
    assert main(["import", str(sheet), str(path)]) == 2
    assert main(["check", "--fix", str(path)]) == 2
    assert "unpack it" in capsys.readouterr().err
