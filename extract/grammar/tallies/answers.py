"""What the rules of tallies answer, and the measures that they tell apart."""

from extract.records import Figure, Sentence

Answer = tuple[str, str] | None  # the tally, and the rule that says so

HARM = frozenset(("killed", "injured", "casualties", "bodies", "missing", "detained", "abducted", "captured"))
DEAD = frozenset(("killed", "casualties"))


def around(sentence: Sentence, figure: Figure, reach: int) -> range:
    """The tokens of a sentence within a reach of a figure."""
    return range(max(0, figure.number.first - reach), min(len(sentence.words), figure.number.last + 1 + reach))
