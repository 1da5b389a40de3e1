"""The page on which a reader pastes an article: read at once, put right, kept aside, stored."""

from datetime import date

import pytest
from app_pages import words_of
from gold_figures import ROOT, gold_figures

from dashboard.tables.given import article_of, article_of_file
from extract.table.correct import broken_rules, correct
from extract.table.store import Store

SENTENCE = "قال الدفاع المدني إن 7 أشخاص قتلوا أمس في حلب، بينهم 3 أطفال."
OTHER = "قال الدفاع المدني إن 9 أشخاص أصيبوا في حمص."
HOSTILE = "<img src=x onerror=alert(1)>![p](http://evil.example/p.png)"


@pytest.fixture
def read(open_page):
    """Paste a text that was printed on 6 December 2024."""

    def read(text=SENTENCE, **view):
        app = open_page(gold_figures(), "reading", **view)
        app.text_area(key="given_text").input(text)
        app.date_input(key="given_day").set_value(date(2024, 12, 6)).run()
        return app

    return read


def button(app, label):
    return next(one for one in app.button if one.label == label)


def field(app, label):
    return next(one for one in (*app.selectbox, *app.number_input, *app.text_input) if one.label == label)


def test_a_pasted_article_is_read_at_once(read):
    app = read()
    page = words_of(app)
    assert "2 figures read" in page and 'data-measure="Deaths">7</mark>' in page
    assert "7 people killed, including 3 children in Aleppo" in app.code[0].value
    assert "dates.sentence" in app.code[-1].value


def test_a_text_without_figures_is_answered(read):
    assert "No figure was read" in words_of(read("طقس جميل."))


def test_an_address_is_kept_only_where_it_is_one(read):
    app = read()
    app.text_input(key="given_url").input("javascript:alert(1)").run()
    page = words_of(app)
    assert "has to begin with http" in page and 'href="javascript' not in page


def test_hostile_words_stay_words(read):
    app = read(SENTENCE + HOSTILE)
    app.text_input(key="given_publisher").input(HOSTILE).run()
    assert "<img" not in words_of(app)


def test_a_figure_is_put_right_and_back(read):
    app = read()
    field(app, "Measure").select("injured")
    field(app, "Source, as printed").input("الأمم المتحدة")
    button(app, "Take these changes").click().run()
    assert "Put right by you" in words_of(app) and 'data-measure="Injured">7</mark>' in words_of(app)
    assert app.code[0].value.startswith("United Nations reported 7 people injured")
    button(app, "Back to what was read").click().run()
    assert 'data-measure="Deaths">7</mark>' in words_of(app)


def test_a_change_that_breaks_a_rule_is_refused_with_the_rule(read):
    app = read()
    field(app, "Value, least").set_value(2)
    button(app, "Take these changes").click().run()
    assert "would break: \u2068a part is no larger than its whole" in words_of(app)
    assert "Put right by you" not in words_of(app)


def test_a_figure_is_left_out_and_taken_back(read):
    app = read()
    button(app, "Leave this figure out").click().run()
    assert "1 figure read" in words_of(app) and "Left out by you: 1 figure." in words_of(app)
    button(app, "Take them back").click().run()
    assert "2 figures read" in words_of(app)


def test_figures_of_several_articles_are_kept_aside_and_stored_together(read):
    app = read()
    button(app, "Keep these aside").click().run()
    app.text_area(key="given_text").input(OTHER).run()
    button(app, "Keep these aside").click().run()
    assert "3 figures from 2 articles, kept while" in words_of(app)
    app.text_input(key="aside_store_by").input("Amal")
    [one for one in app.button if one.label == "Yes, store them"][-1].click().run()
    assert "Stored: 3 figures." in words_of(app)
    button(app, "Drop what is kept aside").click().run()
    assert "kept while" not in words_of(app)


def test_figures_are_stored_with_their_article_after_a_yes(read):
    before = Store().figures()
    app = read()
    button(app, "Yes, store them").click().run()
    assert "Write your name first" in words_of(app) and Store().version() == 0
    field(app, "Measure").select("injured")
    button(app, "Take these changes").click().run()
    app.text_input(key="given_store_by").input("Amal")
    button(app, "Yes, store them").click().run()
    assert "Stored: 2 figures." in words_of(app) and "Already there: 2." in words_of(app)
    stored = Store().figures()
    added = stored.join(before, on="figure_id", how="anti").sort("start")
    assert added["review"].to_list() == ["corrected", "unreviewed"]
    assert added["measure"].to_list() == ["injured", "killed"]
    assert Store().articles_by_id(added["article_id"])[added["article_id"][0]].text == SENTENCE


def test_a_text_of_the_store_is_known_there_and_a_change_is_a_revision_to_agree_to(open_page):
    app = open_page(gold_figures(), "reading")
    text = next((ROOT / "seeds").glob("002_*.txt")).read_bytes().decode()
    app.text_area(key="given_text").input(text).run()
    assert "New to the table: 0. Read otherwise than in the table: 0." in words_of(app)
    field(app, "Measure").select("injured")
    button(app, "Take these changes").click().run()
    assert "Read otherwise than in the table: 1." in words_of(app)
    differences = app.dataframe[-1].value
    assert differences[["In the table", "Here"]].values.tolist() == [["Released", "Injured"]]


def test_a_public_server_stores_nothing(read, monkeypatch):
    monkeypatch.setenv("HASILA_READ_ONLY", "1")
    assert "takes no figures in" in words_of(read())


ROW = {"measure": "killed", "population": "people", "unit": "people", "qualifier": "exact", "when_text": None}
DAYS = {"event_start": None, "event_end": None, "published": date(2024, 12, 6)}


@pytest.mark.parametrize(
    "changes, follows",
    [
        ({"measure": "bodies"}, {"unit": "bodies"}),
        ({"qualifier": "at_least"}, {"value": 5, "value_min": 5, "value_max": None}),
        ({"qualifier": "range", "value_max": 9}, {"value": None, "value_min": 5, "value_max": 9}),
        ({"event_end": date(2024, 12, 5)}, {"as_of": date(2024, 12, 5), "as_of_basis": "event_end"}),
        ({"event_start": date(2024, 1, 1), "event_end": date(2024, 12, 31)}, {"date_precision": "year"}),
        ({"event_start": date(2024, 2, 1), "event_end": date(2024, 2, 29)}, {"date_precision": "month"}),
        ({"source_text": "الأمم المتحدة"}, {"source": "UN"}),
        ({"place_text": "حماة", "place_relation": None}, {"admin1_pcode": "SY05", "place_relation": "at"}),
        ({"place_text": None}, {"place": None, "admin1_pcode": None, "place_relation": None}),
    ],
)
def test_what_depends_on_a_field_comes_along(changes, follows):
    row = dict.fromkeys(gold_figures().columns) | ROW | DAYS | {"value_min": 5, "value_max": 5}
    corrected = correct(row, changes)
    assert {name: corrected[name] for name in follows} == follows


def test_rules_that_break_are_named():
    row = gold_figures().row(0, named=True) | {"value_min": 9, "value_max": 5}
    assert "value_min is no larger than value_max" in broken_rules([row])


def test_a_saved_page_is_read_with_what_it_says_of_itself():
    body = f"<p>{SENTENCE}</p><p>{OTHER}</p>"
    head = "<title>قصف على حلب</title><meta property='article:published_time' content='2024-12-06T10:00:00+03:00'>"
    page = f"<html><head><meta charset='utf-8'>{head}</head><body><article>{body}</article></body></html>"
    article = article_of_file(page.encode(), "saved.HTML")
    assert SENTENCE in article.text and "<" not in article.text
    assert (article.published, article.published_basis) == (date(2024, 12, 6), "stated")


def test_a_file_without_an_article_is_none():
    assert article_of_file(b"\x89PNG\r\n\x1a\n\x00\xff\xfe\xfd\x00", "picture.txt") is None
    assert article_of_file(b"<html><body></body></html>", "empty.html") is None
    assert article_of_file(SENTENCE.encode("cp1256"), "text.txt").text == SENTENCE


def test_the_day_that_a_page_states_keeps_its_basis_and_a_readers_day_has_his():
    page = {"published": date(2024, 12, 6), "published_basis": "stated"}
    assert article_of("قتل 5.", **page).published_basis == "stated"
    assert article_of("قتل 5.", published=date(2024, 12, 6)).published_basis == "supplied"
