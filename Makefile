# Every target sets up what it needs; a second time that costs nothing.
.DEFAULT_GOAL := help
.PHONY: help setup setup-run browser run test test-engine test-web test-generative test-browser verify check fix \
        bench migrations messages docs sizes lock

BIN := .venv/bin
PYTEST := $(BIN)/python -m pytest
export DJANGO_SETTINGS_MODULE ?= samverkan.config.settings

help: ## list the targets
	@sed -n 's/^\([a-z-]*\):.* ## \(.*\)/  make \1\t\2/p' Makefile | expand -t 24

setup: ## set up everything for work on Samverkan (virtual environment, packages, front-end files, translations)
	@python=$$(tools/find_python.sh) && "$$python" -m tools.setup dev

setup-run:
	@python=$$(tools/find_python.sh) && "$$python" -m tools.setup runtime

browser: setup
	@$(BIN)/python -m tools.browser

run: export SAMVERKAN_FOLLOW_PARENT = 1
run: setup-run ## set up, then serve the examples on this machine; ARGS="--port 9000 --data DIR" for more
	@exec $(BIN)/samverkan run $(ARGS)

test: setup browser ## set up, then run every test on SQLite and PostgreSQL, browser included
	@$(BIN)/python -m tools.run_tests

test-engine: setup ## the engine's tests
	@$(PYTEST) -p no:django tests/engine $(ARGS)

test-web: setup ## the web's tests on SQLite; ARGS=--database=postgresql for the other
	@$(PYTEST) $(wildcard tests/web tests/permissions tests/journeys) $(ARGS)

test-generative: setup ## the tests that try many generated cases
	@$(PYTEST) -m generative $(ARGS)

test-browser: browser ## the tests in a real browser
	@$(PYTEST) tests/browser $(ARGS)

verify: setup ## compare our fakes of outside sources with the real ones (needs the network)
	@if [ -d tests/verification ]; then $(PYTEST) tests/verification --network $(ARGS); \
	else echo "There is nothing to compare yet: no connector to an outside source is built."; fi

check: setup ## format, lint, types, import contracts, templates, migrations, translations, locked files
	@$(BIN)/python -m tools.check

fix: setup ## format, and mend what can be mended by machine
	@$(BIN)/ruff check --fix-only --quiet . && $(BIN)/ruff format .

bench: ## set up with the peers, then measure speed and quality beside them, each benchmarks/*.py in turn
	@python=$$(tools/find_python.sh) && "$$python" -m tools.setup bench
	@for script in $(wildcard benchmarks/*.py); do echo "== $$script"; $(BIN)/python $$script || exit 1; done

migrations: setup ## write the migrations that the models ask for
	@$(BIN)/python -m django makemigrations

messages: setup ## add new texts to the Swedish catalogues and compile them
	@$(BIN)/python -m tools.messages $(ARGS)

docs: setup ## write docs/reference from the code
	@$(BIN)/python -m tools.reference

sizes: ## how long our files and functions are
	@python=$$(tools/find_python.sh) && "$$python" -m tools.sizes

lock: setup ## lock the packages anew after a change in pyproject.toml or requirements/*.in
	@$(BIN)/python -m tools.lock
