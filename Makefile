# Two commands do all the set-up: `make demo` opens the desk on samples, `make test` proves the checkout.
# Needs Python 3.11 or newer and make; uv is used where it is there.

PYTHON ?= python3
VENV   := .venv
BIN    := $(VENV)/bin
UV     := $(shell command -v uv 2>/dev/null)
PORT   ?= 8501

ifdef UV
  make_venv = uv venv --quiet --allow-existing --python '$(PYTHON)' $(VENV)
  install   = uv pip install --quiet --python $(BIN)/python
else
  make_venv = $(PYTHON) -m venv $(VENV)
  install   = $(BIN)/python -m pip install -qq --disable-pip-version-check --progress-bar off
endif

.PHONY: help demo test check accuracy requirements pictures clean

help:              ## what there is to make
	@sed -n 's/^\([a-z]*\):.*## /  make \1 — /p' $(MAKEFILE_LIST)

demo: $(VENV)/ready-to-run   ## open the desk on the samples (SQLite, this machine alone)
	@$(BIN)/workbench demo --port $(PORT)

test: $(VENV)/ready-to-test  ## run the test suite, the browser journeys too where Chromium is there
	@$(BIN)/python -m pytest -q -n auto --maxprocesses=8 --dist loadgroup $(TESTS)

check: $(VENV)/ready-to-test ## what continuous integration adds: style, types, the wheel in an empty folder
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/python tests/wheel.py

pictures: $(VENV)/ready-to-test   ## take the pictures of docs/pictures from the running desk
	$(BIN)/python -m tests.journeys.pictures

accuracy: $(VENV)/ready-to-test   ## measure how right the readings are, peers beside it, and renew docs/accuracy.md
	$(BIN)/python benchmarks/accuracy.py
	$(BIN)/python benchmarks/peers.py

requirements:      ## renew the hashed requirements from pyproject.toml (needs uv)
	sh requirements/renew

clean:             ## remove the virtual environment and all caches
	rm -rf $(VENV) .pytest_cache .mypy_cache .ruff_cache .hypothesis build dist

$(VENV)/made:
	@$(PYTHON) -c 'import sys; sys.exit(0 if sys.version_info >= (3, 11) else "Python 3.11 or newer is needed, this is " + sys.version.split()[0] + "; say which: make demo PYTHON=python3.12")'
	@$(make_venv)
	@touch $@

$(VENV)/ready-to-run: $(VENV)/made requirements/runtime.txt pyproject.toml
	@echo "installing what the workbench needs into $(VENV) (once)"
	@$(install) --require-hashes -r requirements/runtime.txt
	@$(install) --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/ready-to-test: $(VENV)/ready-to-run requirements/dev.txt
	@echo "installing what the tests need into $(VENV) (once)"
	@$(install) --require-hashes -r requirements/dev.txt
	@touch $@
