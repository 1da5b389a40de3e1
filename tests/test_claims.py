"""Which figures state one thing: claims, their links and series."""

from datetime import date
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from extract.catalog.sources import Sources
from extract.pipeline import read_article
from extract.records import Article
from extract.table.claims import LINKS, agreement, claims, links, series
from extract.table.columns import POLARS_SCHEMA
from extract.table.schema import figures_frame

SEEDS = pl.read_parquet(Path(__file__).parents[1] / "data/figures.parquet")
DAY = date(2024, 12, 6)
WAR = "أعلن المرصد السوري لحقوق الإنسان أن الحرب أودت بحياة"
WEEK = {  # one monitor's week
    date(2024, 11, 28): f"{WAR} 132 شخصا، بينهم 65 مقاتلا من الهيئة و18 مقاتلا من الفصائل و49 جنديا.",
    date(2024, 12, 2): f"{WAR} 514 شخصا، بينهم 268 مقاتلا و154 جنديا و92 مدنيا.",
    date(2024, 12, 4): f"{WAR} 704 أشخاص، بينهم 110 مدنيين.",
    DAY: f"{WAR} 826 شخصا، بينهم 111 مدنيا. وأضاف أن 222 مقاتلا قتلوا منذ الثلاثاء قرب حماة.",
    date(2024, 12, 8): f"{WAR} 910 أشخاص، بينهم 138 مدنيا و380 جنديا و392 مقاتلا.",
}


def table(*rows: dict) -> pl.DataFrame:
    """Figures that differ from "SOHR: five killed in Homs on the 5th, printed on the 6th" by what each row says."""
    same = {"measure": "killed", "population": "people", "unit": "people", "qualifier": "exact", "status": "reported"}
    same |= {"tally": "incident", "source": "SOHR", "source_text": "المرصد", "place": "homs", "place_text": "حمص"}
    same |= {"place_relation": "at", "event_start": date(2024, 12, 5), "event_end": date(2024, 12, 5)}
    same |= {"published": DAY, "position": "body", "start": 0, "number_text": "5"}
    made = []
    for number, row in enumerate(rows):
        value = row.pop("value", 5)
        one = same | {"figure_id": f"f{number:016}", "article_id": f"a{number}", "publisher": f"outlet {number}"}
        one |= {"value": value, "value_min": value, "value_max": value, **row}
        made.append(one | {"as_of": one["event_end"] or one["published"]})
    return pl.DataFrame(made, schema=POLARS_SCHEMA, orient="row")


def groups(figures: pl.DataFrame) -> set[frozenset[str]]:
    """The claims as sets of figures."""
    made = links(figures).group_by("claim_id").agg("figure_id")
    return {frozenset(ids) for ids in made["figure_id"]}


def rules(figures: pl.DataFrame) -> list[str]:
    return links(figures)["rule"].to_list()


def ids_of(figures: pl.DataFrame, **is_: object) -> frozenset[str]:
    return frozenset(figures.filter(**is_)["figure_id"])


def read(texts: dict[date, str]) -> pl.DataFrame:
    rows = []
    for day, text in texts.items():
        rows += read_article(Article(f"{day}", text, published=day, published_basis="supplied")).rows
    return figures_frame(rows)


def test_in_the_seeds_the_prison_is_one_claim_and_the_fugitives_are_one():
    made = groups(SEEDS)
    assert ids_of(SEEDS, number_text="مئات", measure="released") in made
    assert ids_of(SEEDS, number_text="عشرات الآلاف", measure="displaced") in made
    assert ids_of(SEEDS, value=826) in made and ids_of(SEEDS, value=222) in made
    assert len(made) == 13


def test_a_week_of_one_monitor_is_one_line():
    figures = read(WEEK)
    made = claims(figures)
    line = made.filter(series_id=made.filter(value=826)["series_id"][0]).sort("until")
    assert line["value"].to_list() == [132, 514, 704, 826, 910]
    civilians = made.filter(series_id=made.filter(value=111)["series_id"][0]).sort("until")
    assert civilians["value"].to_list() == [92, 110, 111, 138]
    assert made.filter(series_id=made.filter(value=222)["series_id"][0]).height == 1


def test_itemised_parts_are_parts_and_on_no_line():
    made = claims(read(WEEK))
    parts = made.filter(pl.col("value").is_in([65, 18]))
    assert parts["series_id"].to_list() == [None, None]
    assert set(made.filter(pl.col("value").is_in([65, 18, 49]))["part_of"]) == {made.filter(value=132)["claim_id"][0]}
    assert set(links(read(WEEK))["rule"]) == {"first"}


def test_the_latest_of_a_series_names_its_rule():
    made = series(claims(read(WEEK))).filter(population="people")
    assert made.select("value", "points", "falls", "rule").row(0) == (910, 5, 0, "latest-day")


def test_a_total_that_falls_is_counted():
    total = {"tally": "cumulative", "event_start": None, "event_end": None}
    figures = table({**total, "value": 826}, {**total, "value": 800, "published": date(2024, 12, 9)})
    assert series(claims(figures))["falls"].to_list() == [1]


@pytest.mark.parametrize(
    "second, rule",
    [
        ({}, "restates"),
        ({"source": "SOHR", "source_text": "رامي عبد الرحمن"}, "restates"),
        ({"value": 7, "published": date(2024, 12, 7)}, "revises"),
        ({"value": 7}, "differs"),
        ({"source": None, "source_text": None}, "no-source"),
        ({"event_start": None, "event_end": None}, "no-day"),
        ({"source": None, "source_text": None, "event_start": None, "event_end": None}, "no-source-no-day"),
        ({"place": None, "place_text": "المدينة", "article_id": "a0", "start": 9}, "place-in-article"),
    ],
)
def test_each_link_says_its_rule(second, rule):
    figures = table({}, second)
    assert rules(figures) == ["first", rule]
    assert len(groups(figures)) == 1


@pytest.mark.parametrize(
    "second",
    [
        {"source": "UN"},
        {"place": "hama"},
        {"place_relation": "near"},
        {"measure": "injured"},
        {"population": "children"},
        {"status": "denied"},
        {"tally": "cumulative"},
        {"group_text": "من عائلة واحدة"},
        {"event_start": date(2024, 12, 1), "event_end": date(2024, 12, 1)},
        {"value": 7, "article_id": "a0", "start": 9},
        {"source": None, "source_text": None, "value": 7},
        {"place": None, "place_text": None},
        {"event_start": None, "event_end": None, "published": date(2024, 12, 20)},
    ],
)
def test_what_keeps_two_figures_apart(second):
    assert len(groups(table({}, second))) == 2


def test_a_figure_without_a_source_joins_only_where_one_claim_fits():
    other = {"source": "UN", "source_text": "الأمم المتحدة"}
    assert len(groups(table({}, other, {"source": None, "source_text": None}))) == 3


def test_a_total_of_no_stated_place_and_source_joins_within_its_article_alone():
    total = {"tally": "cumulative", "event_start": None, "event_end": None, "place": None, "place_text": None}
    nameless = {**total, "source": None, "source_text": None}
    assert len(groups(table({**total}, {**nameless, "article_id": "a0", "start": 9}))) == 1
    assert len(groups(table({**total}, {**nameless}))) == 2


def test_a_body_and_those_within_it_are_one_source_with_several_outlets():
    made = claims(table({"source": "WFP"}, {"source": "UN"}))
    assert made.select("claimant", "source_kind", "figures", "outlets").rows() == [("UN", "un", 2, 2)]


def test_outlets_are_counted_by_who_they_are_and_named():
    made = claims(table({"publisher": "فرانس برس"}, {"publisher": "AFP"}, {"publisher": "جريدة"}, {"publisher": None}))
    assert made.select("outlets", "printed_by").rows() == [(2, "AFP; جريدة")]


def test_a_claim_is_part_of_a_claim_and_denies_a_claim():
    figures = table(
        {"value": 20}, {"part_of": "f" + "0" * 16, "population": "children"}, {"status": "denied", "value": 20}
    )
    made = {row["figure_id"]: row for row in claims(figures).iter_rows(named=True)}
    whole = made["f" + "0" * 16]["claim_id"]
    assert made[f"f{1:016}"]["part_of"] == whole
    assert made[f"f{2:016}"]["denies"] == whole


def test_a_part_of_people_like_it_is_never_a_restatement_of_a_whole():
    figures = table({"value": 20}, {"part_of": "f" + "0" * 16, "article_id": "a0"}, {"value": 5, "measure": "killed"})
    made = links(figures)
    assert made["claim_id"][1] not in (made["claim_id"][0], made["claim_id"][2])


def test_a_link_to_another_article_is_no_report():
    made = claims(table({"position": "related_link"}))
    assert made["links_only"].to_list() == [True]
    assert agreement(made).is_empty()


def test_the_latest_report_gives_a_claim_its_value():
    made = claims(table({"value": 5}, {"value": 7, "published": date(2024, 12, 7)}))
    assert made.select("value", "revisions", "rule").rows() == [(7, 1, "latest-report")]


def test_every_source_of_the_catalogue_has_a_kind():
    assert [one.id for one in Sources.load() if one.kind is None] == []


DAYS = st.sampled_from([None, date(2024, 12, 4), date(2024, 12, 5)])
ROWS = st.lists(
    st.fixed_dictionaries(
        {
            "source": st.sampled_from([None, "SOHR", "UN", "WFP"]),
            "source_text": st.none(),
            "place": st.sampled_from([None, "homs", "hama"]),
            "place_text": st.none(),
            "value": st.integers(1, 4),
            "status": st.sampled_from(["reported", "reported", "denied", "projected"]),
            "tally": st.sampled_from(["incident", "cumulative", "stock"]),
            "article_id": st.sampled_from("abc"),
            "start": st.integers(0, 9),
            "event_end": DAYS,
            "event_start": DAYS,
            "published": st.sampled_from([DAY, date(2024, 12, 5)]),
            "position": st.sampled_from(["body", "related_link"]),
        }
    ),
    max_size=14,
)


@settings(max_examples=40)
@given(ROWS, st.randoms(use_true_random=False))
def test_the_order_of_the_rows_changes_nothing(rows, random):
    figures = table(*map(dict, rows))
    mixed = figures[random.sample(range(figures.height), figures.height)] if rows else figures
    assert links(mixed).equals(links(figures))
    assert claims(mixed).equals(claims(figures))
    assert agreement(claims(mixed)).equals(agreement(claims(figures)))


@settings(max_examples=40)
@given(ROWS)
def test_every_figure_is_in_one_claim_and_nothing_is_chained(rows):
    figures = table(*map(dict, rows))
    tied = links(figures)
    assert tied["figure_id"].sort().equals(figures["figure_id"].sort())
    assert set(tied["rule"]) <= set(LINKS)
    made = claims(figures)
    assert set(tied["claim_id"]) == set(made["claim_id"]) and made["claim_id"].is_unique().all()
    firsts = tied.filter(rule="first").select("claim_id", first="figure_id")
    assert firsts.height == made.height
    values = dict(figures.select("figure_id", "value").iter_rows())
    joined = tied.filter(~pl.col("rule").is_in(["first", "revises", "differs"])).join(firsts, on="claim_id")
    assert all(values[row["figure_id"]] == values[row["first"]] for row in joined.iter_rows(named=True))
