# Two commands: `make run` serves the guide, `make test` runs every test.

PORT ?= 8501
PYTHON ?= python3
BIN := .venv/bin

ALL := $(BIN)/pytest -m "heavy or not heavy" --hypothesis-profile all
# What fails beside others is run once more by itself, and said: a fault of the guide fails again.
ALONE := { echo "Once more, one after the other:"; $(ALL) -n 0 --last-failed --last-failed-no-failures none -rA --no-header; }

# Each test of a running guide starts it anew; compiled files are kept, whatever the machine is set to.
export PYTHONDONTWRITEBYTECODE =

.PHONY: run test check bench clean

run: .venv/run
	$(BIN)/streamlit run app.py --server.port $(PORT)

test: .venv/test
	$(BIN)/python tests/browser/find_chromium.py
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m guide check
	$(BIN)/python -m guide check examples/nile
	$(ALL) -n 2 || $(ALONE)

check: .venv/run
	$(BIN)/python -m guide check

bench: .venv/bench
	$(BIN)/python tests/browser/find_chromium.py whole
	$(BIN)/python -m bench

.venv/run: requirements.txt
	$(PYTHON) -c 'import sys; sys.exit("Python 3.11 or newer is needed; this is " + sys.version.split()[0]) if sys.version_info < (3, 11) else None'
	test -x $(BIN)/python || $(PYTHON) -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements.txt
	$(BIN)/python -c 'import pathlib, sysconfig; pathlib.Path(sysconfig.get_path("purelib"), "guide.pth").write_text(str(pathlib.Path.cwd()) + "\n", encoding="utf-8")' # `python -m guide` from any folder
	$(BIN)/python -m guide.web.smallest
	touch $@

.venv/test: .venv/run requirements-dev.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-dev.txt
	touch $@

.venv/bench: .venv/test requirements-bench.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check -r requirements-bench.txt
	touch $@

clean:
	rm -rf .venv var .pytest_cache .mypy_cache .ruff_cache .hypothesis
