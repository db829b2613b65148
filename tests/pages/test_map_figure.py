"""A map on its page."""

from guide.views import kept, map_figure
from tests.app_test import AppTest

SCRIPT = """
from guide.views import map_figure
from guide.views.current import current

pack = current().pack
map_figure.show(pack, pack.maps["syria"], intro=None, key="syria")
"""


def test_its_table_and_its_file_are_made_once_for_all_readers(monkeypatch):
    made = []

    def counted(*args, **filters):
        made.append(filters["years"])
        return table(*args, **filters)

    table = map_figure.map_table
    monkeypatch.setattr(map_figure, "map_table", counted)
    monkeypatch.setattr(kept, "STORE", kept._Store())
    page, another = (AppTest.from_string(SCRIPT, default_timeout=60).run() for _ in range(2))
    assert not page.exception
    assert len(made) == 2
    for reader in (page, another):
        reader.slider[0].set_value((2016, 2017)).run()
    assert made[2:] == [(2016, 2017)] * 2
