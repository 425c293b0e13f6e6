# Everything a newcomer needs: Python 3.11 to 3.13 and make.
PYTHON ?= python3
BIN := .venv/bin
LAKE ?= warehouse/lake

.PHONY: demo test check format generate install clean

demo: install  ## ingest the sample corpus and show what came of it
	@$(BIN)/copydesk --lake $(LAKE) ingest seeds/articles || [ $$? -eq 3 ]
	@echo; echo "The balance: every record is accounted for."
	@$(BIN)/copydesk --lake $(LAKE) report balance
	@echo; $(BIN)/copydesk --lake $(LAKE) report languages
	@echo; $(BIN)/copydesk --lake $(LAKE) report article_length
	@echo; $(BIN)/copydesk --lake $(LAKE) report quarantine
	@$(BIN)/copydesk --lake $(LAKE) report all --format html --out $(LAKE)/report.html
	@echo; echo "Open $(LAKE)/report.html in a browser, or ask:"
	@echo '  $(BIN)/copydesk sql "SELECT source, title FROM articles ORDER BY published_at LIMIT 5"'

test: install check  ## what CI runs

check:  ## formatting, lint, types, layers, generated files, tests
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports
	$(BIN)/python -m flows.generate --check
	$(BIN)/python -m pytest -q -n 2 --dist loadgroup

format:  ## mend what can be mended by a machine
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

generate:  ## rewrite the files that are made from the contract and the command line
	$(BIN)/python -m flows.generate

# The lock is complete, hence --no-deps: pip would look for sqlalchemy[asyncio] beside the pinned one.
install: .venv/installed

.venv/installed: requirements.lock pyproject.toml
	@if command -v uv >/dev/null 2>&1; then \
	  uv venv --quiet --allow-existing --python $(PYTHON) .venv && \
	  uv pip install --quiet --python $(BIN)/python --require-hashes -r requirements.lock && \
	  uv pip install --quiet --python $(BIN)/python --no-deps --no-build-isolation -e . ; \
	else \
	  $(PYTHON) -m venv .venv && \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --require-hashes -r requirements.lock && \
	  $(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e . ; \
	fi
	@touch $@

clean:  ## remove the environment and the lake
	rm -rf .venv $(LAKE)
