"""What makes a run of show one that can be led from its opening to its closing ballot."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from guide.model.blocks import AnyBlock, Ballot, MapBlock, Options, Prompt, Quiz, TimelineBlock
from guide.model.content import Module
from guide.model.maps import Map, StatesLayer
from guide.model.runs import Run, Step, part_names

from .. import rules
from ..drafts import Draft, Spot
from ..messages import runs as messages
from ..problem import Problem

SLACK = 2
"""Minutes by which the steps' sum may miss the run's total."""


def minutes_add_up(draft: Draft) -> Iterator[Problem]:
    """``run-minutes``: the steps' minutes make the total, within two; none is stretched to fit."""
    for run, spot in draft.each(Run):
        total = sum(step.minutes for step in run.steps)
        if abs(total - run.minutes) > SLACK:
            yield Problem.at(
                spot.at("minutes"), rules.RUN_MINUTES, messages.wrong_sum(total, run.minutes)
            )
        for number, step in enumerate(run.steps):
            if step.least is not None and step.least > step.minutes:
                message = messages.least_too_long(step.least, step.minutes)
                yield Problem.at(spot.at("steps", number, "least"), rules.RUN_MINUTES, message)


def runs_have_their_parts(draft: Draft) -> Iterator[Problem]:
    """``run-parts``: an opening with its ballot, a decision, a discussion, the same ballot last."""
    blocks = _blocks(draft)
    for run, spot in draft.each(Run):
        if any(step.block and step.block not in blocks for step in run.steps):
            continue  # The name that is unknown is the one problem.
        if any(step.round for step in run.steps):
            continue  # A quiz night needs no ballot and no talk.
        shown = [blocks.get(step.block or "") for step in run.steps]
        opening = {
            block.id for block in shown if isinstance(block, Ballot) and block.moment == "opening"
        }
        missing = []
        if run.steps[0].page is None:
            missing.append("opening")
        if not opening:
            missing.append("opening ballot")
        if not any(isinstance(block, Options) for block in shown):
            missing.append("decision")
        if not any(isinstance(block, Prompt) for block in shown):
            missing.append("discussion")
        if not any(isinstance(block, Ballot) and block.repeats in opening for block in shown):
            missing.append("closing ballot")
        for part in missing:
            yield Problem.at(spot.at("steps"), rules.RUN_PARTS, messages.part_missing(part))
        if not missing:
            yield from _order(spot, shown)


def _order(spot: Spot, shown: list[AnyBlock | None]) -> Iterator[Problem]:
    kinds = [
        f"{block.moment} ballot" if isinstance(block, Ballot) else block.kind if block else "page"
        for block in shown
    ]
    first_talk = min(kinds.index("options"), kinds.index("prompt"))
    last_talk = max(n for n, kind in enumerate(kinds) if kind in ("options", "prompt"))
    for number, kind in enumerate(kinds):
        if kind == "opening ballot" and number > first_talk:
            yield Problem.at(spot.at("steps", number), rules.RUN_PARTS, messages.opening_late())
        if kind == "closing ballot" and number < last_talk:
            yield Problem.at(spot.at("steps", number), rules.RUN_PARTS, messages.closing_early())


def steps_can_be_shown(draft: Draft) -> Iterator[Problem]:
    """``run-step``: a step shows one thing, in a way that this thing can be shown."""
    blocks = _blocks(draft)
    maps = {each.id: each for each in draft.all(Map)}
    for run, spot in draft.each(Run):
        for number, step in enumerate(run.steps):
            where = ("steps", number)
            if sum(one is not None for one in (step.block, step.page, step.round)) != 1:
                yield Problem.at(spot.at(*where), rules.RUN_STEP, messages.one_thing())
                continue
            yield from _round(spot, run, number, blocks)
            block = blocks.get(step.block or "")
            if step.drop is not None and isinstance(block, Ballot):
                yield Problem.at(spot.at(*where, "drop"), rules.RUN_STEP, messages.ballot_dropped())
            if block is not None:
                yield from _showing(spot, number, step, block, maps)


def _round(spot: Spot, run: Run, number: int, blocks: Mapping[str, AnyBlock]) -> Iterator[Problem]:
    here = run.steps[number].round
    earlier = [id for step in run.steps[:number] if step.round for id in step.round.items]
    for index, id in enumerate(here.items if here else ()):
        place = spot.at("steps", number, "round", "items", index)
        if id in blocks and not isinstance(blocks[id], Quiz):
            yield Problem.at(place, rules.RUN_STEP, messages.no_quiz_item(blocks[id].kind))
        if id in earlier:
            yield Problem.at(place, rules.RUN_STEP, messages.asked_again(id))
        earlier.append(id)


def _showing(
    spot: Spot, number: int, step: Step, block: AnyBlock, maps: Mapping[str, Map]
) -> Iterator[Problem]:
    show = step.show
    names = part_names(block)
    for index, name in enumerate(show.only or ()):
        if name not in names:
            message = messages.unknown_part(name, names)
            yield Problem.at(
                spot.at("steps", number, "show", "only", index), rules.RUN_STEP, message
            )
    views = _views(block, maps)
    if show.view is not None and show.view not in views:
        place = spot.at("steps", number, "show", "view")
        yield Problem.at(place, rules.RUN_STEP, messages.unknown_view(show.view, views))
    if show.years is not None and not isinstance(block, MapBlock | TimelineBlock):
        place = spot.at("steps", number, "show", "years")
        yield Problem.at(place, rules.RUN_STEP, messages.not_for(block.kind, "years"))
    if show.years is not None and show.years[0] > show.years[1]:
        place = spot.at("steps", number, "show", "years")
        yield Problem.at(place, rules.RUN_STEP, messages.years_reversed())
    if show.vote == "twice" and not isinstance(block, Quiz):
        place = spot.at("steps", number, "show", "vote")
        yield Problem.at(place, rules.RUN_STEP, messages.not_for(block.kind, "vote"))
    if show.count != "hands" and not isinstance(block, Ballot):
        place = spot.at("steps", number, "show", "count")
        yield Problem.at(place, rules.RUN_STEP, messages.not_for(block.kind, "count"))


def _views(block: AnyBlock, maps: Mapping[str, Map]) -> list[str]:
    drawn = maps.get(block.map) if isinstance(block, MapBlock) else None
    layers = drawn.layers if drawn else ()
    return [view.id for layer in layers if isinstance(layer, StatesLayer) for view in layer.views]


def _blocks(draft: Draft) -> Mapping[str, AnyBlock]:
    return {block.id: block for module in draft.all(Module) for block in module.blocks}


CHECKS = (minutes_add_up, runs_have_their_parts, steps_can_be_shown)
