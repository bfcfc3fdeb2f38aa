# Two commands matter: `make demo` shows it, `make test` proves it. Both set up what they need.
# PYTHON=... chooses an interpreter (3.11 or newer); SEED=... repeats an order of tests.

SHELL := /bin/sh
MAKEFLAGS += --no-print-directory
export SEED
ifdef PYTHON
export PYTHON
endif

.DEFAULT_GOAL := help
.PHONY: help setup setup-dev check test demo soak lock clean

help: ## say what there is
	@grep -E '^[a-z-]+:.*## ' Makefile | sed -e 's/:.*## /: /' -e 's/^/make /'

setup: ## .venv with the locked runtime and .venv/bin/openline
	@sh scripts/setup.sh

setup-dev: ## setup, and the locked tools for tests
	@sh scripts/setup.sh dev

check: setup-dev ## the quick steps: static checks, the specification and the house rules
	@sh scripts/check.sh quick

test: setup-dev ## every tier that belongs to a commit, one summary at the end
	@sh scripts/check.sh full

demo: setup ## two parties on this machine
	@.venv/bin/openline demo

soak: setup-dev ## the long tiers: hours
	OPENLINE_SOAK=1 .venv/bin/python -m pytest -m soak --timeout=7200
	.venv/bin/openline simulate --seeds 0..9999

lock: ## resolve requirements*.in anew into the hash locks (the only step that needs uv)
	@sh scripts/lock.sh

clean: ## remove what was made, .venv too
	rm -rf .venv build dist .coverage .coverage.* htmlcov
	rm -rf .mypy_cache .pytest_cache .ruff_cache .import_linter_cache .hypothesis
	find src tests -name __pycache__ -type d -prune -exec rm -rf {} +
