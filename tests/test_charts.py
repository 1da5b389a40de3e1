"""Pictures: what stands on them, their forms for each kind of figure, and that they can be drawn without a browser."""

import json
from datetime import date
from functools import partial

import altair as alt
import polars as pl
import pytest
from gold_figures import figures_frame, gold_figures

from dashboard.charts import BARS, PALETTE, chart_alt, chart_png, colour_sources
from dashboard.dumbbells import draw_dumbbells
from dashboard.forms import all_bars
from dashboard.lean import lean, whole_rows
from dashboard.map import draw_map
from dashboard.marks import MOST, NAMED, PANELS, left_out, make_panels
from dashboard.panels import draw_panel
from dashboard.series import STRETCHES, TALLIES, drawable
from dashboard.tables.claimants import claimant_names, with_claimants
from dashboard.wholes import draw_wholes
from dashboard.words import Words

DAY = {"as_of": date(2024, 12, 6)}
ENGLISH, ARABIC = Words("en"), Words("ar")


def panels(figures, measure="killed", words=ENGLISH):
    figures = with_claimants(figures)
    drawn, names = drawable(lean(figures), measure, None), claimant_names(figures, words.language)
    of_tallies = (drawn.filter(pl.col("tally") == tally) for tally in TALLIES)
    return [one for of in of_tallies for one in make_panels(of, partial(whole_rows, figures), names, words)]


def draw(panel, words=ENGLISH, notes=("Reported, not verified",)):
    return draw_panel(panel, "Title", list(notes), panel.days, {}, words)


def layer(chart, mark):
    """The layers of a chart drawn by a kind of mark."""
    layers = chart["layer"]
    return [one for one in layers if one["mark"]["type"] == mark]


def marks_of(chart):
    return chart["datasets"]["marks"]


@pytest.fixture(scope="module")
def gold():
    return gold_figures()


def test_running_totals_and_events_are_apart(gold):
    assert [(panel.tally, len(panel.marks)) for panel in panels(gold)] == [("cumulative", 3), ("incident", 2)]


def test_beyond_three_sources_each_has_its_panel():
    rows = [DAY | {"source_text": name} for name in ("أ", "ب", "ج", "د")]
    assert len(panels(figures_frame(*rows))) == 4
    assert len(panels(figures_frame(*rows[:3]))) == 1


def test_panels_of_a_tally_share_their_axis():
    rows = [DAY | {"source_text": name, "value_min": size} for name, size in zip("أبجد", (1, 2, 3, 900), strict=True)]
    assert {panel.top for panel in panels(figures_frame(*rows))} == {900}


def test_axes_begin_at_zero(gold):
    for panel in panels(gold):
        for one in draw(panel)["layer"]:
            assert one["encoding"]["y"]["scale"]["domain"][0] == 0


@pytest.mark.parametrize(
    "said, kind, level, low",
    [
        ({}, "exact", 5, 5),
        ({"qualifier": "at_least", "value_max": None}, "at_least", 5, 5),
        ({"qualifier": "at_most", "value_min": None, "value_max": 9}, "at_most", 9, 9),
        ({"qualifier": "range", "value": None, "value_min": 20, "value_max": 30}, "range", 30, 20),
        ({"qualifier": "magnitude", "value": None, "value_min": 100, "value_max": 999}, "magnitude", 100, 100),
        ({"status": "projected"}, "projected", 5, 0),
    ],
)
def test_forms(said, kind, level, low):
    (panel,) = panels(figures_frame(DAY | said))
    (mark,) = panel.marks
    assert (mark["kind"], mark["level"], mark["low"]) == (kind, level, low)


def test_a_magnitude_is_said_by_its_word():
    row = DAY | {"qualifier": "magnitude", "value": None, "value_min": 100, "value_max": 999}
    (panel,) = panels(figures_frame(row))
    assert panel.marks[0]["label"] == "hundreds"
    assert "999" not in json.dumps(draw(panel))


def test_a_projection_says_so_and_is_joined_to_nothing(gold):
    (totals, _) = panels(gold, "displaced")
    (projected,) = [mark for mark in totals.marks if mark["kind"] == "projected"]
    assert projected["label"] == "1,500,000, projected"
    assert projected["series"] is None


def test_a_part_names_its_whole(gold):
    assert "111 (civilians), part of 826" in [mark["label"] for mark in panels(gold)[0].marks]


def test_one_report_is_joined_to_nothing(gold):
    assert layer(draw(panels(gold)[0]), "line") == []


def test_steps_are_dotted_and_never_interpolated():
    total = {"tally": "cumulative", "source_text": "أ"}
    (panel,) = panels(figures_frame(DAY | total, {"as_of": date(2024, 12, 7)} | total))
    (line,) = layer(draw(panel), "line")
    assert (line["mark"]["interpolate"], line["mark"]["strokeDash"]) == ("step-after", [2, 3])
    assert line["transform"] == [{"filter": "datum.series"}]


def test_marks_of_one_day_and_height_stand_side_by_side():
    rows = [DAY | {"source_text": name} for name in "أب"]
    (panel,) = panels(figures_frame(*rows))
    first, second = panel.marks
    assert first["x"] != second["x"] and abs(first["x"] - second["x"]) < 0.5
    assert first["label_y"] != second["label_y"]


def test_many_marks_carry_no_words_but_a_legend():
    rows = [DAY | {"source_text": "أب"[number % 2], "value_min": number} for number in range(1, NAMED + 2)]
    (panel,) = panels(figures_frame(*rows))
    assert not any(mark["label"] for mark in panel.marks)
    assert layer(draw(panel), "point")[0]["encoding"]["color"]["legend"]


def test_notes_stand_on_the_picture(gold):
    title = draw(panels(gold)[0])["title"]
    assert (title["text"], title["subtitle"]) == ("Title", ["Reported, not verified"])


def test_arabic_words_keep_their_direction(gold):
    chart = draw(panels(gold, words=ARABIC)[0], ARABIC)
    assert all(mark["label"].startswith("\u2067") and mark["label"].endswith("\u2069") for mark in marks_of(chart))
    assert chart["title"]["text"] == "\u2067Title\u2069"


def test_alt_text_says_every_mark(gold):
    panel = panels(gold)[0]
    said = chart_alt(panel, "Deaths", ENGLISH)
    assert "826" in said and "Reported, not verified" in said


def test_colours_are_apart_from_white():
    def luminance(colour):
        parts = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
        linear = [part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
        return sum(part * weight for part, weight in zip(linear, (0.2126, 0.7152, 0.0722), strict=True))

    for colour in PALETTE:
        assert 1.05 / (luminance(colour) + 0.05) >= 4.5, colour
    assert len(set(colour_sources([str(n) for n in range(8)]).values())) == 8


@pytest.mark.parametrize("words", [ENGLISH, ARABIC], ids=["en", "ar"])
def test_a_picture_is_drawn_without_a_browser(gold, words):
    assert chart_png(draw(panels(gold, words=words)[0], words)).startswith(b"\x89PNG")


def test_a_day_that_no_words_say_is_an_outline():
    rows = [DAY | {"as_of_basis": basis} for basis in ("event_end", "published")]
    filled, outlined = layer(draw(panels(figures_frame(*rows))[0]), "point")
    assert filled["mark"]["filled"] and filled["transform"] == [{"filter": "!datum.inferred"}]
    assert not outlined["mark"]["filled"] and outlined["transform"] == [{"filter": "datum.inferred"}]


def test_a_running_total_that_falls_says_what_it_was():
    total = {"tally": "cumulative", "source_text": "أ"}
    fell = total | {"as_of": date(2024, 12, 7), "value": 4, "value_min": 4, "value_max": 4}
    (panel,) = panels(figures_frame(DAY | total, fell))
    assert [mark["label"] for mark in panel.marks] == ["4, revised from 5", "5"]


def test_sources_beyond_the_panels_are_counted():
    rows = [DAY | {"source_text": str(number)} for number in range(PANELS + 2)]
    assert len(panels(figures_frame(*rows))) == PANELS
    assert left_out(lean(with_claimants(figures_frame(*rows)))) == 2


def test_too_many_figures_are_bars_of_a_stretch_of_days():
    rows = [DAY | {"value_min": number, "value_max": number} for number in range(1, MOST + 2)]
    (panel,) = panels(figures_frame(*rows))
    (mark,) = panel.marks
    assert (mark["low"], mark["level"], mark["text_day"]) == (1, MOST + 1, "6 December 2024")
    assert mark["number"] == "1–2,001" and mark["sentence"] == "2,001 figures"
    said = draw(panel)["title"]["subtitle"]
    assert "A bar: from the least to the most that a source" in said and not any("left to right" in one for one in said)


def test_bars_of_one_stretch_stand_side_by_side_and_a_bar_of_one_number_is_seen():
    days = [{"as_of": date(2020, 1, 1)}, {"as_of": date(2024, 1, 1)}]
    rows = [days[n % 2] | {"source_text": "أب"[n // 2 % 2], "value_min": 5, "value_max": 5} for n in range(MOST + 4)]
    (panel,) = panels(figures_frame(*rows))
    at = sorted(mark["x"] - date(2020, 1, 1).toordinal() for mark in panel.marks)
    wide = (date(2024, 1, 1) - date(2020, 1, 1)).days // STRETCHES + 1
    assert at[:2] == pytest.approx([wide / 3, wide * 2 / 3]) and at[2] > wide
    assert "Sources of a stretch: left to right, in the order of" in draw(panel)["title"]["subtitle"]
    (bars,) = layer(draw(panel), "rule")
    assert bars["mark"]["strokeCap"] == "round"


def test_sources_of_one_panel_are_told_apart_by_colour():
    rows = [DAY | {"source_text": name} for name in ("أ", "ب", "ج")]
    (panel,) = panels(figures_frame(*rows))
    given = {one["name"]: one["value"] for one in draw_panel(panel, "", [], panel.days, {}, ENGLISH)["params"][1:]}
    assert len(set(given["colours"])) == 3


def test_a_part_lies_in_its_whole():
    part = {"whole": "826", "part": "111 of them civilians", "all": 826, "some": 111}
    chart = draw_wholes([part], "Title", [], ENGLISH)
    pale, thin = layer(chart, "bar")
    assert pale["encoding"]["x"]["field"] == "all" and thin["encoding"]["x"]["field"] == "some"
    assert pale["mark"]["size"] > thin["mark"]["size"] and chart_png(chart).startswith(b"\x89PNG")


def test_the_forms_of_bars_are_kept_as_altair_makes_them():
    assert json.loads(BARS.read_text(encoding="utf-8")) == all_bars(), "run: python -m dashboard.forms"


@pytest.mark.parametrize("words", [ENGLISH, ARABIC], ids=["en", "ar"])
def test_every_kind_of_picture_is_one_by_the_schema(gold, words):
    """Pictures are drawn unchecked, since a reader would wait for it."""
    part = {"whole": "826", "part": "111", "all": 826, "some": 111}
    circle = {"name": "Homs", "lon": 36.7, "lat": 34.7, "exact": True, "reports": 2, "people": 5}
    dot = {"source": "UN", "thing": "people", "number": "5", "verdict": "differ", "low": 5, "high": 5, "open": False}
    drawn = [
        *(draw(panel, words) for measure in ("killed", "displaced") for panel in panels(gold, measure, words)),
        draw_wholes([part], "Title", ["note"], words),
        draw_map([circle, circle | {"exact": False}], {"type": "FeatureCollection", "features": []}, False, words),
        draw_dumbbells([dot, dot | {"source": "SOHR", "high": 9, "open": True}], "Title", {}, words),
    ]
    for one in drawn:
        alt.TopLevelLayerSpec.validate(one)
        assert chart_png(one).startswith(b"\x89PNG")
