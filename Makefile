# Everything a newcomer needs: Python 3.11 to 3.13 and make.
PYTHON ?= python3
BIN := .venv/bin
LAKE ?= warehouse/lake

.PHONY: demo test check format generate install clean

demo: install  ## ingest the sample corpus, with all facts, and show what came of it
	@$(BIN)/copydesk --lake $(LAKE) ingest seeds/articles || [ $$? -eq 3 ]
	@echo; echo "The balance: every record is accounted for."
	@$(BIN)/copydesk --lake $(LAKE) report balance
	@echo; $(BIN)/copydesk --lake $(LAKE) report languages
	@echo; echo "The five events that most outlets report, copies left out:"
	@$(BIN)/copydesk --lake $(LAKE) sql "SELECT left(title, 60) AS story, n_articles AS articles, n_independent_sources AS outlets, array_to_string(languages, ' ') AS languages FROM stories ORDER BY n_independent_sources DESC, n_articles DESC, title LIMIT 5"
	@echo; echo "Who says what:"
	@$(BIN)/copydesk --lake $(LAKE) sql "SELECT e.canonical_name AS speaker, q.cue_verb AS cue, left(q.quote_text, 70) AS quote FROM quotes q JOIN entities e ON e.entity_id = q.speaker_entity_id JOIN articles a USING (article_id) WHERE q.quote_type = 'direct' AND a.is_primary AND length(q.quote_text) > 40 ORDER BY a.published_at DESC, q.char_start LIMIT 5"
	@echo; echo "How many:"
	@$(BIN)/copydesk --lake $(LAKE) sql "SELECT q.event_type AS event, q.qualifier, q.value_point AS figure, q.object_text AS what, left(a.body[n.char_start + 1 : n.char_end], 70) AS sentence FROM quantities q JOIN articles a USING (article_id) JOIN sentences n ON n.article_id = q.article_id AND n.sentence_no = q.sentence_no WHERE q.event_type = 'displaced' AND a.is_primary AND NOT q.is_hypothetical ORDER BY a.published_at DESC, q.char_start LIMIT 5"
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
