"""The rules of the checker as a page."""

from guide.__main__ import main
from guide.commands.rules import PAGE, renewed, table
from guide.loading.rules import ALL


def test_the_page_is_made_from_the_rules():
    page = PAGE.read_text(encoding="utf-8")
    assert renewed(page) == page, "run `python -m guide rules --write`"


def test_every_rule_has_its_row(capsys):
    assert main(["rules"]) == 0
    rows = capsys.readouterr().out.splitlines()[2:]
    assert [row.split(" | ")[0] for row in rows] == [f"| `{rule.id}`" for rule in ALL]


def test_an_older_table_is_replaced_and_the_rest_stays():
    older = "# A page\n\n" + table().replace("unknown-name", "no-such-name")
    assert renewed(older) == "# A page\n\n" + table()
