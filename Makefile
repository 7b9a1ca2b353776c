# Two commands: `make demo` shows the product, `make test` proves it. Both set up what they need.
SHELL := /bin/bash
PYTHON ?= python3.11
PORT ?= 8000
BIN := .venv/bin
KEYWORDS := -k _l -k N_ -k NP_:1,1
FLASK := $(BIN)/flask --app wsgi

.PHONY: help setup setup-test demo check test test-postgresql hostile lock words format clean

help: ## What can be done
	@grep -E '^[a-z-]+:.*##' $(MAKEFILE_LIST) | sed -E 's/:.*## /\t/' | expand -t 14

setup: ## Runtime in .venv (no root needed); nothing to do when the lock has not changed
	@PYTHON=$(PYTHON) deploy/setup.sh runtime

setup-test: setup ## Browser, LibreOffice, fonts and test packages
	@PYTHON=$(PYTHON) deploy/setup.sh test

demo: setup ## The demo office of 2022 on http://127.0.0.1:$(PORT)
	@rm -rf demo-out instance/demo.db*
	@export APP_ENV=development DATABASE_URL=sqlite:///$(CURDIR)/instance/demo.db BASE_URL=http://127.0.0.1:$(PORT); \
	$(FLASK) db upgrade && $(FLASK) demo --out demo-out && \
	OFFICE_DAY=2022-06-14 exec $(FLASK) demo-serve --port $(PORT) --letters demo-out/letters

check: setup-test ## Lint, types, contracts, templates
	$(BIN)/ruff check .
	$(BIN)/ruff format --check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/djlint templates --lint --quiet

test: setup-test ## Every test
	$(BIN)/pytest -n 2

test-postgresql: setup-test ## Every test on PostgreSQL: one of its own or TEST_POSTGRES_URL; FOLDERS="plans org" for some
	TEST_ON=postgresql $(BIN)/pytest -n 2 $(addprefix tests/,$(FOLDERS))

hostile: setup-test ## Every hostile seed on every target; `make test` takes a fixed sample
	HOSTILE=full $(BIN)/pytest -n 2 tests/hostile

lock: ## Locks what requirements*.in ask for, with hashes
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --upgrade requirements.in -o requirements.txt
	$(BIN)/uv pip compile -q --universal --python-version 3.11 --generate-hashes --no-emit-index-url --no-header --upgrade requirements-dev.in -o requirements-dev.txt

words: setup-test ## Takes new words into the catalogue, then lists those that have no English yet
	@mkdir -p build
	$(BIN)/pybabel -q extract -F babel.cfg $(KEYWORDS) --no-location --sort-output --omit-header -w 0 -o build/words.pot .
	$(BIN)/pybabel -q update -i build/words.pot -d translations -l en --no-fuzzy-matching --ignore-obsolete --omit-header -w 0
	$(BIN)/pytest -n0 tests/house/test_words.py

format: ## Sets the code in the house's form
	$(BIN)/ruff check --fix . && $(BIN)/ruff format .

clean: ## Removes what can be made again
	rm -rf .venv build demo-out .mypy_cache .ruff_cache .pytest_cache .hypothesis
