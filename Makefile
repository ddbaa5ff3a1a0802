# Hingeback. `make run` serves it, `make test` proves it. Everything else is a part of these two.
# On a bare Debian machine get make first: apt-get install -y make

SHELL := /bin/bash
.DELETE_ON_ERROR:
.SUFFIXES:

PY := .venv/bin/python
BUILT := src/hingeback/_built
UV_VERSION := 0.13.9
CONTENT := $(shell find content -type f 2>/dev/null)
BROWSER := $(shell find browser package-lock.json vite.config.ts tsconfig.json -type f 2>/dev/null)
MESSAGES := $(shell find src/hingeback/web/locale -name '*.po' 2>/dev/null)

.PHONY: run test setup system setup-test content browser paper messages check test-python test-postgres test-browser \
	test-typescript bench soak schemas lock clean

run: setup ## set up everything, then serve it and print the address; LAN=1 opens it for phones in your home network too
	@HINGEBACK_LAN_COMMAND="make run LAN=1" $(PY) -m hingeback.cli.main serve $(if $(LAN),--lan)

setup: system .venv/.ready content browser paper messages

system:
	@scripts/system-packages run

setup-test: setup
	@scripts/system-packages test

.tools/bin/uv:
	@echo "Fetching the package installer"
	@python3 -m venv .tools
	@.tools/bin/pip install --quiet --disable-pip-version-check uv==$(UV_VERSION)

.venv/.ready: requirements.lock pyproject.toml | .tools/bin/uv
	@echo "Installing Python packages"
	@test -x $(PY) || .tools/bin/uv venv --quiet --python python3 .venv
	@.tools/bin/uv pip sync --quiet --python $(PY) --require-hashes requirements.lock
	@.tools/bin/uv pip install --quiet --python $(PY) --no-deps --no-build-isolation -e .
	@touch $@

node_modules/.ready: package-lock.json .npmrc
	@echo "Installing browser packages"
	@npm ci --silent
	@touch $@

content: $(BUILT)/content.json
$(BUILT)/content.json: $(CONTENT) | .venv/.ready
	@$(PY) -m hingeback.assets.content

browser: $(BUILT)/browser/.ready
$(BUILT)/browser/.ready: $(BROWSER) node_modules/.ready
	@echo "Building the browser part"
	@npm run --silent build
	@touch $@

paper: $(BUILT)/paper/.ready
$(BUILT)/paper/.ready: $(BUILT)/browser/.ready src/hingeback/assets/fonts.py | .venv/.ready
	@echo "Fixing the fonts for print"
	@$(PY) -m hingeback.assets.fonts
	@touch $@

messages: $(BUILT)/messages.ready
$(BUILT)/messages.ready: $(MESSAGES) | .venv/.ready
	@scripts/compile-messages
	@mkdir -p $(BUILT) && touch $@

test: setup-test check test-typescript test-python test-postgres test-browser ## everything
	@echo "All green."

check:
	.venv/bin/ruff check .
	.venv/bin/ruff format --check .
	.venv/bin/lint-imports
	.venv/bin/mypy

test-typescript: node_modules/.ready
	npm run --silent format:check
	npm run --silent test

# Tests that touch neither SQL nor a browser: reading their cases would only take time there.
ENGINE_ALONE := --ignore tests/law --ignore tests/test_vignettes.py --ignore src/hingeback/engine

test-python: # the number of workers is the number of cores of the smallest machine we promise to run on
	.venv/bin/pytest -q -n 2 --dist worksteal -m "not browser and not soak"

test-postgres:
	HINGEBACK_TEST_DATABASE=postgresql .venv/bin/pytest -q -n 2 --dist worksteal -m "sql and not browser and not soak" $(ENGINE_ALONE)

test-browser:
	.venv/bin/pytest -q -n 2 --dist worksteal -m "browser and not soak" $(ENGINE_ALONE)

bench: setup
	@$(PY) -m bench

soak: setup
	@$(PY) -m soak

schemas: setup
	$(PY) -m hingeback.assets.schemas

lock: .tools/bin/uv ## after a change of dependencies
	.tools/bin/uv pip compile --quiet --all-extras --generate-hashes --no-header --no-emit-index-url \
		--python-version 3.11 pyproject.toml -o requirements.lock
	npm install --package-lock-only --silent && npm ci --dry-run --silent

clean:
	rm -rf .venv .tools node_modules $(BUILT) .mypy_cache .ruff_cache .pytest_cache .import_linter_cache
