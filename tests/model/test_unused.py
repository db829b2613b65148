"""What nothing in a guide cites."""

from guide.__main__ import main
from guide.model.unused import unused
from tests import packs


def test_what_is_named_in_a_text_a_list_or_a_table_is_used(pack):
    assert unused(pack) == {"term": ["landing"], "person": [], "source": [], "place": []}


def test_check_lists_what_nothing_cites(pack_copy, capsys):
    path = pack_copy / "content/people.yaml"
    path.write_text(
        path.read_text(encoding="utf-8")
        + "  - {id: no-one, name: No One, role: Of whom nobody tells, country: Northby, "
        "sources: [almanac]}\n",
        encoding="utf-8",
    )
    assert main(["check", "--unused", str(pack_copy)]) == 0
    assert "people that nothing cites: no-one" in capsys.readouterr().out
    assert main(["check", str(packs.SMALL)]) == 0
    assert "nothing cites" not in capsys.readouterr().out
