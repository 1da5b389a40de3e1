"""The language pack is whole: every vocabulary is proved by examples, and every file of examples is run."""

import re
import tomllib
from pathlib import Path

import pytest

from extract.inflection import INFLECTIONS
from extract.packs import LANGUAGES, load_pack
from extract.terms import read_terms
from extract.text import fold

FOLDER = LANGUAGES / "ar"
VOCABULARIES = sorted(path.stem for path in FOLDER.glob("*.toml") if not path.name.endswith(".cases.toml"))
CASES = sorted(path.name.removesuffix(".cases.toml") for path in FOLDER.glob("*.cases.toml"))
TESTS = "".join(
    path.read_text("utf-8") for path in Path(__file__).parent.glob("test_*.py") if path.name != "test_pack.py"
)
PROOFS = {
    vocabulary: proof
    for line in (FOLDER / "README.md").read_text("utf-8").splitlines()
    if line.startswith("| `")
    for vocabularies, _, proof in [line.strip("| ").split(" | ")]
    for vocabulary in re.findall(r"`(\w+)`", vocabularies)
}


def test_the_readme_names_every_vocabulary():
    assert set(PROOFS) == set(VOCABULARIES)


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_every_vocabulary_is_proved(vocabulary):
    proof = PROOFS[vocabulary]
    assert (vocabulary if proof == "its own cases" else proof.strip("`")) in CASES


@pytest.mark.parametrize("cases", CASES)
def test_every_file_of_cases_is_run(cases):
    assert f"{cases}.cases.toml" in TESTS or f'"{cases}"' in TESTS
    assert tomllib.loads((FOLDER / f"{cases}.cases.toml").read_text("utf-8"))


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_every_term_is_found_as_it_is_written(vocabulary):
    lexicon = load_pack().lexicon
    for term in read_terms(FOLDER / f"{vocabulary}.toml"):
        first, *rest = term.lemma.split()
        excluded = set(map(fold, term.get("not_forms", "").split()))
        forms = {form for form, _ in INFLECTIONS[term.get("inflect", "fixed")](first, term.data)} - excluded
        word = next(iter(lexicon.words(min(forms)))) if forms else None
        assert word is None or vocabulary in word.readings or word.phrases, term.lemma
        assert word is None or rest or vocabulary in word.readings, term.lemma


@pytest.mark.parametrize("vocabulary", VOCABULARIES)
def test_other_forms_stand_for_the_first_word_alone(vocabulary):
    """Written out with what follows, "أعتقد أن" had made "أن أن" of "يعتقد أن"."""
    for term in read_terms(FOLDER / f"{vocabulary}.toml"):
        assert set(term.lemma.split()[1:]).isdisjoint(term.get("forms", "").split()), term.lemma
