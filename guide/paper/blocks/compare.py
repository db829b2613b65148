"""Then and now, side by side."""

from guide.model.blocks import Compare

from ..nodes import Grid, Heading, Nodes
from ..writer import Writer, said


def nodes(write: Writer, block: Compare) -> Nodes:
    """A table; in a reading as of the article's day without the column of today."""
    words = write.pack.words
    both = any(row.now for row in block.rows)
    rows = []
    for row in block.rows:
        cells = [said(row.label, "strong"), write.evidence(row.then)]
        if both:
            cells.append(write.evidence(row.now) if row.now else said("–"))
        rows.append(tuple(cells))
    head = (words.paper_question, words.then, *((words.now,) if both else ()))
    widths = (24.0, 38.0, 38.0) if both else (30.0, 70.0)
    return [Heading(2, block.title), Grid(head, tuple(rows), widths)]
