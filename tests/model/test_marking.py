"""Right and wrong, complete and incomplete."""

import pytest
from pydantic import TypeAdapter

from guide.model import marking
from guide.model.blocks.quiz import AnyAnswer

READ = TypeAdapter(AnyAnswer).validate_python
OPTIONS = tuple({"id": each, "text": each} for each in ("a", "b", "c"))
CHOICE = READ({"type": "choice", "options": OPTIONS, "key": "b"})
CHOICES = READ({"type": "choices", "options": OPTIONS, "key": ("a", "c")})
ORDER = READ({"type": "order", "items": OPTIONS, "key": ("c", "a", "b")})
NUMBER = READ({"type": "estimate", "key": 59, "tolerance": 5, "unit": "missiles"})
MONTH = READ({"type": "estimate", "key_date": "2014-03", "tolerance": 2})
YEAR = READ({"type": "estimate", "key_date": "2014", "tolerance": 0})
PLACE = READ(
    {
        "type": "place",
        "map": "syria",
        "candidates": tuple({"place": each} for each in ("x", "y", "z")),
        "key": "y",
    }
)


@pytest.mark.parametrize(
    ("answer", "given", "right"),
    [
        (CHOICE, "b", True),
        (CHOICE, "a", False),
        (CHOICES, ("c", "a"), True),
        (CHOICES, ("a",), False),
        (CHOICES, ("a", "b", "c"), False),
        (ORDER, ("c", "a", "b"), True),
        (ORDER, ("a", "b", "c"), False),
        (NUMBER, 54, True),
        (NUMBER, 64.0, True),
        (NUMBER, 53, False),
        (MONTH, "2014-05", True),
        (MONTH, "2014-06", False),
        (MONTH, "2013-12", False),
        (YEAR, "2014", True),
        (YEAR, "2015", False),
        (PLACE, "y", True),
        (PLACE, "x", False),
    ],
)
def test_right(answer, given, right):
    assert marking.right(answer, given) is right


@pytest.mark.parametrize(
    ("answer", "given", "complete"),
    [
        (CHOICE, None, False),
        (CHOICES, (), False),
        (CHOICES, ("a",), True),
        (ORDER, ("c", "a"), False),
        (ORDER, ("c", "a", "b"), True),
        (NUMBER, None, False),
        (NUMBER, 0, True),
    ],
)
def test_complete(answer, given, complete):
    assert marking.complete(answer, given) is complete
