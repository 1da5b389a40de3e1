"""Lines of a list behind bullets, headlines between bars: what one of them tells is not told of the next."""

from extract.records import Sentence

BULLETS = ("-", "–", "•", "*", "·", "●", "▪", "■", "✅", "🔴", "➖")


def is_bulleted(sentence: Sentence) -> bool:
    """Whether a sentence stands behind a bullet, or beside a bar: "مقتل 5 في غارة | إصابة 3 في حريق | ..."."""
    return sentence.quote.startswith(BULLETS) or is_ticked(sentence)


def is_ticked(sentence: Sentence) -> bool:
    """Whether a sentence is a headline of its own, beside a bar."""
    around = sentence.text[max(0, sentence.start - 2) : sentence.start], sentence.text[sentence.end : sentence.end + 2]
    return any("|" in beside for beside in around)
