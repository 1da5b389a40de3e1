"""What a group of digits is worth, by its separators and the scale word behind it."""

import re
from fractions import Fraction

SEPARATOR = re.compile("[^0-9]")
ALWAYS_DECIMAL = "\u066b"
ALWAYS_GROUPING = "\u066c'\u2019\u00a0\u2009\u202f"
# Agencies whose system had no decimal sign write "12ر1 مليون". The letter runs from right to left, so the page
# shows 1ر12, and that is what its writer saw and its reader reads, 1.12: the fraction stands first in the text.
# The same holds for a full stop with a space before it, "5 .2 مليون", which the page shows as 2. 5.
SHOWN_REVERSED = "ر"
MOST_DIGITS = 15  # far more than a count has; keeps arithmetic on hostile digits cheap

Worth = int | Fraction  # a fraction only for what a scale word makes whole: "1,5 مليون"


def read_digits(digits: str, scale: int = 1) -> Worth | None:
    """The worth of a group of digits before a scale word; None where it can be read in two ways.

    >>> [str(read_digits(digits)) for digits in ("280,000", "100.000", "1.200", "1,5", "06", "1,2,3")]
    ['280000', '100000', '1200', '3/2', '6', 'None']
    >>> [str(read_digits(digits, 1_000_000)) for digits in ("1,5", "12ر1", "1.125")]
    ['3/2', '28/25', '9/8']
    >>> read_digits("1.200", 1000)  # 1.2 or 1,200 thousand
    """
    if len(digits) > MOST_DIGITS:
        return None
    separators, groups = set(SEPARATOR.findall(digits)), SEPARATOR.split(digits)
    if not separators:
        return int(digits)
    if len(separators) > 1:
        return None
    separator = separators.pop()
    if separator == SHOWN_REVERSED:
        return Fraction(f"{groups[1]}.{groups[0]}") if len(groups) == 2 else None
    grouped = len(groups[0]) <= 3 and groups[0].strip("0") and all(len(group) == 3 for group in groups[1:])
    if separator in ALWAYS_GROUPING:
        return int("".join(groups)) if grouped else None
    if len(groups) == 2 and (separator == ALWAYS_DECIMAL or not grouped or scale > 1000):
        return Fraction(".".join(groups))
    return int("".join(groups)) if grouped and scale == 1 else None
