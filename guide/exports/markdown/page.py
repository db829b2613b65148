"""A module as a page of Markdown under work: its lines, and the sources that they cite so far."""

from __future__ import annotations

import re
from collections.abc import Iterable

from guide.model.base import Evidence, When
from guide.model.pack import Pack
from guide.model.plain import plain
from guide.text.citation import since_words

from ..said import links


class Page:
    """Lines of Markdown. Sources are numbered in the order in which they are first cited."""

    def __init__(self, pack: Pack) -> None:
        self.pack = pack
        self.lines: list[str] = []
        self.cited: dict[str, int] = {}

    def heading(self, level: int, text: str) -> None:
        """A heading, its text taken as it stands."""
        self.lines += [f"{'#' * level} {escaped(text)}", ""]

    def text(self, text: str, *, sources: Iterable[str] = (), known: When | None = None) -> None:
        """A passage of the author's own Markdown, with its mark and its sources."""
        self.lines += [self._said(text, sources, known), ""]

    def plain(self, text: str, *, strong: bool = False) -> None:
        """A line of plain text."""
        self.lines += [f"**{escaped(text)}**" if strong else escaped(text), ""]

    def labelled(
        self, label: str, text: str, sources: Iterable[str] = (), known: When | None = None
    ) -> None:
        """A passage after a word that says what it is, which may end in a colon or not."""
        said = self._said(text, sources, known)
        self.lines += [f"**{escaped(label.rstrip(':.'))}:** {said}", ""]

    def evidence(self, items: Iterable[Evidence]) -> None:
        """Lines of evidence as a list."""
        self.list(self._said(each.text, each.sources, each.known) for each in items)

    def list(self, items: Iterable[str]) -> None:
        """A list of lines that are Markdown already."""
        self.lines += [*(f"- {each}" for each in items), ""]

    def prose(self, text: str) -> str:
        """An author's text of one paragraph, in one line, its terms and people as words."""
        return " ".join(plain(self.pack, text).split())

    def cites(self, sources: Iterable[str]) -> str:
        """The numbers of sources: ``[1][4]``, escaped so that they stand as they are."""
        numbers = [self.cited.setdefault(each, len(self.cited) + 1) for each in sources]
        return "".join(f"\\[{number}\\]" for number in numbers)

    def sources(self) -> Iterable[str]:
        """What was cited, in the order of its numbers, each as a link."""
        for number, (name, url) in enumerate(links(self.pack, self.cited), 1):
            yield f"{number}. [{escaped(name)}](<{url}>)" if url else f"{number}. {escaped(name)}"

    def _said(self, text: str, sources: Iterable[str], known: When | None) -> str:
        mark = since_words(self.pack, known)
        paragraphs = [self.prose(each) for each in re.split(r"\n\s*\n", text.strip())]
        said = "\n\n".join(paragraphs)
        cites = self.cites(sources)
        return f"{f'*{escaped(mark)}.* ' if mark else ''}{said}{f' {cites}' if cites else ''}"


def escaped(text: str) -> str:
    """A line of plain text in which nothing is taken for one of Markdown's own signs."""
    text = re.sub(r"([\\`*_\[\]<>#|~])", r"\\\1", text)
    return re.sub(r"^(\d+)([.)])", r"\1\\\2", re.sub(r"^([-+])", r"\\\1", text))
