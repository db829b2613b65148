"""Vector drawings for paper, from the model that the screen's figures are drawn from.

A drawing is numbers and words; the layout (``sheet/drawings.typ``) sets it, measures its labels and
finds room for them.
"""
