"""How hard a text is to read, by the formula of Flesch and Kincaid.

The formula is that of Kincaid and others, 1975: 0.39 words a sentence and 11.8 syllables a word,
less 15.59; the answer is a school year of the United States. Syllables are counted by rule; what
that misses, and why no library counts them: ``docs/decisions/0021-balance.md``.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|\d[\d.,]*", re.UNICODE)
_SENTENCE = re.compile(r"(?<!\bMr)(?<!\bDr)[.!?…]+[”’\"')\]]*(?=\s+[“‘\"'(]?[A-Z0-9]|\s*$)")
_VOWELS = re.compile(r"[aeiouyàáâäåãæèéêëìíîïòóôöøùúûüý]+")
_SILENT = re.compile(r"(?:[^laeiouy]e|[^aeiou]les|[^sxzcgaeiouyl]es|[^tdaeiouy]ed)$")
_APART = re.compile(r"ia(?!l$|n$)|iu|io(?!n|us)|eo(?!u)|ua(?!l|r)|uu|[aeiou]ing|ier$|iest$")


@dataclass(frozen=True)
class ReadingGrade:
    """What the grade is made of."""

    words: int
    sentences: int
    syllables: int

    @property
    def grade(self) -> float:
        """The school year, to one decimal."""
        per_sentence, per_word = self.words / self.sentences, self.syllables / self.words
        return round(0.39 * per_sentence + 11.8 * per_word - 15.59, 1)


def reading_grade(text: str) -> ReadingGrade:
    """The counts of a text without marks; ValueError if it has no word."""
    found = _WORD.findall(text)
    if not found:
        raise ValueError("a text without a word has no grade")
    sentences = max(1, len(_SENTENCE.findall(text)))
    return ReadingGrade(len(found), sentences, sum(syllables(word) for word in found))


def syllables(word: str) -> int:
    """About how many syllables an English word has; a figure counts as one."""
    return sum(max(1, _groups(part)) for part in re.split("['’-]", word.lower()) if part)


def _groups(word: str) -> int:
    count = len(_VOWELS.findall(word)) + len(_APART.findall(word))
    if count > 1 and _SILENT.search(word):
        count -= 1
    return count
