"""What every part of a room's state is made of."""

from __future__ import annotations

from pydantic import BaseModel, ConfigDict


class Value(BaseModel):
    """A part of a room's state."""

    model_config = ConfigDict(frozen=True, extra="ignore")
