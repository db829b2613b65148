"""A guide in the formats of other tools: quiz, run of show, sources, events, a module as text.

``formats.py`` lists the formats; the rest is a file for each kind of thing, and ``quiz/`` a file
for each format of a quiz.
"""
