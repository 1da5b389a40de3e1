"""Numbers that are told of places without a name, beside others that have theirs: "5 في حلب و3 في مناطق أخرى"."""

from collections.abc import Sequence

from extract.grammar.places.clauses import COMMAS
from extract.grammar.places.locatives import Toponym
from extract.records import Number, Sentence

OTHERS = frozenset("اخري متفرقه مختلفه عده متعدده مجاوره ثانيه".split())  # behind places without a name
REMAINING = frozenset("باقي بقيه ساير".split())  # before them
WITHIN = 4  # tokens from a number to "في"


def is_unnamed(sentence: Sentence, number: Number, toponyms: Sequence[Toponym]) -> bool:
    """Whether a number behind a place of the sentence is told of places without a name: "وتسعة في باقي المحافظات"."""
    words, marks = sentence.words, sentence.at("places")
    if not toponyms or toponyms[0].lead > number.first:
        return False
    near = range(number.last + 1, min(number.last + 1 + WITHIN, len(words) - 2))
    inside = next((at for at in near if at in marks and marks[at].reading.term.section == "inside"), None)
    if inside is None or any(words[at].text in COMMAS for at in range(number.last + 1, inside)):
        return False
    last = next((at for at in (inside + 1, inside + 2) if words[at].folded in OTHERS | REMAINING), None)
    return last is not None and not any(inside < one.lead <= last + WITHIN for one in toponyms)
