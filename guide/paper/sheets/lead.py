"""What a facilitator holds in the hand: the run of show, step by step."""

from __future__ import annotations

from guide.model.blocks import AnyBlock, Ballot, MapBlock, Prompt, TimelineBlock
from guide.model.choices import opening_of
from guide.model.pack import title
from guide.model.plain import plain
from guide.model.runs import Run, Step
from guide.model.words import Words
from guide.text.count import Counted

from ..blocks import prompt
from ..nodes import Grid, Heading, Nodes, Paragraph, Runs, Together
from ..nodes import Run as Stretch
from ..writer import Writer, said


def facilitator(write: Writer, run: Run) -> Nodes:
    """The plan at a glance, what to drop, and what to say and do at every step."""
    words = write.pack.words
    rows = []
    clock = 0
    for number, step in enumerate(run.steps, 1):
        least = str(step.least) if step.least else "–"
        rows.append(
            (
                said(str(number)),
                said(f"{clock // 60}:{clock % 60:02d}"),
                said(step.title),
                said(str(step.minutes)),
                said(least),
                said(str(step.drop) if step.drop else "–"),
            )
        )
        clock += step.minutes
    head = (
        words.paper_number,
        words.paper_clock,
        words.paper_step,
        words.paper_minutes,
        words.paper_least,
        words.paper_drop,
    )
    found: Nodes = [
        Paragraph(said(run.summary), "lead"),
        Paragraph(
            said(
                words.paper_run_facts.format(
                    minutes=Counted(run.minutes, words), people=Counted(run.people, words)
                )
            )
        ),
        Grid(head, tuple(rows), (0, 0, 1, 0, 0, 0)),
        Paragraph(said(words.paper_drop_how), "quiet"),
    ]
    clock = 0
    for number, step in enumerate(run.steps, 1):
        found += _step(write, step, number, clock)
        clock += step.minutes
    return found


def _step(write: Writer, step: Step, number: int, clock: int) -> Nodes:
    pack, words = write.pack, write.pack.words
    at = f"{clock // 60}:{clock % 60:02d}"
    above = words.paper_step_at.format(number=number, time=at, minutes=step.minutes)
    block = pack.block(step.block) if step.block else None
    shown: Runs = ()
    if block is not None:
        name = plain(pack, _name(write, block))
        shown = (Stretch(f"{words.paper_on_screen} ", "strong"), Stretch(name))
    said_and_done: Nodes = [
        Heading(2, step.title, above=above),
        *([Paragraph(shown, "quiet")] if shown else []),
        *write.paragraphs(step.say, "said"),
        *([_do(write, step.do)] if step.do else []),
        *(_do(write, told) for told in _of_round(words) if step.round),
    ]
    led = prompt.led(write, block) if isinstance(block, Prompt) else []
    return [Together(tuple(said_and_done)), *led]


def _of_round(words: Words) -> tuple[str, ...]:
    """What to do at each question of a quiz night's round, at its answers and its standings."""
    return words.night_do_question, words.night_do_answers, words.night_do_standings


def _name(write: Writer, block: AnyBlock) -> str:
    """What the room sees, by the sentence over it."""
    match block:
        case MapBlock():
            return write.pack.maps[block.map].title
        case TimelineBlock():
            return write.pack.timelines[block.timeline].title
        case Ballot():
            return opening_of(write.pack, block).question or ""
    return title(block)


def _do(write: Writer, text: str) -> Paragraph:
    return Paragraph((Stretch(f"{write.pack.words.paper_do} ", "strong"), *write.line(text)))
