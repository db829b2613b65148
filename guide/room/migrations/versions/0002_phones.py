"""Seats of phones, what they are signed with, and a row an answer."""

from __future__ import annotations

import sqlalchemy as sql
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Create what is kept of phones until an event ends."""
    op.create_table(
        "seat_keys",
        sql.Column("room", sql.String(8), primary_key=True),
        sql.Column("value", sql.String(64), nullable=False),
        sql.Column("made", sql.DateTime(timezone=True), nullable=False),
    )
    op.create_table(
        "seats",
        sql.Column("room", sql.String(8), primary_key=True),
        sql.Column("seat", sql.Integer, primary_key=True, autoincrement=False),
    )
    op.create_table(
        "answers",
        sql.Column("room", sql.String(8), primary_key=True),
        sql.Column("item", sql.String(120), primary_key=True),
        sql.Column("seat", sql.Integer, primary_key=True, autoincrement=False),
        sql.Column("answer", sql.Text, nullable=False),
        sql.Column("cells", sql.Text, nullable=False),
    )
