"""Questions to the speaker, and who wants to know them too."""

from __future__ import annotations

import sqlalchemy as sql
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Create what is kept of questions until an event ends."""
    op.create_table(
        "questions",
        sql.Column("room", sql.String(8), primary_key=True),
        sql.Column("number", sql.Integer, primary_key=True, autoincrement=False),
        sql.Column("seat", sql.Integer, nullable=False),
        sql.Column("text", sql.Text, nullable=False),
        sql.Column("words", sql.Text, nullable=False),
        sql.Column("state", sql.String(12), nullable=False),
        sql.Column("reason", sql.String(20), nullable=False),
        sql.Column("merged", sql.Integer),
    )
    op.create_table(
        "upvotes",
        sql.Column("room", sql.String(8), primary_key=True),
        sql.Column("number", sql.Integer, primary_key=True, autoincrement=False),
        sql.Column("seat", sql.Integer, primary_key=True, autoincrement=False),
    )
