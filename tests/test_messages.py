"""Every message of messages.toml in both languages; of no kind of bad file is a problem left in English."""

import ast
import csv
import io
import re
from datetime import date
from functools import cache
from pathlib import Path
from string import Formatter

import pytest
from test_bad_files import (
    CELLS,
    DATED,
    HEADER,
    JUNE,
    NAMES,
    PART,
    PUBLISHED,
    WHOLE_FILES,
    WORD,
    entered,
    line,
    nested,
    packed,
    two_sheets,
    written,
)
from test_entered import CIVILIANS, TOTAL, check

from extract.packs import load_pack
from extract.table.bring import bring_bytes
from extract.table.bring.problems import Limits
from extract.table.check import check_brought, check_bytes
from extract.table.check.annotated import annotated_csv
from extract.table.check.header import ENTERED
from extract.table.columns import COLUMNS, MODEL
from extract.table.messages import Message, messages
from extract.table.schema import RULES
from extract.table.template import template_files

TABLE = Path(__file__).parents[1] / "extract/table"
ALL = {f"{section}.{term}": texts for section, terms in messages().items() for term, texts in terms.items()}
CALLED = {f"rule.{one.error}" for one in RULES}

# Words of Latin letters that an Arabic message may hold besides the names of columns and their values.
TERMS = {"CSV", "UTF", "JSON", "Parquet", "HTML", "Python", "pickle", "NUL", "http", "https", "json", "jsonl", "xlsx"}
VALUES = {value for column in MODEL.values() for value in column.values}
KNOWN = {*TERMS, *VALUES, *COLUMNS, *ENTERED}
CODE = re.compile(r"[fr][0-9a-f]{16}|\('\^\S+\$'\)")  # an id, a form
ISOLATED = re.compile("\u2068([^\u2068\u2069]*)\u2069")


@pytest.mark.parametrize("key", ALL)
def test_a_message_is_there_in_both_languages_with_the_same_gaps(key):
    texts = ALL[key]
    assert list(texts) == ["en", "ar"] and all(texts.values())
    assert gaps(texts["en"]) == gaps(texts["ar"])
    assert re.search("[\u0621-\u064a]", unfilled(texts["ar"])) or not re.search("[A-Za-z]", unfilled(texts["en"]))
    assert not set(re.findall("[A-Za-z_]{2,}", unfilled(texts["ar"]))) - KNOWN


def gaps(text: str) -> dict[str, bool]:
    """The gaps of a text, and whether a number in them is grouped; what parts a list may differ."""
    return {name: spec == "," for _, name, spec, _ in Formatter().parse(text) if name}


def unfilled(text: str) -> str:
    return "".join(literal for literal, *_ in Formatter().parse(text))


def test_each_message_is_used_and_each_that_is_used_is_there():
    sections = "|".join(messages().keys() - {"rule"})
    named = {
        node.value
        for path in TABLE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    keys = {one for one in named if re.fullmatch(rf"(?:{sections})\.[a-z_0-9]+", one)}
    assert keys | CALLED == set(ALL)


def test_what_fills_a_gap_keeps_its_direction():
    said = Message("beside.falls", {"before": 1200, "day": date(2024, 12, 6)}).said("ar")
    assert "\u20681,200\u2069" in said and "\u20682024-12-06\u2069" in said
    hostile = Message("advice.meant", {"name": "a\u2069\u202eb"}).said("ar")
    assert hostile == "هل تقصد «\u2068a��b\u2069»؟"


FILES = {
    **{kind: (content, "f.csv") for kind, (content, _) in WHOLE_FILES.items()},
    **{kind: (entered(**cells), "f.csv") for kind, (cells, _) in (CELLS | NAMES).items()},
    "two sheets": (two_sheets(), "f.xlsx"),
    "no sheet": (b"measure", "f.xlsx"),
    "macros": (packed("xl/vbaProject.bin", b"x"), "f.xlsx"),
    "no parquet": (b"measure", "f.parquet"),
    "nested": (nested(), "f.parquet"),
    "no object": (b"[1]\n", "f.jsonl"),
    "no json": (b"{x\n", "f.jsonl"),
    "key twice": (b'{"measure": "killed", "measure": "killed"}\n', "f.jsonl"),
    "header alone": (HEADER.encode(), "f.csv"),
    "ragged": ((HEADER + line() + "killed,20\n" + '"open\n').encode(), "f.csv"),
    "after quotes": ((HEADER + '"a"b,\n').encode(), "f.csv"),
    "twice": (entered() + line().encode(), "f.csv"),
    "zero": (entered(number="0"), "f.csv"),
    "the template": (template_files()["template.csv"], "f.csv"),
    "over its whole": (written(PART["figure_id"], value=10**9, value_min=10**9, value_max=10**9), "f.csv"),
    "part of itself": (written(PART["figure_id"], part_of=PART["figure_id"]), "f.csv"),
    "part of nothing": (written(PART["figure_id"], part_of="f" + "0" * 16), "f.csv"),
    "part of a refused row": (written(PART["part_of"], measure="kiled"), "f.csv"),
    "a magnitude's value": (written(WORD["figure_id"], value=500), "f.csv"),
    "days": (written(DATED["figure_id"], event_end=date(2001, 1, 1)), "f.csv"),
    "after its report": (written(DATED["figure_id"], event_end=JUNE, event_start=JUNE, as_of=JUNE), "f.csv"),
    "code": (written(WORD["figure_id"], country="Syria"), "f.csv"),
    "offset": (written(WORD["figure_id"], value_min=0), "f.csv"),
    "other id": (written(WORD["figure_id"], figure_id="f" + "1" * 16), "f.csv"),
    "unknown id": (written(WORD["figure_id"], source="Nobodyy"), "f.csv"),
    "revision": (written(WORD["figure_id"], population="other", place_text=None), "f.csv"),
}


@pytest.mark.parametrize("kind", FILES)
def test_of_no_bad_file_a_problem_is_left_in_english(kind):
    content, name = FILES[kind]
    checked = check_bytes(content, name, PUBLISHED)
    assert checked.problems or checked.warnings
    given = content.decode(errors="replace")
    assert not [one for one in checked.problems + checked.warnings if english(one.message.said("ar"), given)]
    copy = list(csv.reader(io.StringIO(annotated_csv(checked, "ar").decode("utf-8-sig"))))
    answers = [cells[copy[0].index("problems")] for cells in copy[1:]]
    assert any(answers) and not any(english(answer, given) for answer in answers)


@pytest.mark.parametrize("limits", [Limits(bytes=3), Limits(rows=1), Limits(columns=2), Limits(cell=4)])
def test_a_file_that_is_too_large_is_answered_in_arabic(limits):
    content = entered() + line(number="21").encode()
    (problem, *_) = check_brought(bring_bytes(content, "f.csv", limits)).problems
    assert not english(problem.message.said("ar"))


@pytest.mark.parametrize(
    "cells",
    [
        {},
        {"number": "862", "quote": "سقوط 862 قتيلا"},
        {"number": "800", "quote": "مقتل 800 شخص", "event_date": "2024-12-06"},
        {"number": "2600", "quote": "مقتل 2600 شخص", "event_date": "2024-12-06"},
        CIVILIANS,
    ],
)
def test_what_sits_oddly_beside_the_store_is_said_in_arabic(cells):
    (warning,) = check(against=check(**TOTAL).ready, **TOTAL | cells).warnings
    assert not english(warning.message.said("ar"))


def english(said: str, given: str = "") -> list[str]:
    """The words of Latin letters in a message that are no terms, and not quoted from the file or a catalogue."""
    quoted = [one for one in ISOLATED.findall(said) if re.search("[A-Za-z]{2,}", one) and one not in given]
    apart = re.findall("[A-Za-z_]{2,}", ISOLATED.sub("", said))
    return [one for one in quoted if one not in names() and not CODE.fullmatch(one)] + [*{*apart} - KNOWN]


@cache
def names() -> set[str]:
    """What the program quotes of its own: columns, values, ids and names of the catalogues."""
    pack = load_pack()
    sources = {name for one in pack.sources for name in (one.id, one.ar, one.en, *one.names)}
    return KNOWN | sources | {name for one in pack.places for name in (one.id, one.ar, one.en) if name}


@pytest.mark.parametrize("said", ["ليس من أعمدة الجدول. Remove it", "فارغ. \u2068Remove it\u2069"])
def test_english_is_found_in_a_message_and_in_its_gaps(said):
    assert english(said) and not english("هل تقصد «\u2068killed\u2069»؟")
