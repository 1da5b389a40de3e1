"""What joins a number to what stands before it: "و", "إضافة ل", a list's comma."""

from __future__ import annotations

from typing import TYPE_CHECKING

from extract.records import Number

if TYPE_CHECKING:
    from extract.grammar.figures.clauses import Clause


def is_joined(clause: Clause, number: Number) -> bool:
    """Whether a conjunction or a list's comma leads up to a number, over its hedge."""
    at = number.lead
    first, printed = clause.sentence.starts[number.first], number.span.start
    if clause.sentence.text[first:printed] == "و":  # "وأحد عشر", spelled like "واحد"
        return True
    if clause.has_and(at) or clause.has_and(number.first):
        return True
    if number.counted is not None and number.counted < number.first:
        noun = number.counted - (number.counted - 1 in clause.nouns)
        if clause.has_and(number.counted) or clause.has_and(noun):
            return True  # "ركابها الـ55 وطاقمها السبعة", "وأفراد الطاقم السبعة"
    if clause.owned_at(at) and clause.words[at - 1].folded in ("اضافه", "بالاضافه"):
        return True  # "إضافة لثمانية أولاد"
    before = at - 1
    while before >= max(0, at - 4) and clause.light(before) and before not in clause.join_ends:
        before -= 1
    listed = before >= 0 and clause.words[before].text in ("،", "و") and not clause.light(before)
    return listed or before in clause.join_ends
