# `make run` is the whole way from a bare checkout to a running site. Each step is a script of its own name.

PORT ?= 8000
PYTHON ?= python3
export PYTHON

.DEFAULT_GOAL := help
.PHONY: help run test setup bench lint format lock setup-run

help: ## say what there is
	@grep -E '^[a-z]+:.*## ' Makefile | sed -E 's/^([a-z]+):.*## /make \1\t/' | expand -t 14

run: setup-run ## from nothing to the demo on http://127.0.0.1:8000 (PORT=9000 for another door)
	@scripts/run "$(PORT)"

test: setup ## every test on SQLite, then on a throwaway PostgreSQL
	@scripts/test

setup-run:
	@scripts/system-packages run
	@scripts/venv requirements.txt
	@scripts/front-end

setup: ## everything that running, testing and developing need; serves nothing
	@scripts/system-packages run
	@scripts/venv requirements-dev.txt
	@scripts/system-packages test
	@scripts/front-end develop

bench: setup ## the benchmarks beside their peers, as ratios; writes bench/results.json
	@.venv/bin/python -m bench

lint: setup ## linters, type checks, missing migrations
	@scripts/lint

format: setup ## put Python, templates, scripts and style sheets into the house format
	@scripts/format

lock: setup ## write the hashed locks anew from pyproject.toml and package.json
	@scripts/lock
