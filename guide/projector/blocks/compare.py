"""Then and since, a question at a time."""

from markupsafe import Markup

from guide.model.base import Evidence
from guide.model.blocks import Compare
from guide.model.blocks.compare import ComparedRow
from guide.model.plain import plain
from guide.text.citation import since_words
from guide.text.html import html

from ..scene import Scene
from ..slide import Group, Piece, line, mark


def groups(scene: Scene, block: Compare) -> list[Group]:
    """Each row in two columns, under the block's title."""
    pieces = tuple(_row(scene, row) for row in block.rows)
    return [Group(block.title, pieces, "columns")]


def _row(scene: Scene, row: ComparedRow) -> Piece:
    words = scene.pack.words
    assert row.now is not None, "a room is shown the guide of today"
    columns = ((words.then, row.then), (words.now, row.now))
    cells = [_cell(scene, label, evidence) for label, evidence in columns]
    # Two columns stand as high as the longer one, each half as wide.
    longer = max((plain(scene.pack, each.text) for _, each in columns), key=len)
    return Piece(
        html(
            '<div class="row"><h2>{{ label }}</h2><div class="two">'
            "{% for cell in cells %}{{ cell }}{% endfor %}</div></div>",
            label=row.label,
            cells=cells,
        ),
        f"{longer} {longer}",
        (*row.then.sources, *row.now.sources),
        lines=3.4,
        indent=3.0,
    )


def _cell(scene: Scene, label: str, evidence: Evidence) -> Markup:
    return html(
        '<div><p class="label">{{ label }}</p><p>{{ mark }}{{ line }}</p></div>',
        label=label,
        mark=mark(since_words(scene.pack, evidence.known)),
        line=line(scene.pack, evidence.text),
    )
