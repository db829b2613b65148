"""Tables under figures are in the reader's language; their files are as machines read them."""

from guide.figures.map_table import map_table
from guide.text.csv_file import csv_file
from guide.views import figure
from tests.pseudo import texts_of

ROWS = [["2019-06", 1234567.5, None], ["2020", 0.25, 0.0], ["2021", 12.0, -40000.0]]


def cells(pack):
    said = texts_of(figure.table(pack, "crossings", ["month", "a", "b"], ROWS))
    return [text.strip() for text in said if text.strip()][-8:]


def test_numbers_in_a_table_have_the_signs_of_the_language(bilingual):
    english, spanish = (cells(bilingual.in_language(tag)) for tag in ("en", "es"))
    assert english == ["June 2019", "1,234,567.5", "2020", "0.25", "0", "2021", "12", "-40,000"]
    assert [each.replace("\u202f", " ") for each in spanish] == [
        *("junio de 2019", "1 234 567,5", "2020", "0,25", "0", "2021", "12", "-40 000")
    ]


def test_numbers_in_a_file_are_plain_in_every_language():
    lines = csv_file(["month", "a", "b"], ROWS).splitlines()
    assert lines[1:] == ["2019-06,1234567.5,", "2020,0.25,0", "2021,12,-40000"]


def test_states_in_a_table_have_the_names_of_the_readers_language(bilingual):
    def names(pack):
        return {
            row["id"]: row["name"] for row in map_table(pack, pack.maps["shores"]) if row["value"]
        }

    english, spanish = (names(bilingual.in_language(tag)) for tag in ("en", "es"))
    assert english["DEU"] == "Invented for Germany"
    assert spanish["DEU"] == "Alemania" and spanish["SWE"] == "Suecia"
