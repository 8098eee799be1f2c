# The entry point: everything a newcomer or CI runs is a target here.
# Works with GNU make 3.81 (macOS) and later.

PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
STAMP := $(VENV)/.set-up
PIP := $(BIN)/python -m pip --disable-pip-version-check
# More words for pytest and for uv, as in: make test ARGS="-k seal", make lock ARGS=--upgrade
ARGS ?=

.DEFAULT_GOAL := help
.PHONY: help setup demo test quick check lint format types imports dockerfile bench pictures lock

help:
	@echo "make setup       make .venv with everything pinned in requirements/dev.txt"
	@echo "make demo        set up, then try Afterword in the browser; no token needed"
	@echo "make test        set up, then run the whole test suite (ARGS=\"-k seal\" picks some)"
	@echo "make quick       set up, then run the tests in tests/quick.txt, which take less than a minute"
	@echo "make check       lint, types, imports and dockerfile"
	@echo "make format      let ruff put the code in order"
	@echo "make bench       run the benchmarks"
	@echo "make pictures    take the pictures anew; needs Chromium and pdftoppm (poppler-utils)"
	@echo "make lock        write requirements/*.txt anew from pyproject.toml (ARGS=--upgrade)"

setup: $(STAMP)
	@echo "Ready: $(BIN)/afterword"

# Only wheels are installed: building one would fetch build tools that no hash pins.
$(STAMP): requirements/dev.txt requirements/themes.txt pyproject.toml
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || { \
	  echo "Afterword needs Python 3.11 or later, and '$(PYTHON)' is not one."; \
	  echo "Install it, then say where it is: make setup PYTHON=python3.11"; exit 1; }
	@test -x $(BIN)/python || $(PYTHON) -m venv --clear $(VENV)
	$(PIP) install --quiet --require-hashes --only-binary :all: -r requirements/dev.txt
	$(PIP) install --quiet --require-hashes --only-binary :all: --no-deps -r requirements/themes.txt
	$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $(STAMP)

demo: $(STAMP)
	$(BIN)/afterword demo $(ARGS)

# On every core, but not on so many that a small machine runs out of memory.
test: $(STAMP)
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist worksteal $(ARGS)

# A choice that takes less than a minute and fails on every leak that tests/anonymity plants.
quick: $(STAMP)
	$(BIN)/python -m pytest -n auto --maxprocesses 4 --dist worksteal @tests/quick.txt $(ARGS)

check: lint types imports dockerfile

lint: $(STAMP)
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .

format: $(STAMP)
	$(BIN)/ruff check --fix-only .
	$(BIN)/ruff format .

types: $(STAMP)
	$(BIN)/mypy

imports: $(STAMP)
	$(BIN)/lint-imports

dockerfile: $(STAMP)
	$(BIN)/hadolint Dockerfile

bench: $(STAMP)
	$(BIN)/python -m bench $(ARGS)

pictures: $(STAMP)
	$(BIN)/python docs/make_pictures.py
	$(BIN)/python docs/make_guide_pictures.py

# The locks hold names, versions and hashes for every platform, and no address.
LOCK := $(BIN)/uv pip compile --quiet --universal --python-version 3.11 --generate-hashes \
	--no-header --no-emit-index-url --no-emit-find-links $(ARGS)

lock: $(STAMP)
	$(PIP) install --quiet uv
	$(LOCK) pyproject.toml --extra themes --extra pdf -o requirements/run.txt
	$(LOCK) pyproject.toml --extra themes --extra pdf --extra dev -c requirements/run.txt -o requirements/dev.txt
	$(LOCK) --group build -c requirements/dev.txt -o requirements/build.txt
