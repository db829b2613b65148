"""A map on its page."""

from streamlit.testing.v1 import AppTest

from guide.views import map_figure

SCRIPT = """
from guide.views import map_figure
from guide.views.current import current

pack = current().pack
map_figure.show(pack, pack.maps["syria"], intro=None, key="syria")
"""


def test_its_table_is_made_once_a_rerun(monkeypatch):
    made = []

    def counted(*args, **filters):
        made.append(filters)
        return table(*args, **filters)

    table = map_figure.map_table
    monkeypatch.setattr(map_figure, "map_table", counted)
    page = AppTest.from_string(SCRIPT, default_timeout=60).run()
    assert not page.exception
    assert len(made) == 1
    page.slider[0].set_value((2016, 2017)).run()
    assert [filters["years"] for filters in made[1:]] == [(2016, 2017)]
