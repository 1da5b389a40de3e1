"""Who states another number by the verb of whoever spoke before: "تحدثت الوزارة عن 25 قتيلا، والمرصد عن 30"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from extract.grammar.speakers.statement import Statement

if TYPE_CHECKING:
    from extract.grammar.speakers.statements import Reader

INTRODUCES = ("عن", "الي")
BESIDE = ("فيما", "بينما")
AMOUNTS = frozenset(("البالغ", "البالغه", "وهي", "وهو"))
RECKONINGS = frozenset("تقدير تقديرات حصيله الحصيله رقم ارقام احصاء احصاءات".split())
OPENS_NUMBER = 4  # tokens from "عن" over "مقتل" or a hedge to the number


def gapped(reader: Reader, found: Sequence[Statement]) -> list[Statement]:
    """The statements without a verb behind the first that has one."""
    named = (one for one in found if one.first is not None)
    begin = next((one.token for one in named if one.rule.startswith("attribution.verb")), None)
    return [] if begin is None else [*_by_verb(reader, found, begin), *_reckoned(reader, begin)]


def _reckoned(reader: Reader, begin: int) -> list[Statement]:
    """Whose reckoning another one is set beside: "رافضا تقدير مجلة الغد البالغ 655 ألفا", "حصيلة الوزارة وهي 37"."""
    words, statements = reader.words, []
    for at in range(begin + 1, len(words) - 1):
        if words[at].folded not in AMOUNTS or not reader.is_number(at + 1):
            continue
        made = next((k for k in range(at - 1, max(begin, at - 9), -1) if words[k].folded in RECKONINGS), None)
        start = made + 1 if made is not None else at
        start += start < at and reader.is_definite(start) and words[start].folded.endswith("يه")  # "الحصيلة الرسمية"
        speaker, after = reader.name(start, fused=True) if start < at else (None, 0)
        if speaker and after in (at, at - 1) and reader.can_speak(*speaker):
            statements.append(Statement(at, True, *speaker, rule="attribution.gapped", office=reader.np))
    return statements


def _by_verb(reader: Reader, found: Sequence[Statement], begin: int) -> list[Statement]:
    """Who states another number by the verb at a token."""
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
