"""The dashboard: what every page shares, then the page. Started by `dashboard.server`."""

from functools import partial

import polars as pl
import streamlit as st

from dashboard.components.filters import draw_filters
from dashboard.components.header import show_header, use_style
from dashboard.components.markup import tag, write
from dashboard.components.view import DEFAULTS, adopt_url, settle, write_url
from dashboard.tables import read_table
from dashboard.views.overview import show_overview
from dashboard.words import LANGUAGES, Words

adopt_url()
settle("lang", list(LANGUAGES), DEFAULTS["lang"])
words = Words(st.session_state["lang"])
st.set_page_config(page_title=words.say("page.title"), layout="wide")
use_style(words)

try:
    table = read_table()
except (OSError, pl.exceptions.PolarsError):
    table = None

show_header(table, words)
if table is None or table.figures.is_empty():
    write(tag("p", words.say("page.unreadable" if table is None else "page.empty"), class_="note"))
else:
    filters = draw_filters(table, words)
    overview = partial(show_overview, table, filters, words)
    st.navigation([st.Page(overview, title=words.say("page.overview"), url_path="overview", default=True)]).run()
write_url()
