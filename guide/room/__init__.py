"""A live event: its state, the store that outlasts a window, who may change it, the report."""
