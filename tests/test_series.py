"""What is drawn from the table: on the 16 gold figures, and on rows made for the trap."""

from datetime import UTC, date, datetime

import polars as pl
import pytest
from gold_figures import figures_frame, gold_figures

from dashboard.filtering import Filters, by_basis, facet, find_periods, match_figures
from dashboard.lean import newest_first
from dashboard.series import (
    coverage,
    drawable,
    key_figures,
    parts_inside,
    parts_of,
    projections,
    recorded_days,
    recorded_since,
    rest_of,
    stretches,
    with_series,
)
from dashboard.tables import ISSUES, Table, with_added
from dashboard.tables.claimants import with_claimants

MEASURES = ["killed", "displaced", "released", "missing", "bodies", "funerals"]
DECEMBER = (date(2024, 12, 5), date(2024, 12, 8))


def table_of(figures):
    return Table(with_claimants(with_added(figures)), {}, pl.DataFrame(schema=ISSUES))


@pytest.fixture(scope="module")
def gold():
    return table_of(gold_figures())


def table(*rows):
    return table_of(figures_frame(*rows))


def frame(*rows):
    """Figures in short."""
    return table(*rows).lean


def texts(table, figures, match=None):
    """The numbers of figures in short, as they are printed."""
    return table.rows(figures).filter(pl.col("match") == match if match else True)["number_text"].to_list()


def test_old_events_are_a_period_of_their_own(gold):
    newest, older = find_periods(gold.lean)
    assert (newest.first, newest.last, newest.figures) == (*DECEMBER, 13)
    assert (older.first, older.last, older.figures) == (date(2011, 4, 19), date(2011, 4, 20), 3)


def test_no_figures_have_no_period(gold):
    assert find_periods(gold.lean.clear()) == []


def test_key_figures_are_the_newest_whole_reported_ones(gold):
    assert texts(gold, key_figures(gold.lean, MEASURES)) == ["826", "280 ألف", "3500"]


def test_key_figures_are_no_projection_denial_part_or_link():
    day = {"as_of": date(2024, 12, 6)}
    kinds = {"status": "projected"}, {"status": "denied"}, {"part_of": "x"}, {"position": "related_link"}
    assert key_figures(frame(*(day | kind for kind in kinds)), MEASURES).is_empty()


def test_a_running_total_goes_before_a_higher_single_event():
    day = {"as_of": date(2024, 12, 6)}
    rows = table(day | {"value_min": 9, "number_text": "9"}, day | {"tally": "cumulative", "number_text": "7"})
    assert texts(rows, key_figures(rows.lean, MEASURES)) == ["7"]


def test_what_is_unsaid_stands_beside_the_matches(gold):
    found = match_figures(gold.lean, Filters(measure="killed", places=("SY05",), first=DECEMBER[0], last=DECEMBER[1]))
    assert texts(gold, found, "match") == ["222"]
    assert texts(gold, found, "place_not_stated") == ["826", "111"]


def test_a_part_is_kept_under_its_matching_whole():
    part = {"measure": "released", "number_text": "38", "part_of": "w"}
    rows = table({"figure_id": "w", "number_text": "43", "measure": "detained"}, part)
    assert texts(rows, match_figures(rows.lean, Filters(measure="detained"))) == ["43", "38"]


@pytest.mark.parametrize(
    "said, group",
    [
        ({}, "place_not_stated"),
        ({"place": "SYR", "country": "SYR"}, "wider_area"),
        ({"place_text": "المنطقة"}, "wider_area"),
        ({"place": "LBN", "country": "LBN"}, None),
        ({"place": "x", "admin1_pcode": "SY04"}, None),
        ({"place": "x", "admin1_pcode": "SY05"}, "match"),
    ],
)
def test_place_groups(said, group):
    assert match_figures(frame(said), Filters(places=("SY05",)))["match"].to_list() == ([group] if group else [])


def test_no_date_and_no_source_are_groups():
    days = {"first": DECEMBER[0], "last": DECEMBER[1]}
    assert match_figures(frame({}), Filters(**days))["match"].to_list() == ["date_not_stated"]
    assert match_figures(frame({}), Filters(source="sohr"))["match"].to_list() == ["source_not_stated"]


def test_the_rest_of_a_whole_is_not_stated(gold):
    whole = gold.figures.row(by_predicate=pl.col("number_text") == "826", named=True)
    parts = parts_of(gold.figures, whole["figure_id"])
    assert parts["number_text"].to_list() == ["111"]
    assert rest_of(whole, parts) == 715


def test_a_rest_is_not_worked_out_of_parts_that_may_overlap():
    whole = figures_frame({"value": 10}).row(0, named=True)
    assert rest_of(whole, figures_frame({"population": "children"}, {"population": "women"})) is None
    assert rest_of(whole, figures_frame({"population": "civilians", "qualifier": "about"})) is None
    assert rest_of(whole | {"qualifier": "at_least"}, figures_frame({"population": "civilians"})) is None


def test_projections_are_apart(gold):
    assert texts(gold, projections(gold.lean)) == ["1,5 مليون"]


def test_only_one_sources_running_total_is_a_series(gold):
    drawn = with_series(gold.rows(drawable(gold.lean, "killed", None)))
    assert drawn.filter(pl.col("tally") == "incident")["series"].null_count() == 2
    assert drawn["series"].drop_nulls().n_unique() == 3  # 826, its 111 civilians, 222 fighters around Hama
    displaced = with_series(gold.rows(drawable(gold.lean, "displaced", None)))
    assert displaced.filter(pl.col("status") == "projected")["series"].null_count() == 1


def test_a_chart_holds_its_measure_period_and_nothing_denied(gold):
    newest, older = find_periods(gold.lean)
    assert drawable(gold.lean, "missing", newest).is_empty()
    assert texts(gold, drawable(gold.lean, "missing", older)) == ["150"]
    assert drawable(frame({"status": "denied", "as_of": date(2024, 12, 6)}), "killed", None).is_empty()


def test_facets_count(gold):
    assert facet(gold.lean, "measure")["killed"] == 5


def test_by_the_report_a_figure_stands_on_the_day_it_was_printed():
    rows = frame({"as_of": date(2011, 4, 19), "published": date(2024, 12, 6)}, {"as_of": date(2011, 4, 19)})
    assert by_basis(rows, "event")["as_of"].to_list() == [date(2011, 4, 19)] * 2
    assert by_basis(rows, "report")["as_of"].to_list() == [date(2024, 12, 6), None]


def test_coverage_counts_what_was_read_and_leaves_blanks(gold):
    cells, unit = coverage(gold.lean.filter(pl.col("as_of").is_between(*DECEMBER)))
    assert unit == "day" and cells.row(0) == ("SOHR", date(2024, 12, 6), 5)
    assert cells["figures"].min() == 1
    assert coverage(gold.lean)[1] == "year" and coverage(gold.lean.clear())[0].is_empty()


def test_hama_and_homs_over_the_offensive(gold):
    """What an analyst asks first: the matches, and beside them what may be of there."""
    days = {"first": date(2024, 11, 27), "last": date(2024, 12, 8)}
    found = match_figures(gold.lean, Filters(measure="killed", places=("SY05", "SY04"), **days))
    assert sorted(texts(gold, found, "match")) == ["20", "222", "خمسة"]
    assert sorted(texts(gold, found.filter(pl.col("match") != "match"))) == ["111", "826"]
    assert found["as_of"].dt.year().unique().to_list() == [2024]


def test_a_part_that_counts_something_else_is_no_part_of_the_length_of_its_whole():
    whole = {"figure_id": "w", "value_min": 43, "value_max": 43, "measure": "detained"}
    rows = frame(whole, {"part_of": "w", "measure": "detained"}, {"part_of": "w", "measure": "released"})
    assert parts_inside(rows, rows).select("measure", "whole_level").rows() == [("detained", 43)]


def test_too_many_figures_become_their_least_and_most_by_source_and_stretch():
    days = [{"as_of": date(2024, 1, 1 + n % 20), "source": "UN", "value_min": n, "value_max": n} for n in range(1, 60)]
    put = stretches(frame(*days))
    assert put["figures"].sum() == 59 and put["low"].min() == 1 and put["high"].max() == 59
    first = date(2024, 1, 1)
    assert put.row(0) == ("UN", first, first, 20, 40, 2)
    over_years = [{"as_of": date(2001, 1, 1)}, {"as_of": date(2024, 1, 1)}]
    assert stretches(frame(*over_years)).rows()[0][1:3] == (date(2001, 1, 1), date(2001, 10, 8))


def test_what_was_taken_in_since_a_version():
    rows = with_added(figures_frame({}, {}, {})).with_columns(
        recorded_at=pl.Series([None, datetime(2026, 1, 1, tzinfo=UTC), datetime(2026, 1, 3, tzinfo=UTC)])
    )
    assert recorded_days(rows) == [date(2026, 1, 1), date(2026, 1, 3)]
    assert len(recorded_since(rows, "published")) == 2 and len(recorded_since(rows, "20260101")) == 1


def test_what_was_found_out_of_a_look_is_not_worked_out_again(gold):
    look = gold.look(Filters(measure="killed"))
    assert gold.look(Filters(measure="killed")) is look and gold.look(Filters(measure="killed"), "report") is not look
    asked = []
    for _ in range(2):
        assert look.once("answer", lambda: asked.append(1) or "found") == "found"
    assert asked == [1]
    assert look.counts("tally") == {"cumulative": 3, "incident": 2} and look.counts("tally", "missing") == {}


def test_a_look_gives_what_filters_and_charts_take(gold):
    look, newest = gold.look(Filters()), find_periods(gold.lean)[0]
    assert look.matched.height == look.matching.height == 16
    assert look.periods() == find_periods(gold.lean)
    assert texts(gold, look.drawn("killed", "incident", newest)) == ["20", "خمسة"]
    assert look.periods("missing") == find_periods(drawable(gold.lean, "missing", None))


def test_rows_stand_under_the_day_that_they_are_looked_at_by():
    rows = table({"as_of": date(2011, 4, 19), "as_of_basis": "event_end", "published": date(2024, 12, 6)})
    row = rows.rows(rows.look(Filters(), "report").matching).row(0, named=True)
    assert (row["as_of"], row["as_of_basis"], row["match"]) == (date(2024, 12, 6), None, "match")
    assert rows.find(Filters())["as_of_basis"].to_list() == ["event_end"]


def test_figures_in_short_know_their_wholes_and_can_be_put_newest_first():
    old, new = {"as_of": date(2011, 4, 19), "figure_id": "w"}, {"as_of": date(2024, 12, 6), "part_of": "w"}
    rows = frame(old, new, {"part_of": "not here"})
    assert rows.select("row", "whole", "is_part").rows() == [(0, None, False), (1, 0, True), (2, None, True)]
    assert newest_first(rows)["row"].to_list() == [1, 0, 2]
