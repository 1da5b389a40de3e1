"""The dashboard's pages on a store: what was withdrawn, what the table said before, what no rule reads."""

from datetime import UTC, datetime, timedelta

import pytest
from app_pages import APP, words_of
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from extract.packs import load_pack
from extract.pipeline import read_article
from extract.records import Article
from extract.table.schema import figures_frame
from extract.table.store import Store
from extract.table.store.accept import accept, propose, stamped
from extract.table.store.review import review

ARTICLE = Article("A1", "قتل خمسة أشخاص أمس في حمص. وارتفع عدد القتلى إلى 826 في 3 قرى و40 موقعا.", publisher="وكالة")


@pytest.fixture
def store(monkeypatch):
    """A store with one more article than what is published."""
    monkeypatch.delenv("HASILA_DATA", raising=False)
    store = Store()
    rows = stamped(figures_frame(read_article(ARTICLE, load_pack()).rows), "", "")
    accept(store, rows, propose(store.history(), rows).revised, [ARTICLE])
    return store


def open_page(page="", **view):
    app = AppTest.from_file(APP, default_timeout=60)
    app._page_hash = calc_hash(page)
    for name, value in view.items():
        app.query_params[name] = value
    return app.run()


def test_what_was_withdrawn_is_said_and_leaves_every_other_view(store):
    figure = store.figures().filter(article_id="A1")["figure_id"][0]
    before = len(store.figures())
    review(store, figure, "withdraw", "Amal", "counted twice")
    app = open_page(since="published")
    page = words_of(app)
    assert f"{before - 1} figures from" in page
    assert "1 withdrawn" in page and "Withdrawn since" in page
    assert "A person took this figure back" in words_of(open_page(figure=figure))
    assert any("counted twice" in str(one.value.to_dict()) for one in app.dataframe)


def test_the_table_as_it_stood_on_a_day_is_said_to_be_so(store, monkeypatch):
    now, yesterday = (f"{datetime.now(UTC) - timedelta(days=ago):%Y%m%d}" for ago in (0, 1))
    published, stored = len(Store(store.folder / "none").figures()), len(store.figures())
    assert f"{stored} figures from" in words_of(open_page())
    page = words_of(open_page("figures", recorded=yesterday))
    assert f"{published} figures from" in page and "as it stood at the end of" in page and "as it stands now" in page
    assert f"{stored} figures from" in words_of(open_page("figures", recorded=now))
    monkeypatch.setenv("HASILA_RECORDED_BY", f"{datetime.now(UTC) - timedelta(days=1):%Y-%m-%d}")
    assert f"{published} figures from" in words_of(open_page("figures"))


def test_a_nonsense_day_is_set_aside(store):
    assert "as it stood" not in words_of(open_page(recorded="soon"))


def test_what_no_rule_reads_is_shown_of_a_stored_article(store):
    article = Article("A2", "قتل 12 شخصا. قتل بعد 7.")
    reading = read_article(article, load_pack())
    assert reading.issues, "the test wants a sentence that no rule reads"
    rows = stamped(figures_frame(reading.rows), "", "")
    accept(store, rows, propose(store.history(), rows).revised, [article])
    page = words_of(open_page("evidence", article="A2"))
    assert "Seen and not understood" in page and reading.issues[0].words in page
