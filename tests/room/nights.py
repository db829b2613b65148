"""A short quiz night on the small guide: two rounds of two questions, and a tie-break."""

from dataclasses import replace

from guide.model.runs import Run
from guide.room.night_run import run_named
from guide.room.room import new_room
from guide.room.session import Session

ROUNDS = (("The ferry", ("f-quiz-first", "f-quiz-several")), ("Ice", ("f-quiz-order", "p-quiz")))
RIGHT = {
    "f-quiz-first": "fare",
    "f-quiz-several": ["fog", "ice"],
    "f-quiz-order": ["first-boat", "second-boat", "ice"],
    "p-quiz": "the-county",
}


def night_run():
    steps = [{"id": "title", "title": "Hello", "page": "title", "minutes": 2, "say": "…"}]
    for number, (title, items) in enumerate(ROUNDS, 1):
        steps.append(
            {
                "id": f"round-{number}",
                "title": title,
                "round": {"items": items},
                "minutes": 7,
                "say": "…",
            }
        )
    steps.append({"id": "end", "title": "Bye", "page": "end", "minutes": 2, "say": "…"})
    return Run.model_validate(
        {
            "id": "night",
            "title": "A night",
            "summary": "Short.",
            "minutes": 18,
            "people": 20,
            "steps": tuple(steps),
        }
    )


def night_pack(pack):
    """The guide with the run, and none that its own items fill."""
    return replace(pack, runs={**pack.runs, "night": night_run()})


def night_room(pack):
    run = run_named(pack, "night")
    return new_room(run, Session.of_run(pack, run).room.plan, people=20)


def place_of(room, step):
    return next(at for at, one in enumerate(room.plan) if one.step == step)
