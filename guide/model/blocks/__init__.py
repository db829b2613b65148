"""The blocks a module is made of: one file a kind, told apart by ``kind``."""

from typing import Annotated

from pydantic import Field

from .ballot import Ballot
from .base import Block
from .claim import Claim
from .compare import Compare
from .hindsight import Hindsight
from .map import MapBlock
from .options import Options
from .perspectives import Perspectives
from .prompt import Prompt
from .quiz import Quiz
from .series import Series
from .text import Text
from .timeline import TimelineBlock

AnyBlock = Annotated[
    Text
    | Claim
    | MapBlock
    | TimelineBlock
    | Series
    | Compare
    | Quiz
    | Ballot
    | Prompt
    | Perspectives
    | Options
    | Hindsight,
    Field(discriminator="kind"),
]

__all__ = [
    "AnyBlock",
    "Ballot",
    "Block",
    "Claim",
    "Compare",
    "Hindsight",
    "MapBlock",
    "Options",
    "Perspectives",
    "Prompt",
    "Quiz",
    "Series",
    "Text",
    "TimelineBlock",
]
