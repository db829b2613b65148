"""Every setting is in one module and in the operators' table, and nowhere else."""

import ast
import pkgutil
from importlib.util import find_spec
from pathlib import Path

import pytest

import guide
from guide import settings
from guide.settings import SETTINGS, Setting

READERS = {"environ", "environb", "getenv", "getenvb"}
"""What of ``os`` hands out the environment."""

MODULES = [each.name for each in pkgutil.walk_packages(guide.__path__, "guide.")]


def test_the_operators_table_lists_every_setting():
    text = (settings.ROOT / "docs/operators.md").read_text(encoding="utf-8")
    lines = text.splitlines()
    start = lines.index("| setting | what it does | without it |") + 2
    rows = lines[start : start + len(SETTINGS) + 1]
    assert rows == [
        *(f"| `{each.name}` | {each.does} | {each.without} |" for each in SETTINGS),
        "",
    ]


def test_no_setting_is_left_out_of_the_list():
    declared = [each for each in vars(settings).values() if isinstance(each, Setting)]
    assert declared == list(SETTINGS)


def read_of(tree):
    """The names by which a module reads the environment."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Attribute) and node.attr in READERS:
            yield node.attr
        elif isinstance(node, ast.ImportFrom) and node.module == "os":
            yield from (each.name for each in node.names if each.name in READERS)


@pytest.mark.parametrize("name", [*MODULES, "app"])
def test_no_other_module_reads_the_environment(name):
    origin = find_spec(name).origin
    found = set(read_of(ast.parse(Path(origin).read_text(encoding="utf-8"))))
    assert bool(found) == (name == settings.__name__)


@pytest.mark.parametrize(
    "text", ["import os\nos.environ['A']", "from os import getenv", "from os import environ as e"]
)
def test_a_module_that_reads_it_is_seen(text):
    assert list(read_of(ast.parse(text)))


@pytest.mark.parametrize("value", ["no", " NO ", "0", "false", "False"])
def test_the_machine_itself_is_shut_out(value):
    assert not settings.may_host_locally({"GUIDE_HOST_LOCAL": value})


def test_without_settings_everything_has_its_default():
    functions = [settings.pack_folder, settings.store_address, settings.host_passcode]
    assert [function({}) for function in functions] == [settings.ROOT, "", ""]
    assert settings.may_host_locally({})
    assert settings.framed_by({}) == ()


@pytest.mark.parametrize(
    "written", ["https://canvas.example.edu, http://localhost:8080", "https://*.example.org"]
)
def test_sites_that_may_frame_a_page_are_origins(written):
    found = settings.framed_by({"GUIDE_FRAMED_BY": written})
    assert found == tuple(written.replace(",", "").split())


@pytest.mark.parametrize(
    "written",
    ["*", "canvas.example.edu", "https://a.example/path", "https://a.example; script-src *",
     "'self'", "https://*", "data:", "https://a.example\r\nX: y"],
)  # fmt: skip
def test_what_is_no_origin_is_named_and_ends_the_server(written):
    with pytest.raises(ValueError, match="GUIDE_FRAMED_BY names"):
        settings.framed_by({"GUIDE_FRAMED_BY": written})
