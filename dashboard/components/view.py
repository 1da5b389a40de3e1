"""The URL is the view: what is chosen on the page stands in its address, so that a link reopens it.

Session state and address are kept the same. On a new session, and when the reader goes back in the browser's history,
the address counts; after a choice on the page, the page does. Streamlit's own binding would write labels, which change
with the language, where these are ids.
"""

import os
from contextlib import suppress
from datetime import date, datetime
from urllib.parse import urlencode

import streamlit as st

ALL = "all"
RECORDED_BY = "HASILA_RECORDED_BY"  # of the environment: a day, for all who read here
DEFAULTS = {
    "lang": "en",
    "measure": ALL,
    "source": ALL,
    "place": "",  # P-codes of governorates, parted by commas
    "period": ALL,
    "chart": "",  # the measure drawn, where none is filtered for
    "axis": "",  # the period drawn
    "basis": "",
    "view": "",  # the tally drawn over time
    "figure": "",
    "row": "",  # the version of the figure; empty for the one that holds
    "recorded": "",  # the day at whose end the table is read, as `20241206`; empty for now
    "since": "",  # the day after which rows are new
    "q": "",  # words searched for
    "population": ALL,
    "status": ALL,
    "tally": ALL,
    "qualifier": ALL,
    "publisher": ALL,
    "columns": "",
    "article": "",  # the one read, where no figure is chosen
}


def adopt_url() -> None:
    """Take the view from the address, unless the page itself wrote it last. Comes before every widget."""
    given = {name: st.query_params[name] for name in DEFAULTS if name in st.query_params}
    view = DEFAULTS | given if given != st.session_state.get("_written") else _kept()
    st.session_state.update(view)  # what no widget of this page shows would be forgotten


def write_url() -> None:
    """Put the view into the address. Comes after every widget."""
    view = current_view()
    if dict(st.query_params) != view:
        st.query_params.from_dict(view)
    st.session_state["_written"] = view


def current_view() -> dict[str, str]:
    """What is chosen and is not the default."""
    return {name: value for name, value in _kept().items() if value != DEFAULTS[name]}


def _kept() -> dict[str, str]:
    return {name: st.session_state.get(name) or default for name, default in DEFAULTS.items()}


def link_to(page: str = "", **changes: str) -> str:
    """The address of this view with changes, on this page or on another."""
    row = {"row": ""} if "figure" in changes else {}
    view = current_view() | row | changes
    return f"{page}?" + urlencode({name: value for name, value in view.items() if value != DEFAULTS[name]})


def recorded_by() -> date | None:
    """The day at whose end the table is read: that of the address, else the one that the server was started with."""
    for day in (st.session_state["recorded"], os.environ.get(RECORDED_BY, "")):
        with suppress(ValueError):
            return datetime.strptime(day.replace("-", ""), "%Y%m%d").date()
    return None


def choose_figure(figure_id: str, place: str) -> None:
    """Make a figure, as it holds now, that of the view; `place` is where on the page it was chosen."""
    st.session_state.update(figure=figure_id, row="", chosen_in=place)


def settle(name: str, options: list[str], default: str) -> None:
    """Put a choice that is none of the options back to its default, so that a widget can take it up."""
    if st.session_state.get(name) not in options:
        st.session_state[name] = default
