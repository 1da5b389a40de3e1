"""Who may import whom, in the whole tree. A failure names file and line of each violation."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
FILES = {"io", "os", "pathlib", "shutil", "tempfile"}

# Which modules, what they may not import, and why.
RULES = [
    ("extract/**/*.py", {"streamlit", "dashboard", "altair"}, "extraction and the table know nothing of the dashboard"),
    ("extract/stages/*.py", {"extract.stages"}, "stages do not import each other; what they share is in the records"),
    ("extract/stages/*.py", {"polars", "pandera"}, "stages are pure: records in, records out"),
    ("extract/stages/*.py", FILES, "stages read no files; the pack holds what they look up"),
    ("extract/grammar/**/*.py", {"extract.stages", "polars", "pandera"}, "stages ask the grammar, not it them"),
    ("extract/grammar/**/*.py", FILES, "the grammar reads no files; words are in the language pack"),
    ("dashboard/lean.py", {"streamlit", "altair", "extract"}, "figures in short are Polars alone"),
    ("dashboard/looks.py", {"streamlit", "altair", "extract"}, "looks are Polars alone"),
    ("dashboard/filtering.py", {"streamlit", "altair", "extract"}, "filtering is Polars alone"),
    ("dashboard/series.py", {"streamlit", "altair", "extract"}, "series is Polars alone"),
    ("dashboard/marks.py", {"streamlit", "altair", "extract"}, "marks are plain values"),
    ("dashboard/charts.py", {"streamlit", "polars", "extract"}, "charts are plain values"),
    ("dashboard/panels.py", {"streamlit", "polars", "extract"}, "panels are plain values"),
    ("dashboard/forms.py", {"streamlit", "polars", "extract"}, "forms are Altair alone"),
    ("dashboard/dumbbells.py", {"streamlit", "polars", "extract"}, "dumbbells are Altair alone"),
    ("dashboard/wholes.py", {"streamlit", "polars", "extract"}, "parts in their wholes are Altair alone"),
    ("dashboard/map.py", {"streamlit", "polars", "extract"}, "the map is Altair alone"),
    ("dashboard/words.py", {"streamlit", "altair", "polars", "extract"}, "words are labels alone"),
    ("dashboard/**/*.py", {"extract"}, "dashboard/tables/ alone imports extract"),
]
ALLOWED = {path.relative_to(ROOT).as_posix(): {"extract"} for path in ROOT.glob("dashboard/tables/*.py")}


def imports(path: Path, root: Path) -> Iterator[tuple[int, str]]:
    """Line and dotted name of everything that a module imports, inside functions too."""
    package = path.relative_to(root).parent.parts
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, name.name) for name in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else ()
            module = ".".join((*above, *filter(None, [node.module])))
            yield from ((node.lineno, f"{module}.{name.name}") for name in node.names)


def violations(root: Path, pattern: str, forbidden: set[str], why: str) -> list[str]:
    found = []
    for path in sorted(root.glob(pattern)):
        name = path.relative_to(root).as_posix()
        banned = tuple(f"{module}." for module in forbidden - ALLOWED.get(name, set()))
        for line, module in imports(path, root):
            if banned and f"{module}.".startswith(banned):
                found.append(f"{name}:{line} imports {module}: {why}")
    return found


@pytest.mark.parametrize("pattern, forbidden, why", RULES)
def test_modules_import_what_they_may(pattern, forbidden, why):
    assert list(ROOT.glob(pattern)), f"{pattern} names no module"
    found = violations(ROOT, pattern, forbidden, why)
    assert not found, "\n" + "\n".join(found)


def test_a_page_that_needs_no_altair_does_not_wait_for_it():
    shown = "import sys, dashboard.components.header, dashboard.views.overview; sys.exit('altair' in sys.modules)"
    asked = subprocess.run([sys.executable, "-c", shown], cwd=ROOT)
    assert asked.returncode == 0


@pytest.mark.parametrize(
    "line, named",
    [
        ("from polars import DataFrame", "polars.DataFrame"),
        ("import polars.selectors as cs", "polars.selectors"),
        ("from . import other", "stages.other"),
        ("from .other import name", "stages.other.name"),
    ],
)
def test_a_violation_is_named_by_file_and_line(tmp_path, line, named):
    (tmp_path / "stages").mkdir()
    (tmp_path / "stages/one.py").write_text(f"x = 1\n\ndef read():\n    {line}\n", encoding="utf-8")
    found = violations(tmp_path, "stages/*.py", {"polars", "stages"}, "stages are pure")
    assert found == [f"stages/one.py:4 imports {named}: stages are pure"]


def test_a_name_that_only_begins_alike_is_no_violation(tmp_path):
    (tmp_path / "a.py").write_text("import polars_like\nfrom extract import polars\n", encoding="utf-8")
    assert violations(tmp_path, "*.py", {"polars"}, "") == []


@pytest.mark.parametrize("path", sorted((ROOT / "extract/stages").glob("*.py")), ids=lambda path: path.name)
def test_stages_open_no_file(path):
    calls = [
        node.lineno
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "open"
    ]
    assert not calls, f"{path.relative_to(ROOT)} opens a file at lines {calls}"
