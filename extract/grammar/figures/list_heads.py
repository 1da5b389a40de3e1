"""The heads of lists of places, read once a sentence however many numbers it has."""

from collections.abc import Sequence

from extract.lexicon import Word

SPREAD_NEAR = 4  # tokens from a verb of spreading to over what
FOLLOWS = ("التالي", "الاتي", "كالتالي", "كالاتي", "يلي")
SPREADS = frozenset("تركز تركزت تركزوا توزع توزعت توزعوا تتوزع يتوزعون موزعين موزعون تتركز".split())
SPREAD_OVER = ("في", "علي", "بين")
SPREAD_REACH = 8  # tokens of a list's head before its colon


def list_heads(words: Sequence[Word]) -> list[range]:
    """The heads among some words, each up to what opens its list: "توزع الضحايا كالآتي:", "تركزت الإصابات في"."""
    found = []
    for at, word in enumerate(words):
        if word.text == ":" and at and words[at - 1].folded in FOLLOWS:
            last = at
        elif word.folded.removeprefix("و") in SPREADS:
            over = range(at + 1, min(at + SPREAD_NEAR + 1, len(words)))
            last = next((token for token in over if words[token].folded in SPREAD_OVER), None)
        else:
            continue
        if last is not None:
            found.append(range(max(0, at - 2 * SPREAD_REACH), last + 1))
    return found
