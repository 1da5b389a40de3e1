"""How sources agree: what is compared, what is shown, and what is never done."""

from datetime import date

import polars as pl
import pytest
from hypothesis import given, settings

from extract.table.claims import RULES, VERDICTS, agreement, claims, rivals
from tests.test_claims import DAY, ROWS, SEEDS, table

UN = {"source": "UN", "source_text": "الأمم المتحدة"}
LATER = {"published": date(2024, 12, 7)}


def things(*rows: dict) -> list[tuple]:
    return agreement(claims(table(*rows))).select("sources", "verdict", "lowest", "highest", "rule").rows()


def verdicts(*rows: dict) -> dict[str, str | None]:
    """What the others are to the claim of the first row: verdict -> reason."""
    made = claims(table(*rows))
    first = made.filter(first_figure="f" + "0" * 16)["claim_id"][0]
    return dict(rivals(made, first).select("verdict", "reason").iter_rows())


@pytest.mark.parametrize(
    "rows, expected",
    [
        ([{}], (1, "single source", 5, 5, "only-source")),
        ([{}, {}], (1, "single source", 5, 5, "only-source")),
        ([{}, UN], (2, "compatible", 5, 5, "latest-report")),
        ([{}, {**UN, "value": 9}], (2, "differ", 5, 9, "latest-report")),
        (
            [{}, {**UN, "value": 3, "value_max": None, "qualifier": "at_least"}],
            (2, "compatible", 3, None, "latest-report"),
        ),
        (
            [{"value": 120}, {**UN, "value": None, "value_min": 10, "value_max": 99, "qualifier": "magnitude"}],
            (2, "compatible", 10, None, "latest-report"),
        ),
        ([{}, {"source": None, "source_text": None, "value": 9}], (1, "single source", 5, 9, "only-source")),
    ],
)
def test_sources_that_state_one_thing(rows, expected):
    assert things(*map(dict, rows)) == [expected]


def test_the_latest_report_is_shown_where_one_number_must_be():
    made = claims(table({"value": 9}, {**UN, **LATER, "value": 5}))
    shown = agreement(made).join(made.select("claim_id", "claimant", "value"), on="claim_id")
    assert shown.select("claimant", "value", "rule").rows() == [("UN", 5, "latest-report")]


@pytest.mark.parametrize("status", ["denied", "projected"])
def test_what_is_denied_or_projected_is_in_none_of_it(status):
    assert things({}, {**UN, "value": 9, "status": status}) == [(1, "single source", 5, 5, "only-source")]
    assert verdicts({}, {**UN, "status": status}) == {}


@pytest.mark.parametrize(
    "other, verdict, reason",
    [
        ({}, "compatible", None),
        ({"value": 9}, "differ", None),
        ({"event_end": DAY}, "compatible", None),
        ({"event_start": date(2024, 12, 1), "event_end": date(2024, 12, 1)}, "not comparable", "times do not overlap"),
        ({"population": "civilians"}, "not comparable", "do not add or subtract"),
        ({"tally": "cumulative"}, "not comparable", "no rivals"),
        ({"place_relation": "near"}, "not comparable", "the place"),
        ({"source": None, "source_text": None, "value": 9}, "not comparable", "no source"),
        ({"source": "SOHR", "event_end": DAY}, "not comparable", "the same source"),
        ({"part_of": "f" + "0" * 16, "population": "children"}, "not comparable", "a part of"),
    ],
)
def test_a_claim_held_against_another(other, verdict, reason):
    ((said, why),) = verdicts({}, {**UN, **other}).items()
    assert said == verdict
    assert reason is None if why is None else reason in why


def test_several_numbers_of_one_article_are_held_against_nothing():
    several = {"article_id": "a"}, {"article_id": "a", "start": 9, "value": 7}
    assert sorted(things(*map(dict, several), {**UN})) == [
        (1, "single source", 5, 5, "only-source"),
        (1, "single source", 5, 5, "only-source"),
        (1, "single source", 7, 7, "only-source"),
    ]
    assert "which is meant is not stated" in verdicts({}, {**UN, **several[0]}, {**UN, **several[1]})["not comparable"]


def test_running_totals_of_other_starts_are_compared_only_where_both_are_stated():
    total = {"tally": "cumulative", "event_end": DAY}
    earlier = {**UN, **total, "event_start": date(2024, 11, 27)}
    assert verdicts({**total}, earlier) == {"compatible": None}
    assert "start" in verdicts({**total}, {**earlier, "event_start": None})["not comparable"]


def test_in_the_seeds_the_fighters_are_no_part_of_the_dead():
    made = claims(SEEDS)
    of = rivals(made, made.filter(value=826)["claim_id"][0]).filter(value=222)
    assert of["reason"].to_list() == ["other people are counted; overlap not stated; do not add or subtract"]


FIFTH, SIXTH, SEVENTH = (date(2024, 12, day) for day in (5, 6, 7))


@pytest.mark.parametrize(
    "first, second, verdict",
    [
        ({"event_end": SIXTH}, {"event_start": SIXTH, "event_end": SEVENTH}, "compatible"),
        ({"event_end": SIXTH}, {"event_start": SIXTH, "event_end": None, "value": 9}, "differ"),
        ({}, {"event_start": SIXTH, "event_end": SIXTH}, None),
        ({"place": None, "place_text": None}, {"place": None, "place_text": None}, None),
        ({"event_start": None, "event_end": None}, {}, None),
        ({"event_start": None, "event_end": None}, {"event_start": None, "event_end": None}, "compatible"),
        ({"tally": "stock", "event_end": SIXTH}, {"tally": "stock", "event_end": SIXTH, "value": 9}, "differ"),
        ({"tally": "stock", "event_end": SIXTH}, {"tally": "stock", "event_end": SEVENTH}, None),
        ({"tally": "cumulative", "event_end": SIXTH}, {"tally": "cumulative", "event_end": SEVENTH, "value": 9}, None),
    ],
)
def test_compared_is_what_overlaps_in_time_and_only_there(first, second, verdict):
    rows = first, {**UN, **second}
    assert [said for count, said, *_ in things(*map(dict, rows)) if count > 1] == ([verdict] if verdict else [])
    assert list(verdicts(*map(dict, rows))) in ([verdict or "not comparable"], [])


def test_no_time_is_compared_by_way_of_another():
    days = {"event_start": FIFTH, "event_end": SIXTH}, {"event_start": SIXTH, "event_end": SEVENTH}
    assert things({**days[0]}, {**UN, **days[1]}, {"source": "SNHR", "event_start": SEVENTH, "event_end": SEVENTH}) == [
        (2, "compatible", 5, 5, "latest-report"),
        (1, "single source", 5, 5, "only-source"),
    ]


def test_what_one_source_says_twice_of_overlapping_days_is_no_disagreement():
    wider = {"value": 9, "event_end": SIXTH}
    assert [said for _, said, *_ in things({}, {**wider})] == ["single source"]
    assert [said for _, said, *_ in things({}, {**wider}, {**UN, "value": 5})] == ["differ"]


@settings(max_examples=60)
@given(ROWS)
def test_one_rule_compares_all_of_a_thing_and_each_claim_with_its_rivals(rows):
    made = claims(table(*map(dict, rows)))
    for thing in agreement(made).iter_rows(named=True):
        said = set()
        for claim in made.filter(pl.col("claim_id").is_in(thing["listed"])).iter_rows(named=True):
            others = rivals(made, claim["claim_id"]).filter(pl.col("claim_id").is_in(thing["listed"]))
            if claim["claimant"] is not None:
                others = others.filter(pl.col("claimant").is_not_null(), pl.col("claimant") != claim["claimant"])
                said |= set(others.filter(~pl.col("reason").str.starts_with("a part of").fill_null(False))["verdict"])
        expected = "differ" if "differ" in said else "compatible" if said else "single source"
        assert thing["verdict"] == expected and "not comparable" not in said


@settings(max_examples=40)
@given(ROWS)
def test_every_number_shown_was_stated_and_nothing_is_counted_twice(rows):
    made = claims(table(*map(dict, rows)))
    said = agreement(made)
    listed = said["listed"].explode().to_list() if said.height else []
    assert len(listed) == len(set(listed))
    counted = made.filter(pl.col("claim_id").is_in(listed))
    assert set(counted["status"]) <= {"reported"} and not counted["links_only"].any()
    assert set(said["claim_id"]) <= set(made["claim_id"])
    assert set(said["verdict"]) <= set(VERDICTS) and set(said["rule"]) <= set(RULES)
    stated = set(made["value_min"])
    assert set(said["lowest"].drop_nulls()) | set(said["highest"].drop_nulls()) <= stated
