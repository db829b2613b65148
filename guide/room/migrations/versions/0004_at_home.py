"""Which seats are not in the hall."""

from __future__ import annotations

import sqlalchemy as sql
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Keep of each seat whether its phone is at home; until now none was."""
    at_home = sql.Column("at_home", sql.Boolean, nullable=False, server_default=sql.false())
    op.add_column("seats", at_home)
