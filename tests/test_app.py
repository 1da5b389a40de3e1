"""The dashboard's pages without a browser: with data, with none, with one row, with hostile text."""

from datetime import UTC, date, datetime
from io import BytesIO
from zipfile import ZipFile

import polars as pl
import pyarrow.parquet as pq
import pytest
import streamlit as st
from app_pages import APP, words_of
from gold_figures import figures_frame, gold_figures
from streamlit.testing.v1 import AppTest

from dashboard import tables
from dashboard.components import storing
from dashboard.filtering import Filters
from dashboard.tables.claimants import with_claimants
from dashboard.tables.packages import package
from dashboard.views import claims
from extract.records import Article
from extract.table.columns import COLUMNS
from extract.table.correct import correct
from extract.table.messages import Message, StoreRefusal
from extract.table.schema import figures_frame as figures_of
from extract.table.spreadsheet import spreadsheet_csv
from extract.table.store import Store, accept

HOSTILE = "<img src=x onerror=alert(1)>![p](http://evil.example/p.png)[x](javascript:alert(1))<script>alert(1)</script>"
PAGES = ("", "time", "claims", "places", "figures", "evidence", "reading", "checking", "method")
MARKED = (("killed", "Deaths"), ("injured", "Injured"))
DAY = {"as_of": date(2024, 12, 6)}


def test_what_was_read_and_that_it_is_not_verified(open_page):
    page = words_of(open_page(gold_figures()))
    assert "16 figures from 4 articles, 4 named publishers, 5–8 December 2024; 5 of 16 from" in page
    assert "Reported, not verified" in page and "undercounts" in page


def test_key_figures_with_source_day_and_part(open_page):
    page = words_of(open_page(gold_figures()))
    for number in ("826", "280,000", "3,500"):
        assert f"<strong>{number}</strong>" in page
    assert "111 of them civilians; status of 715 not stated" in page
    assert "Syrian Observatory for Human Rights (المرصد السوري)\u2069 · as of 6 December 2024" in page
    assert "Rule “newest report”" in page


def test_projections_are_no_key_figures_but_said(open_page):
    page = words_of(open_page(gold_figures()))
    assert "<strong>1,500,000" not in page
    assert "1,500,000, projected" in page


def test_arabic_by_the_address(open_page):
    app = open_page(gold_figures(), lang="ar")
    assert "16 رقمًا من 4 مقالات، 4 ناشرين مسمّين" in words_of(app)
    assert app.multiselect(key="places").options[0].startswith("محافظة حمص")


@pytest.mark.parametrize("words", ["lang", "measure", "source", "place", "period", "chart", "axis", "figure"])
def test_nonsense_in_the_address_is_set_aside(open_page, words):
    assert words_of(open_page(gold_figures(), **{words: HOSTILE}))


def test_an_unknown_figure_is_answered(open_page):
    assert "no figure f0" in words_of(open_page(gold_figures(), figure="f0"))


def test_a_figures_sentence_by_the_address(open_page):
    figures = gold_figures()
    chosen = figures.filter(pl.col("number_text") == "خمسة")["figure_id"].item()
    page = words_of(open_page(figures, figure=chosen))
    assert '<p dir="rtl" lang="ar" class="quote">' in page and "<mark>خمسة</mark>" in page


def test_a_number_that_stands_twice_is_not_marked_by_guess(open_page):
    figures = figures_frame(DAY | {"quote": "قتل 5 ثم 5.", "number_text": "5"})
    page = words_of(open_page(figures, figure=figures["figure_id"].item()))
    assert "<mark>" not in page and "more than once" in page


def test_filters_keep_what_is_not_stated_beside_the_matches(open_page):
    app = open_page(gold_figures(), measure="killed", place="SY05")
    assert "1 figure of 16 match" in words_of(app)
    folds = ["The figures drawn: 1", "The figures that match: 1", "place not stated: 2 figures"]
    assert [one.label for one in app.expander] == folds
    assert app.query_params["place"] == ["SY05"] or app.query_params["place"] == "SY05"


def test_a_choice_goes_into_the_address(open_page):
    app = open_page(gold_figures())
    app.selectbox(key="measure").select("displaced").run()
    assert "displaced" in str(app.query_params["measure"])
    assert "Clear filters" in words_of(app)


def test_old_events_are_counted_and_can_be_shown(open_page):
    old = {"as_of": date(2011, 4, 19)}
    page = words_of(open_page(figures_frame(DAY, old)))
    assert "1 figure lies outside this period (2011)" in page and "axis=all" in page
    assert "outside this period" not in words_of(open_page(figures_frame(DAY, old), axis="all"))


def test_filters_without_a_match_say_what_to_do(open_page):
    assert "No figure matches" in words_of(open_page(gold_figures(), measure="missing", place="SY05"))


@pytest.mark.parametrize("page", PAGES)
def test_an_empty_table_says_what_to_do(open_page, page):
    app = open_page(gold_figures().clear(), page)
    assert "Run “hasila build”" in words_of(app) and not app.dataframe


@pytest.mark.parametrize("said", [{}, DAY, DAY | {"status": "denied"}, DAY | {"status": "projected"}])
@pytest.mark.parametrize("page", PAGES)
def test_one_row(open_page, page, said):
    app = open_page(figures_frame(said), page)
    assert "1 figure from 1 article, 0 named publishers" in words_of(app)


@pytest.mark.parametrize("kind", [OSError, pl.exceptions.ComputeError])
def test_a_table_that_cannot_be_read_is_answered(monkeypatch, kind):
    def fail(recorded_by):
        raise kind("secret/path")

    monkeypatch.setattr(tables, "read_table", fail)
    page = words_of(AppTest.from_file(APP, default_timeout=30).run())
    assert "cannot be read" in page and "secret" not in page


def test_what_draws_pictures_is_asked_for_while_the_table_is_read_and_gone_then(monkeypatch, open_page):
    monkeypatch.setattr(tables, "read_table", lambda recorded_by: st.stop())
    assert len(AppTest.from_file(APP, default_timeout=30).run().get("vega_lite_chart")) == 1
    assert not open_page(gold_figures(), "checking").get("vega_lite_chart")


def test_sentences_are_read_when_they_are_shown_and_are_those_of_their_figures(tmp_path, monkeypatch):
    monkeypatch.setenv("HASILA_DATA", str(tmp_path))
    written = gold_figures()
    written.write_parquet(tmp_path / "figures.parquet")
    table = tables.read_table()
    assert table.rows_untold(table.lean)["quote"].null_count() == len(written)
    written.reverse().write_parquet(tmp_path / "figures.parquet")
    assert table.figures.select(written.columns).equals(written)
    assert table.figures.columns == table.rows_untold(table.lean).columns


def test_rows_without_their_sentences_are_those_asked_for_in_their_order(tmp_path, monkeypatch):
    monkeypatch.setenv("HASILA_DATA", str(tmp_path))
    gold_figures().write_parquet(tmp_path / "figures.parquet")
    table = tables.read_table()
    asked = table.lean.sample(7, shuffle=True, seed=1)
    rows = table.rows_untold(asked.with_columns(as_of=date(2020, 1, 1)))
    assert rows["figure_id"].to_list() == table.figures[asked["row"]]["figure_id"].to_list()
    assert rows["as_of"].unique().to_list() == [date(2020, 1, 1)]
    assert table.rows_untold(asked.clear()).is_empty()


def test_damaged_sentences_are_answered(tmp_path, monkeypatch):
    monkeypatch.setenv("HASILA_DATA", str(tmp_path))
    file = tmp_path / "figures.parquet"
    gold_figures().write_parquet(file, compression="uncompressed")
    content = bytearray(file.read_bytes())
    quote = pq.ParquetFile(file).metadata.row_group(0).column(gold_figures().columns.index("quote"))
    start = quote.dictionary_page_offset or quote.data_page_offset
    content[start : start + quote.total_compressed_size] = b"\xff" * quote.total_compressed_size
    file.write_bytes(content)
    page = words_of(AppTest.from_file(APP, default_timeout=30).run())
    assert "cannot be read" in page and str(tmp_path) not in page


def test_a_damaged_store_is_answered(tmp_path, monkeypatch):
    log = tmp_path / "figures" / "_delta_log"
    log.mkdir(parents=True)
    (log / f"{0:020}.json").write_text("no commit")
    monkeypatch.setenv("HASILA_STORE", str(tmp_path))
    monkeypatch.delenv("HASILA_DATA", raising=False)
    assert "cannot be read" in words_of(AppTest.from_file(APP, default_timeout=30).run())


@pytest.mark.parametrize("page", PAGES)
def test_hostile_words_stay_words(open_page, page):
    texts = dict.fromkeys(("source_text", "title", "publisher", "place_text", "group_text", "when_text"), HOSTILE)
    figures = figures_frame(DAY | texts | {"quote": HOSTILE + "5", "number_text": "5", "url": "javascript:alert(1)"})
    app = open_page(figures, page, figure=figures["figure_id"].item())
    page = words_of(app)
    assert "<img" not in page and "<script" not in page and 'href="javascript' not in page
    for inert in (app.markdown, app.caption, app.subheader):
        assert not any("evil" in one.value for one in inert)


def test_the_address_of_an_article_is_a_link_only_where_it_is_one(open_page):
    figures = figures_frame(DAY | {"url": "https://example.org/1"})
    assert 'href="https://example.org/1"' in words_of(open_page(figures, figure=figures["figure_id"].item()))


def test_the_table_is_searched_without_hamza_and_tashkeel_and_by_names(open_page):
    assert "2 figures of 16 match" in words_of(open_page(gold_figures(), "figures", q="الامم"))
    assert "2 figures of 16 match" in words_of(open_page(gold_figures(), "figures", q="observatory مَدنيّاً تلبيسه"))


def test_facets_narrow_the_table_and_stand_in_the_address(open_page):
    app = open_page(gold_figures(), "figures", status="projected")
    assert "1 figure of 16 match" in words_of(app)
    offered = [one.split(" (")[0] for one in app.selectbox(key="status").options]
    assert offered == ["All", "Reported", "Projected or feared"]  # not "Denied", which none of them is


def test_columns_can_be_chosen_and_the_technical_ones_stand_last(open_page):
    app = open_page(gold_figures(), "figures", columns="quote,start")
    assert app.dataframe[0].value.columns.tolist() == ["Sentence", "Start in the text"]
    assert app.multiselect(key="columns_chosen").options[-1] == "Taken in"


def test_an_article_has_each_figure_marked_where_it_stands(open_page):
    article = Article("a", "قتل 5 أشخاص.\nوأصيب 5 آخرون.", published=date(2024, 12, 6))
    rows = ({"start": 4, "end": 5}, {"start": 19, "end": 20, "measure": "injured"})
    figures = figures_frame(*({"article_id": "a", "number_text": "5", "quote": "قتل 5"} | row for row in rows))
    page = words_of(open_page(figures, "evidence", [article], figure=figures["figure_id"][1]))
    killed, injured = (f'<mark class="{name}" data-measure="{said}">5</mark>' for name, said in MARKED)
    first = figures["figure_id"][0]
    assert f'<p>قتل <a href="?figure={first}" target="_self" id="{first}">{killed}</a> أشخاص.</p>' in page
    assert injured in page.split("aria-current")[1] and "2 figures read; 0 numbers seen" in page


def test_sentence_and_citation_to_copy(open_page):
    figures = gold_figures()
    chosen = figures.filter(pl.col("number_text") == "826")["figure_id"].item()
    copied = [one.value for one in open_page(figures, "evidence", figure=chosen).code]
    basis = "(963+, 6 December 2024; period and area not stated in the article)"
    said = "Syrian Observatory for Human Rights reported 826 people killed, including 111 civilians"
    assert copied[0] == f"{said} {basis}."
    assert copied[1].startswith("المرصد السوري لحقوق الإنسان: مقتل 826 شخصًا، منهم 111 مدنيًا (963+، 6 كانون الأول 2024")
    assert chosen in copied[2] and chosen in copied[3]


def test_a_pasted_sheet_is_checked_and_stored_after_a_yes(open_page, tmp_path, monkeypatch):
    monkeypatch.setenv("HASILA_STORE", str(tmp_path))
    app = open_page(gold_figures(), "checking")
    good, bad = "killed,5,قتل خمسة أشخاص أمس", "kiled,3,قتل ثلاثة"
    app.text_area(key="check_text").input(f"measure,number,quote\n{good}\n{bad}\n").run()
    page = words_of(app)
    assert "1 ready, 3 warnings, 1 refused" in page and "New to the table: 1." in page
    assert app.dataframe[0].value["Line"].tolist()[0] == 3
    app.button[-1].click().run()
    assert "Write your name first" in words_of(app)
    app.text_input[-1].input("Amal")
    app.button[-1].click().run()
    assert "Stored: 1 figure." in words_of(app)
    assert Store(tmp_path).figures()["reviewed_by"].drop_nulls().to_list() == ["Amal"]


def test_what_is_wrong_with_a_sheet_is_said_in_arabic_on_the_arabic_page(open_page, tmp_path, monkeypatch):
    monkeypatch.setenv("HASILA_STORE", str(tmp_path))
    app = open_page(gold_figures(), "checking", lang="ar")
    app.text_area(key="check_text").input("measure,number,quote\nkiled,3,قتل ثلاثة\n").run()
    (said,) = app.dataframe[0].value["ما العمل"]
    assert said.startswith("قيمة غير مسموحة. هل تقصد «\u2068killed\u2069»؟")


def test_what_the_store_refuses_is_said_in_the_language_of_the_page(open_page, tmp_path, monkeypatch):
    def refuse(*_):
        raise StoreRefusal(Message("store.busy"))

    monkeypatch.setenv("HASILA_STORE", str(tmp_path))
    monkeypatch.setattr(storing, "store_offer", refuse)
    app = open_page(gold_figures(), "checking", lang="ar")
    app.text_area(key="check_text").input("measure,number,quote\nkilled,5,قتل خمسة أشخاص أمس\n").run()
    app.text_input[-1].input("Amal")
    app.button[-1].click().run()
    assert "لم يُحفظ شيء: برامج أخرى تكتب" in words_of(app)


def test_a_public_server_stores_nothing(open_page, tmp_path, monkeypatch):
    monkeypatch.setenv("HASILA_STORE", str(tmp_path))
    monkeypatch.setenv("HASILA_READ_ONLY", "1")
    app = open_page(gold_figures(), "checking")
    app.text_area(key="check_text").input("measure,number,quote\nkilled,5,قتل خمسة أشخاص أمس\n").run()
    assert "takes no figures in" in words_of(app) and not app.text_input


def test_the_method_has_the_codebook_and_the_measured_accuracy(open_page):
    app = open_page(gold_figures(), "method")
    accuracy, codebook, allowed, sources = (one.value for one in app.dataframe)
    assert len(accuracy) == 12 and codebook["Column"].tolist() == gold_figures().columns
    assert "abducted" in allowed["Value"].tolist() and "Syrian Observatory" in sources["Source"][0]


def test_the_codebook_is_in_arabic_on_the_arabic_page(open_page):
    _, codebook, allowed, _ = (one.value for one in open_page(gold_figures(), "method", lang="ar").dataframe)
    meanings = codebook["المعنى"].tolist()
    assert len(meanings) == len(COLUMNS) and not any(set(one) & set("bcdefghjklmnpqrstuvwxyz") for one in meanings)
    assert "خطف" in allowed.to_string() or "مخطوف" in allowed.to_string()


def test_a_download_opens_right_and_gives_every_value_back():
    texts = ("=1+1", "+1", "-1", "@x", "\tx", "\rx", "'x", "عنوان", None)
    figures = figures_frame(*({"title": text} for text in texts))
    content = spreadsheet_csv(figures)
    assert content.startswith(b"\xef\xbb\xbf")
    titles = pl.read_csv(BytesIO(content), infer_schema=False)["title"]
    assert all(title is None or title[0] not in "=+-@\t\r" for title in titles)
    assert titles.str.replace("^'", "").to_list() == figures["title"].to_list()
    assert pl.read_csv(BytesIO(content)).columns == figures.columns


def test_a_key_figure_says_who_else_states_it_and_whether_it_was_reviewed(open_page):
    day = DAY | {"event_start": DAY["as_of"], "event_end": DAY["as_of"], "place": "SY05", "place_text": "حماة"}
    nine = {"source": "UN", "article_id": "b", "value": 9, "value_min": 9, "value_max": 9}
    page = words_of(open_page(figures_frame(day | {"source": "SOHR"}, day | nine)))
    assert "2 sources · what they say differs" in page and "Machine-read, not reviewed" in page
    assert "1 source · no other source" in words_of(open_page(figures_frame(day | nine)))


def test_parts_stand_inside_their_wholes_with_the_rest_not_stated(open_page):
    app = open_page(gold_figures(), "time", measure="killed", view="cumulative")
    said = [one.proto.alt for one in app.get("vega_lite_chart")]
    assert "Parts inside their wholes" in words_of(app)
    assert any("111 of them civilians; status of 715 not stated" in one for one in said)


def test_one_view_is_drawn_at_a_time_at_first_one_that_has_something_to_draw(open_page):
    said = [one.proto.alt for one in open_page(gold_figures(), chart="killed").get("vega_lite_chart")]
    assert len(said) == 1 and said[0].startswith("Chart. Deaths (killed or died): running totals")
    (event,) = open_page(gold_figures(), chart="killed", view="incident").get("vega_lite_chart")
    assert event.proto.alt.startswith("Chart. Deaths (killed or died): single events or days")
    undated, dated = {"tally": "cumulative", "as_of": None}, DAY | {"tally": "incident"}
    app = open_page(figures_frame(undated, dated))
    assert app.session_state["view"] == "incident" and "1 figure has no date" not in words_of(app)
    assert not open_page(figures_frame(undated)).get("vega_lite_chart")


def test_what_was_read_is_a_table_with_blanks(open_page):
    day, later = DAY | {"source": "SOHR"}, {"as_of": date(2024, 12, 8), "source": "UN"}
    page = words_of(open_page(figures_frame(day, day, later)))
    cell = '<td title="\u2068Syrian Observatory for Human Rights\u2069, 6 December 2024: 2" class="read">2</td>'
    assert f"{cell}<td></td><td></td></tr>" in page
    assert [words in page for words in ("6 December</th>", "7 December</th>", "8 December</th>")] == [True] * 3


def test_what_is_new_since_a_version(open_page):
    recorded = pl.Series([None] * 14 + [datetime(2026, 1, day, tzinfo=UTC) for day in (1, 3)])
    figures = gold_figures().with_columns(recorded_at=recorded, supersedes=pl.lit(None, pl.String))
    assert "1 new, 0 revised or reviewed" in words_of(open_page(figures))
    assert "2 new, 0 revised or reviewed" in words_of(open_page(figures, since="published"))
    assert "Nothing was taken in since" in words_of(open_page(gold_figures()))


def test_a_link_to_a_version_opens_that_version_later(open_page):
    store = Store()
    old = store.figures().filter(pl.col("number_text") == "826")
    row = old.select(COLUMNS).row(0, named=True)
    new = accept.corrected(
        accept.stamped(figures_of([correct(row, {"measure": "injured"})]), "", ""), "Amal", "read again"
    )
    accept.accept(store, new, accept.propose(store.history(), new).revised)
    figure = old["figure_id"].item()
    page = words_of(open_page(store.figures(), "evidence", figure=figure, row=row["row_id"]))
    assert "This is what the table said before" in page and "Deaths (killed or died)" in page
    page = words_of(open_page(store.figures(), "evidence", figure=figure))
    assert "said before" not in page and '<p class="measure">Injured' in page
    assert "is not kept here" in words_of(open_page(store.figures(), "evidence", figure=figure, row="r0"))


def test_nobody_else_is_said_so_with_how_much_was_read(open_page):
    figures = figures_frame(DAY | {"source": "SOHR"})
    page = words_of(open_page(figures, "evidence", figure=figures["figure_id"].item()))
    assert "No other source in this table reports “Deaths” there; 0 articles read." in page


def test_what_does_not_compare_says_why(open_page):
    figures = gold_figures()
    chosen = figures.filter(pl.col("number_text") == "826")["figure_id"].item()
    page = words_of(open_page(figures, "evidence", figure=chosen))
    assert "<summary>a part of the other; do not add or subtract (1)</summary>" in page


def test_too_many_figures_to_compare_are_refused_with_a_way_out(open_page, monkeypatch):
    monkeypatch.setattr(claims, "MOST_FIGURES", 10)
    assert "16 figures are too many to compare" in words_of(open_page(gold_figures(), "claims"))
    assert "too many" not in words_of(open_page(gold_figures(), "claims", measure="killed"))


def test_the_date_filter_names_its_basis(open_page):
    app = open_page(gold_figures(), "time")
    assert app.selectbox(key="period").label == "Period (by as-of date)"
    assert open_page(gold_figures(), "time", basis="report").selectbox(key="period").label.endswith("publication date)")


def test_a_package_to_cite_holds_the_matches():
    table = tables.Table(with_claimants(gold_figures()), {}, pl.DataFrame(schema=tables.ISSUES))
    found = table.find(Filters(measure="killed", places=("SY05",)))
    with ZipFile(BytesIO(package(found, date(2026, 1, 1), "Deaths, Hama"))) as zipped:
        rows = pl.read_csv(zipped.read("figures.csv"), infer_schema=False)
        assert rows["number_text"].to_list() == ["222"]
        assert "1 figures, Deaths, Hama" in zipped.read("README.md").decode()
