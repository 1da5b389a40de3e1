"""What the page on the method tells: measured accuracy, the codebook, what changed."""

import json
from datetime import date
from functools import cache

from dashboard.tables import PUBLISHED
from extract.table.columns import MODEL


@cache
def read_accuracy() -> dict:
    """How often the machine is right, as last measured on text that no rule was written for: data/accuracy.json."""
    accuracy = json.loads((PUBLISHED / "accuracy.json").read_text(encoding="utf-8"))
    return accuracy | {"measured": date.fromisoformat(accuracy["measured"])}


def read_codebook() -> list[tuple[str, str, str, dict[str, str]]]:
    """(column, meaning, example, allowed values with the meaning of each) of every column, from the table's model."""
    return [(name, one.description, str(one.example), one.values) for name, one in MODEL.items()]


def read_changes() -> str:
    """What changed from release to release."""
    return (PUBLISHED.parent / "CHANGELOG.md").read_text(encoding="utf-8")
