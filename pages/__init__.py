"""One short script for each page: it lays out blocks and holds no rule."""
