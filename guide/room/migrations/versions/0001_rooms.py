"""Rooms, each as one JSON text, and secrets that are made once."""

from __future__ import annotations

import sqlalchemy as sql
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Create every table."""
    op.create_table(
        "rooms",
        sql.Column("code", sql.String(8), primary_key=True),
        sql.Column("revision", sql.Integer, nullable=False),
        sql.Column("opened", sql.DateTime(timezone=True), nullable=False),
        sql.Column("ended", sql.DateTime(timezone=True)),
        sql.Column("state", sql.Text, nullable=False),
    )
    op.create_table(
        "secrets",
        sql.Column("name", sql.String(64), primary_key=True),
        sql.Column("value", sql.Text, nullable=False),
    )
