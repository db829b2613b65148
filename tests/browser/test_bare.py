"""A guide without maps, timelines and runs, sent as one file, as ``guide serve`` opens it."""

import subprocess
import sys
import time
import urllib.request

import pytest

from guide.__main__ import main
from tests.packs import made_bare

from .serving import ROOT, free_port

pytestmark = pytest.mark.heavy


def test_a_guide_without_maps_timelines_and_runs_is_served(
    opened, pack_copy, tmp_path, monkeypatch
):
    bare = made_bare(pack_copy)
    port = free_port()
    monkeypatch.setenv("GUIDE_STORE", f"sqlite:///{tmp_path}/guide.db")
    monkeypatch.setenv("STREAMLIT_SERVER_HEADLESS", "true")
    packed = tmp_path / "bare.zip"
    assert main(["pack", str(packed), str(bare)]) == 0
    command = [sys.executable, "-m", "guide", "serve", str(packed), "--port", str(port)]
    running = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    try:
        while running.poll() is None:
            try:
                urllib.request.urlopen(f"http://127.0.0.1:{port}/_stcore/health", timeout=5)
                break
            except OSError:
                time.sleep(0.2)
        watched = opened()
        for page in ("", "one-ferry", "quiz", "glossary", "sources", "handouts", "claims"):
            shown = watched.open(f"http://127.0.0.1:{port}/{page}")
            assert shown.locator("h1").count() == 1, page
            assert shown.locator(".stException").count() == 0, page
        shown = watched.open(f"http://127.0.0.1:{port}/host")
        shown.get_by_text("no run of show yet").wait_for()
        assert shown.locator(".stException").count() == 0
        assert watched.errors == []
    finally:
        running.terminate()
        running.wait(20)
