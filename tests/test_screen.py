"""The screen passes over sentences without cost, and never over a figure."""

import json
import tomllib
from pathlib import Path

import pytest

from extract.grammar.glance import screen
from extract.grammar.numbers.phrases import read_phrases
from extract.ingest.jsonl import read_jsonl
from extract.packs import LANGUAGES, load_pack
from extract.records import Article
from extract.stages.screen import may_hold_figures, screen_sentences
from extract.stages.sentences import split_sentences

ROOT = Path(__file__).parent.parent
EXAMPLES = [
    text
    for file in ("figures", "nouns", "events", "forces", "status", "causes")
    for examples in tomllib.loads((LANGUAGES / f"ar/{file}.cases.toml").read_text("utf-8")).values()
    for text, figures in (examples["yes"] | examples["no"]).items()
    if figures
]


def passed(article):
    pack = load_pack()
    sentences = split_sentences(article, pack) if may_hold_figures(article.text, pack) else []
    return list(screen_sentences(sentences, pack))


def test_no_figure_of_the_gold_is_screened_out():
    gold = {
        article["id"]: article["rows"]
        for article in map(json.loads, (ROOT / "tests/gold/seeds.jsonl").read_text("utf-8").splitlines())
    }
    for article in read_jsonl(ROOT / "seeds/articles.jsonl"):
        spans = [(sentence.start, sentence.end) for sentence in passed(article)]
        for row in gold[article.id]:
            assert any(start <= row["start"] < end for start, end in spans), row["number_text"]


def test_a_sentence_without_a_word_of_number_has_no_number():
    texts = [*EXAMPLES, *(article.text for article in read_jsonl(ROOT / "seeds/articles.jsonl"))]
    for sentence in (one for text in texts for one in split_sentences(Article("a", text), load_pack())):
        if not screen(load_pack().lexicon).of(sentence.quote).may_count():
            assert not read_phrases(sentence), sentence.quote


@pytest.mark.parametrize("text", EXAMPLES)
def test_no_figure_of_the_examples_is_screened_out(text):
    assert passed(Article("a", text))


@pytest.mark.parametrize(
    "text",
    [
        "قُتِلَ خَمْسَةُ أشخاصٍ",
        "مقـــتل ٥ أشخاص",
        "ﻗﺘﻞ ﺧﻤﺴﺔ ﺃﺷﺨﺎﺹ",
        "قتل \u200f5\u200f أشخاص",
        "إصابه خمسه اشخاص",
        "اعتقـ .ـال 5 أشخاص",
    ],
)
def test_letters_printed_otherwise_pass_as_well(text):
    assert passed(Article("a", text))


@pytest.mark.parametrize(
    "text",
    [
        "افتتح الوزير 5 مدارس",
        "قتل الوقت في الانتظار",
        "",
        "5",
        "فاز الفريق بفارق 5 نقاط",
        "أطلقت الجامعة 5 برامج",
        "حياة شاعر نظم 5 قصائد",
        "قدموا 5 عروض في المهرجان",
    ],
)
def test_sentences_without_harm_or_number_are_passed_over(text):
    assert not passed(Article("a", text))
