"""``/host``: one file for each thing a facilitator does."""
