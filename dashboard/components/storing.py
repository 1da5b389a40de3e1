"""The yes by which figures go into the store: how many are new, who takes them in, and what became of it."""

import polars as pl
import streamlit as st

from dashboard.components.markup import tag, write
from dashboard.tables.storing import Offer, StoreRefusal, may_store, store_offer
from dashboard.words import Words


def show_storing(offer: Offer, words: Words, key: str, reason: str = "") -> None:
    """Draw what figures would add to the store, and, where that is allowed, the yes.

    `reason` is why the reader put right what he put right.
    """
    _say_stored(words, key)
    proposal = offer.proposal
    counts = {name: words.integer(getattr(proposal, name).height) for name in ("new", "revised", "known")}
    write(tag("p", words.say("store.proposal", **counts), class_="note"))
    if offer.unmatched:
        write(tag("p", words.say("store.unmatched", n=words.integer(len(offer.unmatched))), class_="note"))
    _show_differences(offer, words)
    if not may_store():
        write(tag("p", words.say("store.read_only"), class_="note"))
        return
    if proposal.new.is_empty() and proposal.revised.is_empty():
        return
    with st.form(f"{key}_form", border=False):
        by = st.text_input(words.say("store.by"), max_chars=100, key=f"{key}_by").strip()
        revisions = bool(proposal.revised.height) and st.checkbox(words.say("store.revisions"), key=f"{key}_revisions")
        said_yes = st.form_submit_button(words.say("store.yes"), type="primary")
    if said_yes and not by:
        write(tag("p", words.say("store.no_name"), class_="note", role="alert"))
    elif said_yes:
        st.session_state[f"{key}_stored"] = _store(offer, by, reason, revisions, words)
        st.rerun()  # the head of the page, and what is new, count anew


def _show_differences(offer: Offer, words: Words) -> None:
    """What stands in the store and what the figures would make of it, field by field."""
    rows = [
        (figure_id, words.say(f"field.{name}"), *(words.say(f"{name}.{one}")[:200] if one else "" for one in values))
        for figure_id, fields in offer.proposal.differences().items()
        for name, values in fields.items()
        if name in offer.figures.columns
    ]
    if rows:
        columns = [words.say(name) for name in ("field.figure_id", "store.field", "store.stands", "store.revised")]
        frame = pl.DataFrame(rows, schema=dict.fromkeys(columns, pl.String), orient="row")
        st.dataframe(frame, hide_index=True, alt=words.say("method.alt", rows=words.integer(len(rows))))


def _store(offer: Offer, by: str, reason: str, revisions: bool, words: Words) -> str:
    try:
        return words.say("store.stored", figures=words.count("figures", store_offer(offer, by, reason, revisions)))
    except StoreRefusal as refusal:
        return words.say("store.refused", why=refusal.message.said(words.language))
    except OSError:
        return words.say("store.failed")


def _say_stored(words: Words, key: str) -> None:
    said = st.session_state.pop(f"{key}_stored", None)
    if said:
        write(tag("p", said, class_="stored", role="status"))
