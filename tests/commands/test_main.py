"""The command line from any folder and with any Python: a sentence, never a traceback."""

import ast
import subprocess
import sys

import pytest

from guide.__main__ import main
from guide.settings import ROOT
from tests.packs import SMALL

PROGRAM = ROOT / "guide"


def run(*arguments, cwd):
    return subprocess.run(
        [sys.executable, *map(str, arguments)], cwd=cwd, text=True, capture_output=True, check=False
    )


@pytest.mark.heavy
def test_by_its_path_it_runs_in_any_folder_on_the_guide_of_that_folder(tmp_path):
    here = run(PROGRAM, "check", cwd=SMALL)
    assert here.returncode == 0 and "One Ferry" in here.stdout
    named = run(PROGRAM, "check", SMALL, cwd=tmp_path)
    assert named.stdout == here.stdout
    made = run(PROGRAM, "new", "mine", "--modules=1", cwd=tmp_path)
    assert made.returncode == 0, made.stderr
    assert (tmp_path / "mine/content/guide.yaml").is_file()


def test_a_python_without_what_it_needs_is_told_which_one_has(tmp_path):
    told = run("-S", "-E", PROGRAM, "check", cwd=tmp_path)
    assert told.returncode == 2 and told.stdout == ""
    assert "Traceback" not in told.stderr
    assert sys.executable in told.stderr
    assert f"{ROOT}" in told.stderr and ("-m guide" in told.stderr or "make run" in told.stderr)


def test_an_older_python_can_read_the_file_that_says_so(capsys, monkeypatch):
    source = (PROGRAM / "__main__.py").read_text(encoding="utf-8")
    ast.parse(source, feature_version=(3, 7))
    monkeypatch.setattr(sys, "version_info", (3, 9, 1))
    assert main(["check"]) == 2
    assert "3.11 or newer is needed" in capsys.readouterr().err


@pytest.mark.heavy
def test_the_folder_that_the_terminal_is_in_goes_before_the_programs_own(
    capsys, monkeypatch, tmp_path
):
    monkeypatch.delenv("GUIDE_PACK", raising=False)
    monkeypatch.chdir(SMALL)
    assert main(["check"]) == 0
    assert "One Ferry" in capsys.readouterr().out
    monkeypatch.chdir(tmp_path)
    assert main(["check"]) == 0
    assert "One Ferry" not in capsys.readouterr().out
