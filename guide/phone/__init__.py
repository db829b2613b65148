"""Blocks as a participant answers them: plain HTML of a few kilobytes, which works by itself."""
