"""Sentences to copy: one template a qualifier, status and tally, in both languages; none claims more than was said."""

from datetime import date

import pytest
from gold_figures import figures_frame

from dashboard.citation import cite_article, cite_sentence
from dashboard.words import Words
from extract.table import values

SAID_BY = {"source": "WHO", "relay": None, "place": None}
PRINTED = {"publisher": "P", "published": date(2024, 12, 6)}
EN, AR = Words("en"), Words("ar")


def figure(**said):
    return figures_frame(PRINTED | said).row(0, named=True)


def sentence(said, words=EN, said_by=SAID_BY, whole=None, parts=()):
    return cite_sentence(figure(**said), whole, list(parts), said_by, words)


def numbers(low, high, value=None):
    return {"value": value, "value_min": low, "value_max": high}


@pytest.mark.parametrize(
    "said, en, ar",
    [
        (numbers(1, 1, 1), "WHO reported 1 person killed", "WHO: مقتل شخص واحد"),
        (numbers(2, 2, 2), "WHO reported 2 people killed", "WHO: مقتل شخصين"),
        ({"qualifier": "about"} | numbers(30, 30, 30), "about 30 people killed", "مقتل نحو 30 شخصًا"),
        ({"qualifier": "at_least"} | numbers(300, None, 300), "at least 300 people", "ما لا يقل عن 300 شخص"),
        ({"qualifier": "at_most"} | numbers(None, 7, 7), "up to 7 people killed", "ما لا يزيد على 7 أشخاص"),
        ({"qualifier": "range"} | numbers(20, 30), "between 20 and 30 people killed", "ما بين 20 و30 شخصًا"),
        ({"qualifier": "magnitude"} | numbers(100, 999), "hundreds of people killed", "مقتل مئات الأشخاص"),
        ({"status": "projected"}, "WHO said that the number could rise to", "WHO: قد يصل الأمر إلى مقتل"),
        ({"status": "denied"}, "WHO denied", "WHO ينفي مقتل"),
        ({"measure": "bodies", "unit": "bodies"} | numbers(35, 35, 35), "35 bodies found", "العثور على 35 جثة"),
        ({"measure": "displaced", "tally": "stock"}, "displaced at the time", "في النزوح حينها"),
        ({"tally": "cumulative", "event_start": date(2024, 12, 3)}, "since 3 December 2024", "منذ 3 كانون الأول 2024"),
        (
            {"event_start": date(2024, 12, 3), "event_end": date(2024, 12, 3)},
            "(3 December 2024)",
            "(3 كانون الأول 2024)",
        ),
    ],
)
def test_a_template_each(said, en, ar):
    assert en in sentence(said) and ar in sentence(said, AR)


@pytest.mark.parametrize("words", [EN, AR])
@pytest.mark.parametrize("measure", values.MEASURES)
@pytest.mark.parametrize("population", values.POPULATIONS)
def test_every_measure_and_population_has_its_words(measure, population, words):
    said = sentence({"measure": measure, "population": population}, words)
    assert measure not in said or words is EN
    assert "{" not in said and "_" not in said


def test_who_passed_it_on_and_who_printed_it_without_a_source():
    assert "WHO, as passed on by AFP, reported" in sentence({}, said_by=SAID_BY | {"relay": "AFP"})
    assert sentence({}, said_by=SAID_BY | {"source": None}).startswith("P printed 5 people killed, naming no source")


@pytest.mark.parametrize(
    "relation, said", [("near", "near Hama"), ("from", "from Hama"), ("includes", "including Hama")]
)
def test_the_relation_to_the_place(relation, said):
    row = {"place_text": "حماة", "place_relation": relation}
    assert said in sentence(row, said_by=SAID_BY | {"place": "Hama"})


def test_what_the_article_leaves_out():
    assert "P, 6 December 2024; period and area not stated in the article" in sentence({})
    assert "; period not stated" in sentence({"place_text": "x"})
    assert "; area not stated" in sentence({"when_text": "x"})
    assert sentence({"place_text": "x", "when_text": "x"}).endswith("(P, 6 December 2024).")


def test_a_part_names_its_whole():
    whole, part = figure(**numbers(9, 9, 9)), {"population": "children"}
    assert "5 children killed, part of 9 people" in sentence(part, whole=whole)


def test_no_sentence_carries_controls_of_direction():
    said = {"qualifier": "range", "quote": "قتل 5"} | numbers(20, 30)
    for text in (sentence(said, AR), cite_article(figure(**said), AR)):
        assert not set(text) & set("\u2066\u2067\u2068\u2069")
