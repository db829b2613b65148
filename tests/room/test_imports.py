"""What an event is can be loaded by a phone's page or a command without the weight of a page."""

import subprocess
import sys

import pytest

from guide.settings import ROOT

HEAVY = ("plotly", "pandas", "streamlit", "starlette")
MODULES = ("guide.model.choices", "guide.room.session", "guide.room.votes", "guide.room.summary")
PROGRAM = f"""
import importlib, sys
for module in {MODULES}:
    importlib.import_module(module)
    for name in {HEAVY}:
        if name in sys.modules:
            print(module, "loads", name)
"""


@pytest.mark.heavy
def test_it_loads_no_figures_tables_or_web():
    run = subprocess.run(
        [sys.executable, "-c", PROGRAM], cwd=ROOT, capture_output=True, text=True, check=True
    )
    assert run.stdout == ""
