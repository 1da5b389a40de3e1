# Everything goes into .venv/, by plain pip, from the hash-locked requirements.txt.
PYTHON ?= python3
UV     ?= uv
PORT   ?= 8501
BIN    := .venv/bin
READY  := .venv/ready

.PHONY: run test setup lock clean

run: setup
	$(BIN)/hasila build
	$(BIN)/hasila dashboard --port $(PORT)

test: setup
	$(BIN)/ruff check .
	$(BIN)/pytest

setup: $(READY)

# Old Pythons must be able to read the first two checks, and Debian ships ensurepip apart from Python.
$(READY): pyproject.toml requirements.txt
	@command -v "$(PYTHON)" >/dev/null || \
	  { echo "Hasila needs Python 3.11 or newer, and there is no $(PYTHON). Install one, or name it: make PYTHON=/path/to/python3"; exit 1; }
	@"$(PYTHON)" -c 'import sys; sys.exit(sys.version_info < (3, 11))' || \
	  { echo "Hasila needs Python 3.11 or newer, and $(PYTHON) is older. Name a newer one: make PYTHON=python3.12"; exit 1; }
	@"$(PYTHON)" -c 'import ensurepip, venv' 2>/dev/null || \
	  { echo "Python's venv module is missing. On Debian and Ubuntu: sudo apt-get install python3-venv"; exit 1; }
	"$(PYTHON)" -m venv .venv
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --require-hashes -r requirements.txt
	$(BIN)/python -m pip install --quiet --disable-pip-version-check --no-deps --no-build-isolation -e .
	@touch $(READY)

# For maintainers, after a change of dependencies. The build backend is locked too: pip must not fetch another one.
lock:
	echo setuptools | $(UV) pip compile pyproject.toml - --extra test --universal --python-version 3.11 \
	  --generate-hashes --no-emit-index-url --no-emit-find-links --no-header --annotation-style line \
	  --quiet --output-file requirements.txt

clean:
	rm -rf .venv build dist *.egg-info .pytest_cache .hypothesis .ruff_cache
