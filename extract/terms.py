"""The terms of a vocabulary, as its file lists them.

A vocabulary is a TOML file of sections. A section gives what its terms share, how they inflect, and the terms, one a
line, each with what is particular to it:

    [killed]
    inflect = "noun"
    measure = "killed"
    [killed.terms]
    "قتيل" = { plural = "قتلى" }
"""

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from extract.inflection import INFLECTIONS


@dataclass(frozen=True, slots=True, eq=False)
class Term:
    """One line of a vocabulary: its file, its section (together the id of its rule), and what the two say of it."""

    vocabulary: str
    section: str
    lemma: str
    data: dict[str, Any]

    @property
    def rule(self) -> str:
        return f"{self.vocabulary}.{self.section}"

    def get(self, name: str, default: Any = None) -> Any:
        return self.data.get(name, default)


def read_terms(path: Path) -> list[Term]:
    """The terms of one vocabulary file, in its order."""
    terms = []
    for section, shared in tomllib.loads(path.read_text(encoding="utf-8")).items():
        shared = dict(shared)
        for lemma, own in shared.pop("terms", {}).items():
            data = {**shared, **(own if isinstance(own, dict) else {"value": own})}
            if data.get("inflect", "fixed") not in INFLECTIONS:
                raise ValueError(
                    f"{path.name}: [{section}] inflect is {data['inflect']!r}; write one of {', '.join(INFLECTIONS)}"
                )
            terms.append(Term(path.stem, section, lemma, data))
            if feminine := data.get("feminine"):
                terms.append(Term(path.stem, section, feminine, {**data, "plural": "", "gender": "feminine"}))
    return terms
