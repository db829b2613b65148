"""The sheets that can be taken along: what each is made of, a file for each use of them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import Literal

from guide.model.content import Module
from guide.model.pack import Pack
from guide.model.runs import Run
from guide.room.night_run import is_night, runs_of

from ..nodes import Nodes
from ..writer import Writer
from . import cards, lead, learn, night, quizzes, reference

Layout = Literal["pages", "cards", "leaves", "foldout", "poster"]


@dataclass(frozen=True)
class Sheet:
    """A file to print: what it is called, of what it is, and what makes its nodes."""

    name: str
    """Of its file, without an ending, in plain ASCII."""
    title: str
    above: str
    """Of what it is: a module, a run of show, the guide."""
    nodes: Callable[[], Nodes]
    layout: Layout = "pages"
    lead: str = ""
    """What to do with it, in a line."""
    editable: bool = False
    """Whether there is a file for a word processor too."""
    group: str = ""
    """What it belongs to: a module's or a run's id, or nothing."""


def sheets(
    pack: Pack, modules: Iterable[str] | None = None, runs: Iterable[str] | None = None
) -> list[Sheet]:
    """Every sheet of a pack, in the order of use; or of some modules and runs alone.

    Where either is named, what belongs to the other or to the guide as a whole is left out.
    """
    some = modules is not None or runs is not None
    wanted = [pack.module(id) for id in modules or ()] if some else list(pack.modules)
    known = runs_of(pack)
    shown = [known[id] for id in runs or ()] if some else list(known.values())
    found = [sheet for module in wanted for sheet in of_module(pack, module)]
    found += [sheet for run in shown for sheet in of_run(pack, run)]
    return found if some else [*found, *of_guide(pack)]


def of_module(pack: Pack, module: Module) -> list[Sheet]:
    """The sheets of one module."""
    words, write = pack.words, Writer(pack)
    above = f"{module.number}. {module.title}"

    def made(
        name: str,
        title: str,
        nodes: Callable[[], Nodes],
        layout: Layout = "pages",
        lead: str = "",
        editable: bool = False,
    ) -> Sheet:
        file = f"{module.number}-{name}"
        return Sheet(file, title, above, nodes, layout, lead, editable, module.id)

    kinds = {block.kind for block in module.blocks}
    cut = words.paper_cut
    found = [
        made("handout", words.paper_handout, lambda: learn.handout(write, module), editable=True),
    ]
    if "prompt" in kinds:
        found.append(
            made(
                "discussion",
                words.paper_discussion,
                lambda: learn.discussion(write, module),
                editable=True,
            )
        )
    if "quiz" in kinds:
        found += [
            made("quiz", words.paper_quiz, lambda: quizzes.quiz(write, module)),
            made("answer-key", words.paper_key, lambda: quizzes.key(write, module)),
        ]
    if "ballot" in kinds:
        found.append(
            made("ballots", words.paper_ballots, lambda: cards.ballots(write, module), "leaves")
        )
    if "perspectives" in kinds:
        found.append(
            made(
                "perspective-cards",
                words.paper_perspectives,
                lambda: cards.perspectives(write, module),
                "cards",
                cut,
            )
        )
    if "options" in kinds:
        found.append(
            made(
                "option-cards",
                words.paper_options,
                lambda: cards.options(write, module),
                "cards",
                cut,
            )
        )
    if "claim" in kinds:
        found.append(
            made(
                "evidence-cards",
                words.paper_evidence,
                lambda: cards.evidence(write, module),
                "cards",
                words.paper_sort,
            )
        )
    return found


def of_run(pack: Pack, run: Run) -> list[Sheet]:
    """The facilitator's guide to a run of show, and what a quiz night needs for its tables."""
    words, write = pack.words, Writer(pack)

    def made(name: str, title: str, nodes: Callable[[], Nodes], lead: str = "") -> Sheet:
        return Sheet(f"{name}-{run.id}", title, run.title, nodes, lead=lead, group=run.id)

    guide = made("facilitator", words.paper_facilitator, lambda: lead.facilitator(write, run))
    found = [replace(guide, editable=True)]
    if is_night(run):
        found += [
            made(
                "answer-slips",
                words.paper_slips,
                lambda: night.slips(write, run),
                words.paper_slips_how,
            ),
            made(
                "score-sheet",
                words.paper_board,
                lambda: night.board(write, run),
                words.paper_board_how,
            ),
            made("answer-key", words.paper_key, lambda: night.key(write, run)),
        ]
    return found


def of_guide(pack: Pack) -> list[Sheet]:
    """The sheets of the guide as a whole."""
    words, write, guide = pack.words, Writer(pack), pack.guide.title
    found = []
    for line in pack.timelines.values():
        found += [
            Sheet(
                f"timeline-{line.id}-list",
                words.paper_timeline_list,
                line.name,
                lambda line=line: reference.timeline_list(write, line),  # type: ignore[misc]
            ),
            Sheet(
                f"timeline-{line.id}-foldout",
                words.paper_foldout,
                line.title,
                lambda line=line: reference.timeline_foldout(write, line),  # type: ignore[misc]
                "foldout",
            ),
        ]
    return [
        *found,
        Sheet("score-sheet", words.paper_score, guide, lambda: quizzes.score(write)),
        Sheet("sources", words.sources, guide, lambda: reference.sources(write)),
    ]
