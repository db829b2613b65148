"""The manual of keys as a page, and the JSON Schema that editors complete from.

``docs/reference/`` is made from the models and the template alone; a test holds it to them.
"""

from __future__ import annotations

import datetime as dt
import json
import os
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from guide.loading.load import FOLDERS, SINGLE
from guide.loading.validation import validate
from guide.loading.yaml_text import parse
from guide.model.base import Part
from guide.model.maps import Window
from guide.model.slots import walk
from guide.settings import ROOT
from guide.text.html import html, style

from .schema import about, json_schema, keys, parts
from .template import FOLDER, Wanted, files

PAGES = ROOT / "docs" / "reference"
SCHEMAS = "schema"
"""The folder of the files for editors, in ``docs/reference/`` and in a new guide."""
STYLE = Path(__file__).with_suffix(".css")
LONGEST = 40
"""Lines of an example; a longer one is cut."""

_EXAMPLE = Wanted(
    title="Whose water?",
    newspaper="The Delta Post",
    date=dt.date(2020, 7, 15),
    publisher="A council",
    modules=["Water", "Law"],
    window=Window(west=22, east=48, south=3, north=32),
    today=dt.date(2026, 11, 27),
)

_PAGE = """<!doctype html>
<html lang="en">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>What stands in a guide</title>
{{ look }}
</head>
<body>
<h1>What stands in a guide</h1>
<p>Every key of every part, made from the program by <code>python -m guide schema --write</code>.
The checker says what is wrong; this says what there is. Files first, then what stands in them.</p>
<nav>{% for part in parts %}<a href="#{{ part.name }}">{{ part.name }}</a>
{% endfor %}</nav>
<main>{% for part in parts %}
<section>
<h2 id="{{ part.name }}">{{ part.name }}</h2>
<p>{% if part.file %}<code>{{ part.file }}</code>. {% endif %}{{ part.about }}</p>
<div class="table"><table>
<tr><th>key</th><th>needed</th><th>what it holds</th></tr>
{% for key in part.fields -%}
<tr><td><code>{{ key.name }}</code></td><td>{{ key.need }}</td>
<td>{{ key.form }}{% if key.about %}. {{ key.about }}{% endif %}
{%- for name in key.names %} <a href="#{{ name }}">{{ name }}</a>{% endfor %}</td></tr>
{% endfor %}</table></div>
{% if part.example %}<pre>{{ part.example }}</pre>{% endif %}
</section>
{% endfor %}</main>
</body>
</html>
"""


def written() -> dict[str, str]:
    """Every file of ``docs/reference/``, by its path in it."""
    made = {"index.html": str(page())}
    return made | {f"{SCHEMAS}/{name}": text for name, text in schemas().items()}


def schemas() -> dict[str, str]:
    """The JSON Schema of each file of a guide, by the file's name."""
    kinds = {**SINGLE, **{name.removesuffix("s"): model for name, model in FOLDERS.items()}}
    return {
        f"{name}.json": json.dumps(json_schema(model), indent=1, ensure_ascii=False) + "\n"
        for name, model in kinds.items()
    }


def editor_line(file: str, folder: str) -> str:
    """The line by which an editor finds the schema of a file such as ``content/modules/a.yaml``.

    ``folder`` is where the schemas stand, seen from the guide's folder.
    """
    path = Path(file)
    kind = path.stem if len(path.parts) == 2 else path.parts[1].removesuffix("s")
    where = os.path.relpath(Path(folder, f"{kind}.json"), path.parent).replace(os.sep, "/")
    return f"# yaml-language-server: $schema={where}\n"


def page() -> str:
    """The page of all parts."""
    known = parts()
    shown = [
        {
            "name": name,
            "file": _file(name),
            "about": about(model),
            "fields": keys(model),
            "example": example(model),
        }
        for name, model in known.items()
    ]
    return html(_PAGE, look=style(STYLE.read_text(encoding="utf-8")), parts=shown)


def _file(name: str) -> str:
    if name in SINGLE:
        return f"content/{name}.yaml"
    return f"content/{name}s/*.yaml" if f"{name}s" in FOLDERS else ""


def example(model: type[Part]) -> str:
    """A part as an author writes it; empty where there is no example."""
    value = examples().get(model)
    if value is None:
        return ""
    text = yaml.dump(_plain(value), Dumper=_Dumper, sort_keys=False, allow_unicode=True, width=96)
    lines = text.splitlines()
    return "\n".join([*lines[:LONGEST], "…"] if len(lines) > LONGEST + 4 else lines)


@cache
def examples() -> Mapping[type[Part], Any]:
    """What a new guide holds of each part, and an example of each other one."""
    found: dict[type[Part], Any] = {}
    for file, text in files(_EXAMPLE).items():
        if file.startswith("content/"):
            path = Path(file)
            model = SINGLE[path.stem] if len(path.parts) == 2 else FOLDERS[path.parts[1]]
            _take(found, text, file, model)
    more = yaml.safe_load((FOLDER / "examples.yaml").read_text(encoding="utf-8"))
    for name, value in more.items():
        _take(found, json.dumps(value, default=str), name, parts()[name])
    return found


def _take(found: dict[type[Part], Any], text: str, file: str, model: type[Part]) -> None:
    document = parse(text, file)
    found.setdefault(model, document.value)
    for top, start in validate(document, model)[0]:
        for part, path in walk(top, start):
            value = document.value
            for step in path:
                value = value[step] if not isinstance(value, dict) or step in value else None
                if value is None:
                    break
            if value is not None:
                found.setdefault(type(part), value)


def _plain(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _plain(held) for key, held in value.items()}
    return [_plain(held) for held in value] if isinstance(value, tuple) else value


class _Dumper(yaml.SafeDumper):
    """Writes dates and lists as an author does: no quotes, items indented."""

    def increase_indent(self, flow: bool = False, indentless: bool = False) -> None:
        super().increase_indent(flow, False)


_Dumper.yaml_implicit_resolvers = {
    sign: [known for known in tags if known[0] != "tag:yaml.org,2002:timestamp"]
    for sign, tags in yaml.SafeDumper.yaml_implicit_resolvers.items()
}
