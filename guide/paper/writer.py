"""What the parts of a sheet are written with: the pack, and its prose as runs of text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from guide.model.base import Evidence, When
from guide.model.pack import Pack
from guide.model.plain import plain
from guide.model.untranslated import Untranslated
from guide.text.citation import since_words, source_names
from guide.text.markup import Token, tokens

from .nodes import Bullets, Node, Nodes, Paragraph, Run, Runs

Look = Literal["text", "lead", "quiet", "question", "note", "said"]
_STYLES: dict[str, Literal["plain", "strong", "em"]] = {"strong": "strong", "em": "em"}


@dataclass(frozen=True)
class Writer:
    """Writes a pack's texts as nodes."""

    pack: Pack

    def line(self, text: str) -> Runs:
        """Prose of one paragraph as runs; paragraphs become one."""
        found: list[Run] = []
        for each in self.paragraphs(text):
            if found:
                found.append(Run(" "))
            if isinstance(each, Paragraph):
                found += each.runs
            elif isinstance(each, Bullets):
                for number, item in enumerate(each.items):
                    found += [*([Run("; ")] if number else []), *item]
        return tuple(found)

    def paragraphs(self, text: str, look: Look = "text") -> Nodes:
        """Prose as paragraphs and lists; what is not translated says what it is in."""
        found: list[Node] = []
        items: list[Runs] = []
        numbered, depth = False, 0
        for token in tokens(plain(self.pack, text)):
            if token.type in ("bullet_list_open", "ordered_list_open"):
                depth, numbered = depth + 1, token.type.startswith("ordered")
            elif token.type in ("bullet_list_close", "ordered_list_close"):
                depth -= 1
                if not depth:
                    found.append(Bullets(tuple(items), numbered))
                    items = []
            elif token.type == "inline":
                runs = tuple(_runs(token.children or []))
                if depth:
                    items.append(runs)
                else:
                    found.append(Paragraph(runs, look))
        if isinstance(text, Untranslated) and found and isinstance(found[-1], Paragraph):
            told = Run(f" ({text.name})", "quiet")
            found[-1] = Paragraph((*found[-1].runs, told), look)
        return found

    def evidence(self, line: Evidence) -> Runs:
        """A line of evidence with its citation, marked if it came after the article."""
        return (*self.since(line.known), *self.line(line.text), *self.cited(line.sources))

    def since(self, known: When | None) -> Runs:
        """A mark on what a reader of the article could not yet know."""
        words = since_words(self.pack, known)
        return (Run(f"[{words}] ", "strong"),) if words else ()

    def cited(self, sources: Iterable[str]) -> Runs:
        """Publishers and years, in brackets."""
        names = self.names(sources)
        return (Run(f" [{'; '.join(names)}]", "quiet"),) if names else ()

    def names(self, sources: Iterable[str]) -> list[str]:
        """Publisher and year of each source, each once."""
        return source_names(self.pack, sources)

    def sourced(self, sources: Iterable[str], most: int = 8) -> Paragraph:
        """The line of sources under a figure or an answer."""
        words, names = self.pack.words, source_names(self.pack, sources)
        if len(names) > most:
            names[most:] = [words.paper_other_sources.format(count=len(names) - most)]
        return Paragraph((Run(words.source_line.format(sources="; ".join(names))),), "quiet")


def said(text: str, style: Literal["plain", "strong", "em", "quiet"] = "plain") -> Runs:
    """A text without markup as runs."""
    return (Run(text, style),)


def _runs(children: list[Token]) -> Iterator[Run]:
    style: Literal["plain", "strong", "em"] = "plain"
    for token in children:
        name = token.type.removesuffix("_open").removesuffix("_close")
        if name in _STYLES:
            style = _STYLES[name] if token.nesting > 0 else "plain"
        elif token.type in ("softbreak", "hardbreak"):
            yield Run(" ", style)
        elif token.content:
            yield Run(token.content, style)
