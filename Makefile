# Two commands: `make run` and `make test`. Both set up what they need; both may be run again at any time.

PORT ?= 8000
TESTS ?= tests

# The first that is 3.11, 3.12 or 3.13
PYTHON := $(shell for python in python3 python3.13 python3.12 python3.11; do \
	$$python -c 'import sys; sys.exit(not (3, 11) <= sys.version_info < (3, 14))' 2>/dev/null \
	&& echo $$python && break; done)
BIN := .venv/bin
# a worker for each core; each takes the next file of tests when it is done with one
ON_ALL_CORES := -n logical --dist loadgroup --no-loadscope-reorder
IN_VENV := $(BIN)/python

# Python keeps what it compiled, also where the machine's shell says otherwise: the tests start hundreds of processes.
unexport PYTHONDONTWRITEBYTECODE

.PHONY: help run test test-quick bench check machine machine-for-tests requirements format

help:
	@echo "make run           the site on http://127.0.0.1:$(PORT)/ with the sample week (make run PORT=8123)"
	@echo "make test          everything that is checked: on SQLite, on PostgreSQL, in a browser"
	@echo "make test-quick    on SQLite alone, without what takes long: browser, processes, documents"
	@echo "make bench         how fast it is, one line a figure"
	@echo "make format        put the code into its form"
	@echo "make requirements  pin the newest versions that pyproject.toml allows"

run: .venv/installed
	@$(IN_VENV) -m pocweek.env_file
	@$(IN_VENV) manage.py serve --port $(PORT)

# The second pass runs on PostgreSQL what the first ran on SQLite, and the browser; what needs no database ran once.
test: machine-for-tests check
	$(IN_VENV) -m pytest $(TESTS) $(ON_ALL_CORES) -m "not browser"
	$(IN_VENV) -m tests.postgres $(TESTS) $(ON_ALL_CORES) -m "database or browser"

# To read or print documents takes its time, and so does already the import of what does.
test-quick: .venv/installed-for-tests
	$(IN_VENV) -m pytest $(TESTS) $(ON_ALL_CORES) --ignore tests/agenda --ignore tests/browser \
		-m "not processes and not slow"

bench: .venv/installed-for-tests
	$(IN_VENV) -m benchmarks.reading
	$(IN_VENV) -m benchmarks.rsvp
	$(IN_VENV) -m benchmarks.week_page
	$(IN_VENV) -m benchmarks.mail
	$(IN_VENV) -m benchmarks.storm
	$(IN_VENV) -m benchmarks.paper
	$(IN_VENV) -m benchmarks.circulation
	$(IN_VENV) -m benchmarks.scheduling

check: export DJANGO_SECRET_KEY = only-for-the-checks
check: export DJANGO_DEBUG = true
check: export POCWEEK_DATA = build/check
check: export DATABASE_URL =
check: .venv/installed-for-tests
	$(BIN)/ruff check
	$(BIN)/ruff format --check
	$(BIN)/mypy
	$(IN_VENV) manage.py makemigrations --check --dry-run
	$(IN_VENV) manage.py build_fonts
	$(IN_VENV) manage.py build_translations

format: .venv/installed-for-tests
	$(BIN)/ruff check --fix
	$(BIN)/ruff format

machine:
	@test -n "$(PYTHON)" || { echo "Python 3.11, 3.12 or 3.13 is needed. On Debian: apt-get install python3" >&2; exit 1; }
	@$(PYTHON) pocweek/machine.py

machine-for-tests: machine
	@$(PYTHON) pocweek/machine.py --browser

# A .venv without pip was left unfinished, or its Python is gone: begin anew.
define install
	@test -x $(BIN)/pip && $(IN_VENV) -c "" 2>/dev/null || $(PYTHON) -m venv --clear .venv
	@echo "Installing what $< names …"
	@$(IN_VENV) -m pip install --quiet --disable-pip-version-check --require-hashes -r $<
	@touch $@
endef

.venv/installed: requirements.txt | machine
	$(install)

.venv/installed-for-tests: requirements-dev.txt .venv/installed
	$(install)

COMPILE := $(BIN)/uv pip compile pyproject.toml --quiet --universal --python-version 3.11 --upgrade \
	--generate-hashes --no-emit-index-url --no-annotate --custom-compile-command "make requirements"

requirements: .venv/installed-for-tests
	$(COMPILE) --output-file requirements.txt
	$(COMPILE) --group dev --constraint requirements.txt --output-file requirements-dev.txt
