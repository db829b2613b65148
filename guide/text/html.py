"""HTML, escaped by default: the one place where tags and texts meet."""

from __future__ import annotations

import json
import re
from functools import cache

from jinja2 import Environment, StrictUndefined, Template
from markupsafe import Markup

from guide.model.untranslated import Untranslated

_MARKED = Markup('<{} class="as-written" lang="{}" dir="auto"{}>{}</{}>')


def in_its_language(text: str, shown: Markup, tag: str = "span") -> Markup:
    """What is shown of a text, marked with its language where its translation is missing."""
    if not isinstance(text, Untranslated):
        return shown
    named = Markup(' data-in="{}"').format(text.name)
    own = named if tag == "span" else Markup()
    if not own:  # behind the last of several paragraphs
        before, paragraph, after = shown.rpartition("<p>")
        shown = Markup("{}<p{}>{}").format(before, named, after) if paragraph else shown
    return _MARKED.format(tag, text.language, own, shown, tag)


def _filled(value: object) -> object:
    if isinstance(value, Untranslated):
        return in_its_language(value, Markup.escape(str(value)))
    return value


_ENVIRONMENT = Environment(
    autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True, finalize=_filled
)
_ENVIRONMENT.filters["bare"] = lambda value: (
    str(value) if isinstance(value, Untranslated) else value
)

_NO_TAGS = re.compile(
    r"<(?P<tag>title|option|textarea)\b.*?</(?P=tag)>|<[a-zA-Z](?:\{\{.*?\}\}|\{%.*?%\}|[^>])*>",
    re.DOTALL,
)
"""Where a template has no room for a tag: within one, and in elements that hold text alone."""
_VALUE = re.compile(r"\{\{(.*?)\}\}", re.DOTALL)


def html(template: str, /, **values: object) -> Markup:
    """The HTML of a Jinja2 template with its values filled in.

    A value is escaped unless it is HTML itself (``Markup``), so that parts can be put together
    and nothing is escaped twice. Raises ``jinja2.UndefinedError`` for a value that is not given.
    """
    compiled = _compiled(template)
    # Without Jinja2's global names, which no template uses, this takes a quarter of the time.
    context = compiled.new_context(values, shared=True)
    return Markup("".join(compiled.root_render_func(context)))


@cache
def _compiled(template: str) -> Template:
    bare = _NO_TAGS.sub(lambda found: _VALUE.sub(r"{{ (\1) | bare }}", found[0]), template)
    return _ENVIRONMENT.from_string(bare)


def untagged(text: str) -> str:
    """A text that may be HTML, without its tags and in one line."""
    return Markup(text).striptags()


def script(code: str, /, **values: object) -> Markup:
    """A script of our own that finds the values as constants of these names, written as JSON."""
    if not values:
        return Markup(f"<script>{code}</script>")
    known = ",".join(f"{name}={as_json(value)}" for name, value in values.items())
    return Markup(f"<script>{{const {known};{code}}}</script>")


def as_json(value: object) -> Markup:
    """A value as JSON that can stand in a script: nothing in it ends one.

    Nor does it hold the sign for “less than”, for which Streamlit drops a script.
    """
    return Markup(json.dumps(value).replace("<", "\\u003c"))


def style(sheet: str) -> Markup:
    """A style sheet of our own."""
    return Markup(f"<style>{sheet}</style>")
