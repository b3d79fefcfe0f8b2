# stride: one environment in .venv, made from the pins in requirements.lock.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
endif
STAMP := $(VENV)/.stamp

.DEFAULT_GOAL := help
.PHONY: help run test check pytest screenshots docs bench torture lock clean

help: ## what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m compileall -q stride_tui
	@touch $(STAMP)

run: $(STAMP) ## set up, then open the dashboard
	@$(BIN)/stride

test: check pytest ## set up, then lint, types and every test

check: $(STAMP) ## lint and types
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy

pytest: $(STAMP) ## every test, without lint and types
	$(BIN)/python -m pytest -n 2

screenshots: $(STAMP) ## make screenshots/ anew from the running app
	$(BIN)/python screenshots/make.py
	$(BIN)/python screenshots/figures.py

docs: $(STAMP) ## make docs/keys.md and docs/commands.md anew from the program
	$(BIN)/python docs/make.py

bench: $(STAMP) ## measure start, idle, keys and parsing beside their references
	$(BIN)/python benchmarks/run.py

torture: $(STAMP) ## the long form of the crash and bad-input tests
	STRIDE_TORTURE=full $(BIN)/python -m pytest -n 2 tests/store tests/cli

lock: ## write requirements.lock anew (needs uv)
	uv pip compile --universal --python-version 3.11 --group dev --generate-hashes --no-emit-index-url --no-header --no-annotate --output-file requirements.lock pyproject.toml

clean: ## remove the environment and the caches
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis
