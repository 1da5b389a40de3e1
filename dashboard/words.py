"""What the screen says, in Arabic or English, out of labels.toml: labels, counts, numbers, days.

Numbers keep the digits 0 to 9 in both languages, as the articles print them, and stand in isolates, so that in a line
that runs right to left a range keeps its ends.
"""

import tomllib
from datetime import date
from functools import cache
from pathlib import Path

LANGUAGES = {"en": "English", "ar": "العربية"}
LEFT_TO_RIGHT, RIGHT_TO_LEFT, FIRST_STRONG, END = "\u2066", "\u2067", "\u2068", "\u2069"


class Words:
    """The words of one language.

    >>> Words("en").say("measure.injured"), Words("ar").say("measure.injured")
    ('Injured', 'جرحى')
    """

    def __init__(self, language: str) -> None:
        self.language = language
        self.rtl = language == "ar"
        self.comma = "، " if self.rtl else ", "
        self._labels = _labels()

    def say(self, label: str, **filled: object) -> str:
        """A label by "section.term", its gaps filled. A term that labels.toml does not know is shown as it is."""
        section, _, term = label.partition(".")
        forms = self._labels.get(section, {}).get(term)
        return forms[self.language].format(**filled) if forms else term

    def terms(self, section: str) -> list[str]:
        """The terms of a section in the order of labels.toml, which is their order on screen."""
        return list(self._labels[section])

    def count(self, noun: str, n: int) -> str:
        """A number with its noun.

        >>> Words("en").count("articles", 1), Words("ar").count("articles", 2)
        ('1 article', 'مقالين')
        """
        forms = self._labels["count"][noun][self.language]
        return forms[_plural(n) if self.rtl else int(n != 1)].format(n=self.integer(n))

    def cited(self, people: str, n: int) -> str:
        """A number with those whom it counts, as a sentence to copy has them.

        >>> Words("en").cited("children", 5), Words("ar").cited("children", 5)
        ('5 children', '5 أطفال')
        """
        forms = self._labels["cite_people"][people][self.language]
        return forms[_plural(n) if self.rtl else int(n != 1)].format(n=self.integer(n))

    def uncounted(self, people: str) -> str:
        """Those whom a word for an order of magnitude counts."""
        return self._labels["cite_people"][people][self.language][-1]

    def integer(self, n: int) -> str:
        return f"{n:,}"

    def number(self, row: dict) -> str:
        """A figure's number with its qualifier; a magnitude is its word, never its bounds.

        >>> Words("en").number({"qualifier": "at_least", "value_min": 3000, "value_max": None})
        'at least 3,000'
        >>> Words("en").number({"qualifier": "magnitude", "value_min": 100, "value_max": 999})
        'hundreds'
        """
        low, high = row["value_min"], row["value_max"]
        if row["qualifier"] == "magnitude":
            return self.say(f"magnitude.{low}")
        bounds = {"low": "" if low is None else self.integer(low), "high": "" if high is None else self.integer(high)}
        said = self.say(f"number.{row['qualifier']}", **bounds)
        return self._left_to_right(said) if row["qualifier"] == "range" else said

    def span(self, low: str, high: str) -> str:
        """From one end to the other, in an order that a line from right to left keeps.

        >>> Words("en").span("10", "15")
        '10–15'
        """
        return self._left_to_right(f"{low}–{high}")

    def group(self, population: str) -> str:
        """A population in a word or two."""
        section = "group" if population in self._labels["group"] else "population"
        return self.say(f"{section}.{population}")

    def measure(self, measure: str) -> str:
        """A measure in a word or two, where its full label stands near."""
        section = "short" if measure in self._labels["short"] else "measure"
        return self.say(f"{section}.{measure}")

    def counted(self, measure: str, tally: str) -> str:
        """The full label of a measure in a tally.

        >>> Words("en").counted("displaced", "stock"), Words("en").counted("injured", "stock")
        ('Displaced now', 'Injured')
        """
        return self.say(f"displaced.{tally}" if measure == "displaced" else f"measure.{measure}")

    def heading(self, figure: dict) -> str:
        """What a figure counts, and for the displaced since when."""
        if (figure["measure"], figure["tally"]) != ("displaced", "cumulative"):
            return self.counted(figure["measure"], figure["tally"])
        start = figure["event_start"]
        return self.say("displaced.since", day=self.day(start)) if start else self.say("displaced.since_unstated")

    def day(self, day: date | None) -> str:
        """A day, or the word for none."""
        return f"{day.day} {self.say(f'months.{day.month}')} {day.year}" if day else self.say("evidence.not_stated")

    def days(self, first: date | None, last: date | None) -> str:
        """The days from first to last, what they share said once.

        >>> Words("en").days(date(2024, 12, 5), date(2024, 12, 8))
        '5–8 December 2024'
        """
        if first is None or last is None or first == last:
            return self.day(first or last)
        if (first.year, first.month) == (last.year, last.month):
            month = self.say(f"months.{last.month}")
            return f"{self._left_to_right(f'{first.day}–{last.day}')} {month} {last.year}"
        if first.year == last.year:
            return f"{first.day} {self.say(f'months.{first.month}')} – {self.day(last)}"
        return f"{self.day(first)} – {self.day(last)}"

    def tick(self, day: date, first: date, last: date) -> str:
        """A day on an axis from first to last: no more of it than they need to be told apart."""
        span = (last - first).days
        if span > 1000:
            return str(day.year)
        month = self.say(f"months.{day.month}")
        return f"{day.day} {month}" if span <= 60 else f"{month} {day.year}"

    def isolate(self, name: str) -> str:
        """A name whose direction may differ from the page's, so that it turns nothing around it."""
        return f"{FIRST_STRONG}{name}{END}"

    def _left_to_right(self, text: str) -> str:
        return f"{LEFT_TO_RIGHT}{text}{END}" if self.rtl else text


def _plural(n: int) -> int:
    """Which Arabic form of a counted noun goes with n: for 1, 2, 3 to 10, 11 to 99, or 100."""
    if n in (1, 2):
        return n - 1
    rest = n % 100
    return 2 if 3 <= rest <= 10 else 3 if rest >= 11 else 4


@cache
def _labels() -> dict:
    return tomllib.loads((Path(__file__).parent / "labels.toml").read_text(encoding="utf-8"))
