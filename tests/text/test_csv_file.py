"""CSV files."""

from guide.text.csv_file import csv_file


def test_nothing_is_a_gap_and_0_is_a_number():
    assert csv_file(("a", "b", "c"), [(0, 0.0, None)]) == "\ufeffa,b,c\r\n0,0,\r\n"
