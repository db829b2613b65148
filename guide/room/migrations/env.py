"""Run by Alembic for each upgrade, on the connection that the store passes in."""

from alembic import context

context.configure(connection=context.config.attributes["connection"], target_metadata=None)
context.run_migrations()
