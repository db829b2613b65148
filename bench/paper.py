"""The sheets to print: how long all take, and what a checker of accessibility finds in them."""

from __future__ import annotations

import json
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from bench.row import Row
from tests.browser.serving import ROOT

OUTLOUD = Path(sys.executable).with_name("outloud")


def paper_rows() -> Iterator[Row]:
    """All sheets of the guide by the command, and outloud's findings in them."""
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        asked = [sys.executable, "-m", "guide", "handout", "--out", folder]
        subprocess.run(asked, cwd=ROOT, check=True, capture_output=True)
        yield Row("all sheets to print", time.perf_counter() - begun, None, "s", 10)
        found = _findings(Path(folder))
    yield Row("outloud: errors in all sheets", found["error"], None, "", 0)
    yield Row("outloud: warnings in all sheets", found["warning"], None, "", 60)


def _findings(folder: Path) -> Counter[str]:
    """Findings by their severity."""
    files = sorted(folder.glob("*.pdf"))
    asked = [str(OUTLOUD), "--json", "-", "--fail-on", "never", *map(str, files)]
    told = subprocess.run(asked, check=True, capture_output=True, text=True).stdout
    return Counter(
        finding["severity"] for file in json.loads(told)["results"] for finding in file["findings"]
    )
