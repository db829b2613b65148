"""Tables as spreadsheets save them: read as they are meant, or refused in one sentence."""

import csv
import datetime as dt
import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as some

from guide.__main__ import main
from guide.loading import saved
from guide.loading.load import load_pack
from tests.examples import share

PLAIN = (("month", "approve", "share"), ("1999-12", "81", "12.5"), ("2000-01", "", "-3.25"))


def read(content):
    content = content if isinstance(content, bytes) else content.encode()
    return saved.rows_of(*saved.decode(content))


@pytest.mark.parametrize(
    "content",
    [
        "month,approve,share\n1999-12,81,12.5\n2000-01,,-3.25\n",
        "\ufeffmonth;approve;share\r\n1999-12;81;12,5\r\n2000-01;;-3,25\r\n",
        "month\tapprove\tshare\n1999-12\t81\t12,5\n2000-01\t\t-3,25\n".encode("utf-16"),
        'sep=;\n"month";"approve";"share"\n"1999-12";"81";"12,5"\n"2000-01";"";"-3,25"\n',
        "month;approve;share\rDec-99;81;12,5\rJan-00;;\u22123,25\r",
        ",,\n\nmonth,approve,share,,\n1999-12,81,12.5,,\n,,,,\n2000-01,,-3.25,,\n,,,,\n",
        "month,approve,share\n01/12/1999,81,12.5\n01/01/2000,,-3.25\n",
        "month,approve,share\n12/1/1999,81,12.5\n1/1/2000,,-3.25\n",
        "month;approve;share\n01.12.1999;81;12,5\n01.01.2000;;-3,25\n",
        "month,approve,share\n36495,81,12.5\n36526,,-3.25\n",
        "month,approve,share\n1999-12-01 00:00:00,81,12.5\nJanuary 2000,,-3.25\n",
    ],
)
def test_what_a_spreadsheet_saves_is_read_as_it_is_meant(content):
    assert read(content).rows == PLAIN


@pytest.mark.parametrize(
    ("cells", "meant"),
    [
        (("1 234,5", "0,5"), ("1234.5", "0.5")),
        (("1.234.567,5", "2,5"), ("1234567.5", "2.5")),
        (("1,234.5", "1,234"), ("1234.5", "1234")),
        (("1,234,567", "1,234"), ("1234567", "1234")),
        (("1’234.5", "2"), ("1234.5", "2")),
        (("12,5", "1,234"), ("12.5", "1.234")),
        (("12,5", "some"), ("12,5", "some")),
        (("12,5", "8,1", "some"), ("12.5", "8.1", "some")),
    ],
)
def test_numbers_of_a_column(cells, meant):
    found = read("id;n\n" + "".join(f"x{n};{cell}\n" for n, cell in enumerate(cells)))
    assert tuple(row[1] for row in found.rows[1:]) == meant


def test_the_code_page_of_the_west_is_read_where_no_neighbor_reads_it_otherwise():
    sheet = read("id;name\nx;Café “Zürich” – 5 €\n".encode("cp1252"))
    assert sheet.rows[1] == ("x", "Café “Zürich” – 5 €") and "Windows-1252" in sheet.unlike
    for word in ("Genève", "España", "Привет"):
        code_page = "cp1251" if word == "Привет" else "cp1252"
        with pytest.raises(saved.Doubt):
            read(f"id;name\nx;{word}\n".encode(code_page))


def test_a_month_says_its_century_by_its_neighbors():
    cells = ["Nov-99", "Dec-99", "Jan-00", "2000-02", "Mar-00"]
    found = read("month,n\n" + "".join(f"{cell},1\n" for cell in cells))
    months = [row[0] for row in found.rows[1:]]
    assert months == ["1999-11", "1999-12", "2000-01", "2000-02", "2000-03"]
    next_year = dt.date.today().year + 1
    ahead = read(f"month,n\nJul-{next_year % 100:02},1\n").rows[1][0]
    assert ahead == f"{next_year - 100}-07", "no series lies ahead of today"
    with pytest.raises(saved.Doubt, match="1914-07 or 2014-07"):
        read("month,n\nJul-14,1\nAug-14,2\n")


CELLS = some.text(
    some.characters(codec="utf-8", exclude_categories=("Cc", "Cs", "Zl", "Zp"))
).filter(lambda cell: cell == cell.strip() and cell != "")


@settings(max_examples=share(30))
@given(
    body=some.lists(some.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=6),
    separator=some.sampled_from(",;\t"),
)
def test_texts_come_through_whatever_parts_them(body, separator):
    """What is no number and no month is left as it is."""
    body = [tuple(f"x{cell}" for cell in row) for row in body]
    out = io.StringIO()
    csv.writer(out, delimiter=separator).writerows([("id", "name", "note"), *body])
    assert read(out.getvalue()).rows == (("id", "name", "note"), *body)


def test_fix_writes_what_was_read_and_changes_nothing_else(pack_copy, capsys):
    before = load_pack(pack_copy).pack
    for path in (pack_copy / "data").glob("*.csv"):
        rows = list(csv.reader(io.StringIO(path.read_text(encoding="utf-8"))))
        out = io.StringIO()
        csv.writer(out, delimiter=";").writerows([*rows, [""] * len(rows[0])])
        path.write_bytes(("sep=;\r\n" + out.getvalue()).encode("utf-8"))
    plain = (pack_copy / "data/crossings.csv").read_bytes()
    assert load_pack(pack_copy).pack.places == before.places
    assert main(["check", str(pack_copy)]) == 0
    assert "hint: data/crossings.csv: read all the same" in capsys.readouterr().out
    assert (pack_copy / "data/crossings.csv").read_bytes() == plain, "checking changes no file"
    assert main(["check", "--fix", str(pack_copy)]) == 0
    assert "data/crossings.csv: written anew, without a line 'sep=;'" in capsys.readouterr().out
    after = load_pack(pack_copy)
    assert not after.unlike and after.pack.places == before.places
    assert {name: table.rows for name, table in after.pack.tables.items()} == {
        name: table.rows for name, table in before.tables.items()
    }
    assert sorted(path.suffix for path in (pack_copy / "data").iterdir())[0] == ".csv"


def test_fix_leaves_what_is_in_doubt(pack_copy, capsys):
    path = pack_copy / "data/crossings.csv"
    path.write_text("month;passengers;bicycles\nJul-20;1;2\n", encoding="utf-8")
    assert main(["check", "--fix", str(pack_copy)]) == 1
    assert path.read_text(encoding="utf-8").startswith("month;")
    assert capsys.readouterr().out.count("data/crossings.csv") == 1
