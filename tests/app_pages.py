"""The dashboard's pages without a browser, and what they say."""

from pathlib import Path

import polars as pl
from streamlit.testing.v1 import AppTest
from streamlit.util import calc_hash

from dashboard import tables
from dashboard.tables.claimants import with_claimants

APP = str(Path(tables.__file__).parents[1] / "app.py")


def open_app(monkeypatch, figures, page="", articles=(), **view) -> AppTest:
    """Open a page on figures; what is chosen comes by its address."""
    issues = pl.DataFrame(schema=tables.ISSUES)
    table = tables.Table(with_claimants(tables.with_added(figures)), {one.id: one for one in articles}, issues)
    monkeypatch.setattr(tables, "read_table", lambda recorded_by=None: table)
    app = AppTest.from_file(APP, default_timeout=60)
    app._page_hash = calc_hash(page)  # AppTest itself switches to pages that are files only
    for name, value in view.items():
        app.query_params[name] = value
    return app.run()


def words_of(app: AppTest) -> str:
    """The HTML on the page, all of it made by `markup.tag`."""
    assert not app.exception, app.exception
    return "\n".join(one.proto.body for one in app.get("html"))
