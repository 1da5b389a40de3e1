"""The extractor never crashes or hangs, points where it says, and takes time in proportion to the text.

python -m tests.promises.extractor --inputs 1000000 --longest 8000000
"""

import argparse
import gc
import random
import time
from datetime import date
from pathlib import Path

from extract.ingest.jsonl import read_jsonl
from extract.packs import load_pack
from extract.pipeline import read_article
from extract.records import Article

SEEDS = Path(__file__).parents[2] / "seeds/articles.jsonl"
SLOWEST_INPUT = 1.0  # seconds
WORST_RATIO = 2.5  # time of a text of twice the length
SHORTEST = 32_000  # characters, from which doubling is timed
TIMED = 0.01  # seconds from which a time says something about the text
SLOWEST, SLOWEST_EMPTY = 100_000, 1_000_000  # characters a second, of any text and of one without a figure

SIGNS = list("،؛؟.:!…\"'“”«»()[]-–—/%٪#@+*•\n ") + [
    "\u200f",
    "\u202b",
    "\u2067",
    "\u200b",
    "\u0640",
    "\u064b",
    "\u0000",
    "\ufeff",
]
DIGITS = [
    "5",
    "12",
    "1,5",
    "1.200",
    "280,000",
    "70،000",
    "12ر1",
    "٨٢٦",
    "۴۵",
    "1٬000",
    "2011",
    "2024/12/05",
    "10-15",
    "3²",
    "0",
    "06",
]
PHRASES = (
    "ما لا يقل عن|أكثر من|بين 15 و30 ألف|من بينهم|منهم|لقوا مصرعهم|في عداد المفقودين|بحسب ما أفاد|وأضاف أن|نقلا عن"
    "|منذ الثلاثاء|19 من نيسان 2011|اليوم التالي|ريف حلب الشمالي|مدينة حمص|اقرأ أيضا:|\nــــــ\n"
).split("|")
REPEATS = (
    "5 |5 قتلى و|قتل |مقتل 5 |قال |قال إن |وأضاف |بحسب |منهم 5 |بينهم |في حلب |مدينة |منذ |يوم الخميس |نصف مليون "
    '|ألف |و|،|"|“|(|5\n|قتل 5 أشخاص. |عدد القتلى إلى |قد |مئات |الشهداء الثلاثة |ا|ًٌ|ـ|a |2024/12/05 '
    "|حكم بالإعدام على |آخرين |ما لا يقل عن |5 - |123 456 |مئة و|تجاوز عدد |ال |1,|5 أو |قتيلان |9|كل |بين 5 و"
    "|زعم |إعلان |بينهم 5 |عائلة 5 |مقابل 5 |نقل 5 "
    "|قتل 5 مدنيين في مدينة حلب وكان 3 في السلام، "
).split("|")


# Without a word of harm a text is passed over, so each stands behind a figure too, in its sentence.
FIGURE = "قتل 5 أشخاص، "


def vocabulary() -> list[str]:
    """Every form of the language pack, so that random texts run into every rule."""
    return sorted(load_pack().lexicon.forms_of(lambda reading: True))


def random_text(chance: random.Random, forms: list[str]) -> str:
    """A text of words that mean something to the rules, in no order, and of whatever else Unicode holds."""
    parts = []
    for _ in range(chance.randint(1, 40)):
        kind = chance.random()
        if kind < 0.55:
            parts.append(chance.choice(("", "", "و", "ب", "ل", "ال", "وال")) + chance.choice(forms))
        elif kind < 0.75:
            parts.append(chance.choice(DIGITS))
        elif kind < 0.9:
            parts.append(chance.choice(PHRASES))
        elif kind < 0.98:
            parts.append(chance.choice(SIGNS))
        else:
            parts.append(chr(chance.choice((chance.randrange(0xD800), chance.randrange(0xE000, 0x110000)))))
    return chance.choice((" ", " ", " ", "")).join(parts)


def fuzz(inputs: int, seed: int) -> dict[str, int]:
    """Read random texts; how many there were, how many figures they gave, and how many broke a promise."""
    chance, forms, pack = random.Random(seed), vocabulary(), load_pack()
    for article in read_jsonl(SEEDS):  # catalogues are read in and screens built by the first texts that need them
        read_article(article, pack)
    found = {"inputs": inputs, "figures": 0, "exceptions": 0, "over a second": 0, "wrong offsets": 0}
    for number in range(inputs):
        text = random_text(chance, forms)
        started = time.process_time()
        try:
            rows = read_article(Article(f"fuzz-{number}", text, published=date(2024, 12, 6)), pack).rows
        except Exception as error:
            print(f"{type(error).__name__}: {error}: {text!r}")
            found["exceptions"] += 1
            continue
        lasted = time.process_time() - started
        if lasted > SLOWEST_INPUT:
            print(f"{lasted:.1f} s: {text!r}")
            found["over a second"] += 1
        found["figures"] += len(rows)
        found["wrong offsets"] += sum(
            text[row["start"] : row["end"]] != row["number_text"] or row["number_text"] not in row["quote"]
            for row in rows
        )
    return found


def seconds(text: str) -> float:
    """How long a text takes, the faster of two readings.

    Without the garbage collector, which in a long session goes through all that the session holds.
    """
    best = float("inf")
    gc.collect()
    gc.disable()
    try:
        for _ in range(2):
            started = time.process_time()
            read_article(Article("long", text, published=date(2024, 12, 6)))
            best = min(best, time.process_time() - started)
    finally:
        gc.enable()
    return best


def repeated(repeat: str, length: int, head: str = "") -> str:
    """A text of a length, all of one repeat but its head."""
    return (head + repeat * (length // len(repeat) + 1))[:length]


def growth(repeat: str, longest: int, head: str = "") -> tuple[float, float]:
    """(the worst ratio of a doubling, the least characters a second) of a repeat, up to a length."""
    length, before, worst, speed = SHORTEST, 0.0, 0.0, float("inf")
    while length <= longest:
        taken = seconds(repeated(repeat, length, head))
        if before > TIMED:
            worst = max(worst, taken / before)
        speed = min(speed, length / taken)
        before, length = taken, length * 2
    return worst, speed


def time_repeats(longest: int) -> int:
    """Print how time grows with each repeat, alone and behind a figure; how many of them broke the promise."""
    broken = 0
    for repeat in REPEATS:
        for head in ("", FIGURE):
            worst, speed = growth(repeat, longest, head)
            figures = read_article(Article("short", repeated(repeat, SHORTEST, head))).rows
            least = SLOWEST if figures else SLOWEST_EMPTY
            late = worst > WORST_RATIO or speed < least / 3  # a busy machine is left some room
            broken += late
            note = "  TOO SLOW" if late else "  below the aim" if speed < least else ""
            print(f"{head + repeat!r}: at most x {worst:.2f} a doubling, {speed:,.0f} of {least:,} characters/s{note}")
    return broken


def main() -> int:
    options = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    options.add_argument("--inputs", type=int, default=10_000)
    options.add_argument("--longest", type=int, default=512_000, help="characters of the longest repeat")
    options.add_argument("--seed", type=int, default=0)
    asked = options.parse_args()
    found = fuzz(asked.inputs, asked.seed)
    print(", ".join(f"{count:,} {what}" for what, count in found.items()))
    broken = found["exceptions"] + found["over a second"] + found["wrong offsets"]
    broken += time_repeats(asked.longest)
    return 1 if broken else 0


if __name__ == "__main__":
    raise SystemExit(main())
