"""Drop or paste a sheet: the good rows, the bad ones with line, column and cure; the good ones stored after a yes."""

import polars as pl
import streamlit as st

from dashboard.components.markup import heading, tag, write
from dashboard.components.storing import show_storing
from dashboard.filtering import Filters
from dashboard.tables import Table
from dashboard.tables.checks import LARGEST, Upload, annotated_csv, check_upload, template_files
from dashboard.words import Words

# Streamlit draws every table from the left, also where it is read from the right; a telephone shows the left end first.
FROM_THE_RIGHT = ("what", "line", "value", "column", "kind")
WIDTHS = {"what": 285, "line": 65}  # pixels, so that a telephone shows both whole
THREE_LINES = 68  # pixels of a row, in which a sentence wraps
KINDS = ["csv", "tsv", "txt", "jsonl", "parquet", "xlsx"]


def show_checking(table: Table, filters: Filters, words: Words) -> None:
    """Draw the page."""
    write(tag("p", words.say("check.intro"), class_="note"))
    with st.container(horizontal=True):
        for name, content in template_files().items():
            st.download_button(words.say("check.template", name=name), content, name, "text/csv", on_click="ignore")
    given = _given(words)
    if given is None:
        return
    upload = check_upload(*given)
    checked = upload.checked
    heading(
        words.say(
            "check.outcome",
            ready=words.integer(checked.ready.height),
            warnings=words.integer(len(checked.warnings)),
            refused=words.integer(checked.refused),
        )
    )
    _show_problems(upload, words)
    st.download_button(
        words.say("check.annotated"),
        lambda: annotated_csv(checked, words.language),
        "annotated.csv",
        "text/csv",
        on_click="ignore",
    )
    if checked.ready.height:
        show_storing(upload.offer, words, "check_store")


def _given(words: Words) -> tuple[bytes, str] | None:
    """The bytes and the name of the file that was dropped, or of the cells that were pasted."""
    file = st.file_uploader(words.say("check.file"), type=KINDS, key="check_file", max_upload_size=LARGEST)
    pasted = st.text_area(words.say("check.pasted"), height=140, key="check_text")
    if file is not None:
        return file.getvalue(), file.name
    return (pasted.encode(), "pasted.csv") if pasted.strip() else None


def _show_problems(upload: Upload, words: Words) -> None:
    """Every problem and warning, with its line, column, value, what is allowed and what to do."""
    found = [("check.problem", one) for one in upload.checked.problems]
    found += [("check.warning", one) for one in upload.checked.warnings]
    if not found:
        write(tag("p", words.say("check.clean"), class_="note"))
        return
    rows = [
        (words.say(kind), one.line, one.column, one.value and one.value[:200], one.message.said(words.language))
        for kind, one in found
    ]
    names = {"kind": pl.String, "line": pl.Int64, "column": pl.String, "value": pl.String, "what": pl.String}
    schema = {words.say(f"check.{name}"): kind for name, kind in names.items()}
    frame = pl.DataFrame(rows, schema=schema, orient="row")
    st.dataframe(
        frame,
        hide_index=True,
        column_order=[words.say(f"check.{name}") for name in (FROM_THE_RIGHT if words.rtl else names)],
        column_config={
            words.say(f"check.{name}"): st.column_config.Column(width=room) for name, room in WIDTHS.items()
        },
        row_height=THREE_LINES,
        alt=words.say("method.alt", rows=words.integer(len(rows))),
        placeholder="",
    )
