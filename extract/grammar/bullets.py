"""Lines of a list, each behind a bullet: what one of them tells is not told of the next."""

from extract.records import Sentence

BULLETS = ("-", "–", "•", "*", "·", "●", "▪", "■", "✅", "🔴", "➖")


def is_bulleted(sentence: Sentence) -> bool:
    """Whether a sentence stands behind a bullet."""
    return sentence.quote.startswith(BULLETS)
