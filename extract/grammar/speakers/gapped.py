"""Who states another number by the verb of whoever spoke before: "تحدثت الوزارة عن 25 قتيلا، والمرصد عن 30"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extract.grammar.speakers.statement import Statement

if TYPE_CHECKING:
    from extract.grammar.speakers.statements import Reader

INTRODUCES = ("عن", "الي")
BESIDE = ("فيما", "بينما")
OPENS_NUMBER = 4  # tokens from "عن" over "مقتل" or a hedge to the number


def gapped(reader: Reader, found: Sequence[Statement]) -> list[Statement]:
    """The statements without a verb behind the first that has one."""
    named = (one for one in found if one.first is not None)
    begin = next((one.token for one in named if one.rule.startswith("attribution.verb")), None)
    if begin is None:
        return []
    words, taken = reader.words, {token for one in found if one.first is not None for token in (one.first, one.token)}
    statements = []
    for of in range(begin + 2, len(words) - 1):
        if words[of].folded in INTRODUCES and _numbered(reader, of):
            first = next((at for at in range(of - 1, max(begin, of - 9), -1) if _begins(reader, at)), None)
            speaker, after = reader.name(first) if first is not None and first not in taken else (None, 0)
            if speaker and after == of and reader.can_speak(*speaker):
                statements.append(Statement(of, True, *speaker, rule="attribution.gapped", office=reader.np))
    return statements


def _begins(reader: Reader, at: int) -> bool:
    """Whether "and" or "while" leads to somebody at a token."""
    words = reader.words
    beside = words[at - 1].folded in BESIDE or words[at - 1].folded == "حين"
    joined = words[at].text.startswith("و") and reader.is_joined(at) and words[at - 1].kind == "sign"
    return (beside or joined) and not reader.section(at, "says")


def _numbered(reader: Reader, of: int) -> bool:
    """Whether a number comes soon behind "عن"."""
    return any(reader.is_number(at) for at in range(of + 1, of + OPENS_NUMBER))
