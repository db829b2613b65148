"""Policy options with their prices; also as cards."""

from guide.model.base import Evidence
from guide.model.blocks import Options
from guide.model.blocks.options import PolicyOption
from guide.model.choices import choices_of

from ..nodes import Bullets, Card, Grid, Heading, Nodes, Paragraph, Run, Runs, Together
from ..writer import Writer, said


def nodes(write: Writer, block: Options) -> Nodes:
    """Each option with what speaks for it, its price, who would object and a precedent."""
    words = write.pack.words
    choices = choices_of(write.pack, block)
    parts = [
        Together(
            (
                Heading(3, f"{choice.letter}  {option.title}"),
                Paragraph(write.line(option.summary)),
                Grid(
                    (words.benefits, words.costs),
                    ((_lines(write, option.benefits), _lines(write, option.costs)),),
                    (50, 50),
                ),
                Paragraph(_objector(write, option)),
                Paragraph(
                    (Run(f"{words.precedent}: ", "strong"), *write.evidence(option.precedent))
                ),
            )
        )
        for choice, option in zip(choices, block.options, strict=True)
    ]
    ask = Together(
        (
            Paragraph(said(words.paper_choose), "question"),
            Grid(
                (words.paper_option, words.paper_rank, words.paper_price),
                tuple((said(f"{one.letter}  {one.text}"), (), ()) for one in choices),
                (46, 14, 40),
                tall=True,
            ),
        )
    )
    return [Heading(2, block.title), *write.paragraphs(block.intro), *parts, ask]


def cards(write: Writer, block: Options) -> tuple[Card, ...]:
    """A card for each option."""
    words = write.pack.words
    return tuple(
        Card(
            f"{choice.letter}  {option.title}",
            "",
            (
                Paragraph(write.line(option.summary)),
                Bullets(
                    (
                        (
                            Run(f"{words.benefits}: ", "strong"),
                            *_lines(write, option.benefits, cited=False),
                        ),
                        (
                            Run(f"{words.costs}: ", "strong"),
                            *_lines(write, option.costs, cited=False),
                        ),
                        _objector(write, option),
                    )
                ),
            ),
        )
        for choice, option in zip(choices_of(write.pack, block), block.options, strict=True)
    )


def _objector(write: Writer, option: PolicyOption) -> Runs:
    label, who = write.pack.words.objector, option.objector.who
    return (Run(f"{label}: ", "strong"), Run(f"{who}. "), *write.line(option.objector.why))


def _lines(write: Writer, lines: tuple[Evidence, ...], *, cited: bool = True) -> Runs:
    """Lines of evidence in one paragraph, with or without their sources."""
    found: list[Run] = []
    for line in lines:
        told = write.evidence(line) if cited else write.line(line.text)
        found += [*([Run(" ")] if found else []), *told]
    return tuple(found)
