"""The dashboard: what every page shares, then the page. Started by `dashboard.server`."""

import polars as pl
import streamlit as st

from dashboard.components.filters import chosen_filters, draw_filters
from dashboard.components.header import show_header, use_style
from dashboard.components.markup import tag, write
from dashboard.components.picture import fetch_renderer
from dashboard.components.view import DEFAULTS, adopt_url, recorded_by, settle, write_url
from dashboard.tables import read_table
from dashboard.views import VIEWS, load_view
from dashboard.words import LANGUAGES, Words

UNFILTERED = ("evidence", "reading", "checking", "method")

adopt_url()
settle("lang", list(LANGUAGES), DEFAULTS["lang"])
words = Words(st.session_state["lang"])
st.set_page_config(page_title=words.say("page.title"), layout="wide")
use_style(words)
fetching = fetch_renderer()

try:
    table = read_table(recorded_by())
except (OSError, pl.exceptions.PolarsError):
    table = None
fetching.empty()


def draw(view: str) -> None:
    """The filters, where the page has a use for them, and the page."""
    if not table:
        write(tag("p", words.say("page.unreadable" if table is None else "page.empty"), class_="note"))
        return
    filters = chosen_filters() if view in UNFILTERED else draw_filters(table, words, view)
    try:
        load_view(view)(table, filters, words)
    except OSError:  # of what is read of it when it is shown
        write(tag("p", words.say("page.unreadable"), class_="note"))


pages = [
    st.Page(lambda view=view: draw(view), title=words.say(f"pages.{view}"), url_path=view, default=view == "overview")
    for view in VIEWS
]
page = st.navigation(pages, position="hidden")
show_header(table, pages, words)
page.run()
write_url()
