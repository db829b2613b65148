"""Figures over time; where the guide asks for a guess, the guess comes first."""

from guide.model.blocks import Series
from guide.model.plain import plain
from guide.text.figure_note import figure_note

from ..drawings.series import series_drawing
from ..nodes import Drawing, Grid, Heading, Nodes, Paragraph, Run, Together
from ..writer import Writer, said


def nodes(write: Writer, block: Series) -> Nodes:
    """The figure; or, where a guess is asked for, the question with room for numbers."""
    if block.guess is None:
        return _figure(write, block)
    words = write.pack.words
    rows = tuple((said(point.label), ()) for point in block.guess.points)
    return [
        Together(
            (
                Heading(3, words.guess_first),
                Paragraph(write.line(block.guess.question), "question"),
                Grid((words.guess_asked, words.guess_yours), rows, (65, 35), tall=True),
            )
        )
    ]


def afterwards(write: Writer, block: Series) -> Nodes:
    """The figure, where a guess was asked for."""
    return _figure(write, block) if block.guess else []


def _figure(write: Writer, block: Series) -> Nodes:
    words = write.pack.words
    caption = [Run(words.unit.format(unit=block.unit))]
    if block.margin:
        caption.append(Run(" " + words.margin.format(margin=block.margin)))
    if block.question:
        caption += [Run(" "), *write.line(block.question)]
    caption += write.cited(block.sources)
    if note := figure_note(write.pack, block):
        caption.append(Run(f" {note}"))
    intro = write.paragraphs(block.intro) if block.intro else []
    figure = Drawing(
        series_drawing(write.pack, block), plain(write.pack, block.alt), tuple(caption)
    )
    return [Together((Heading(3, block.title), *intro, figure))]
