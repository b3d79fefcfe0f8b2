# stride: one environment in .venv, made from the pins in requirements.lock.
PYTHON ?= python3
VENV := .venv
BIN := $(VENV)/bin
ifeq ($(OS),Windows_NT)
BIN := $(VENV)/Scripts
endif
STAMP := $(VENV)/.stamp

.DEFAULT_GOAL := help
.PHONY: help run test check pytest coverage screenshots docs bench torture lock clean

help: ## what can be made
	@grep -E '^[a-z]+:.*##' $(MAKEFILE_LIST) | sed 's/:.*## /\t/'

$(STAMP): requirements.lock pyproject.toml
	$(PYTHON) -m venv $(VENV)
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes --no-deps -r requirements.lock
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation --editable .
	$(BIN)/python -m pip --disable-pip-version-check check --quiet
	$(BIN)/python -m compileall -q stride_tui
	@touch $(STAMP)

run: $(STAMP) ## set up, then open the dashboard
	@$(BIN)/stride

test: check pytest ## set up, then lint, types, spelling and every test

check: $(STAMP) ## lint, types, spelling, and the forms and workflows in .github
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/codespell
	$(BIN)/check-jsonschema --builtin-schema vendor.github-workflows .github/workflows/*.yml
	$(BIN)/check-jsonschema --builtin-schema vendor.github-issue-forms .github/ISSUE_TEMPLATE/bug.yml .github/ISSUE_TEMPLATE/idea.yml

pytest: $(STAMP) ## every test, without lint and types
	$(BIN)/python -m pytest -n 3 --dist worksteal

coverage: $(STAMP) ## how much of core, store and interop their tests reach; fails under the floor in pyproject.toml
	$(BIN)/python -m pytest -n 2 tests/core tests/store tests/crash tests/services tests/cli --cov

screenshots: $(STAMP) ## make screenshots/ anew from the running app
	$(BIN)/python screenshots/make.py
	$(BIN)/python screenshots/figures.py
	$(BIN)/python screenshots/film.py

docs: $(STAMP) ## make the pages of docs/ that are made from the program anew
	$(BIN)/python docs/make.py

bench: $(STAMP) ## measure start, idle, keys and parsing beside their references
	$(BIN)/python benchmarks/run.py

torture: $(STAMP) ## the long form of the crash, bad-input and stop tests, and 10,000 keys on every screen
	STRIDE_TORTURE=full $(BIN)/python -m pytest -n 2 tests/store tests/e2e/test_job_control.py tests/tui/screens/test_bursts.py

lock: ## write requirements.lock anew (needs uv)
	uv pip compile --universal --python-version 3.11 --group dev --generate-hashes --no-emit-index-url --no-header --no-annotate --output-file requirements.lock pyproject.toml

clean: ## remove the environment and the caches
	rm -rf $(VENV) build dist .pytest_cache .mypy_cache .ruff_cache .hypothesis .coverage*
