"""The filters that all pages share. Ids in the address are plain ASCII and say the same in both languages."""

import streamlit as st

from dashboard.components.markup import tag, write
from dashboard.components.view import ALL, link_to, settle
from dashboard.series import Filters, Period, facet, find_periods
from dashboard.tables import Table, claimant_names, place_name
from dashboard.words import Words

NAMES = ("measure", "source", "place", "period")


def draw_filters(table: Table, words: Words) -> Filters:
    """Draw a chooser for each filter, with the count of each choice, and give what was chosen."""
    with st.container(horizontal=True, key="filters", vertical_alignment="bottom"):
        for name, labels in _choices(table, words).items():
            settle(name, list(labels), ALL)
            st.selectbox(words.say(f"filter.{name}"), list(labels), key=name, format_func=labels.get)
        chosen = {name: st.session_state[name] for name in NAMES if st.session_state[name] != ALL}
        if chosen:
            everything = link_to(**dict.fromkeys(NAMES, ALL))
            write(tag("a", words.say("filter.clear"), href=everything, target="_self", class_="clear"))
    period = Period.parse(chosen.get("period", ""))
    return Filters(*(chosen.get(name) for name in NAMES[:3]), *(period.days if period else ()))


def describe_filters(filters: Filters, names: dict[str, str], words: Words) -> str:
    """The filters in words, for a picture that travels without its page."""
    said = [
        filters.measure and words.say(f"measure.{filters.measure}"),
        filters.source and names.get(filters.source, filters.source),
        filters.place and place_name(filters.place, words.language),
        filters.first and words.days(filters.first, filters.last),
    ]
    return words.comma.join(filter(None, said)) or words.say("filter.none")


def _choices(table: Table, words: Words) -> dict[str, dict[str, str]]:
    """Filter -> its choices by id, each with its label; everything comes first."""
    figures, names = table.figures, claimant_names(table.figures, words.language)
    counted = {
        "measure": (facet(figures, "measure"), lambda value: words.say(f"measure.{value}")),
        "source": (facet(figures, "claimant"), names.get),
        "place": (facet(figures, "admin1_pcode"), lambda value: place_name(value, words.language) or value),
        "period": (
            {str(period): period.figures for period in find_periods(figures)},
            lambda value: words.days(*Period.parse(value).days),
        ),
    }
    return {
        name: {ALL: words.say(f"filter.all_{name}")} | {value: f"{label(value)} ({n})" for value, n in counts.items()}
        for name, (counts, label) in counted.items()
    }
