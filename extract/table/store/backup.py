"""The whole store in one file, and back: both tables with their history, each as Parquet in a zip."""

import os
import shutil
import zipfile
from io import BytesIO
from pathlib import Path

import polars as pl

from extract.ingest.opening import open_file
from extract.table.store import Store
from extract.table.store.columns import ARTICLES, HISTORY
from extract.table.store.ledger import Ledger, flush
from extract.terminal import Refusal

LARGEST = 8_000_000_000  # bytes of one table, unpacked; a million figures take some 150 million
NO_BACKUP = "is no backup of a store, or is damaged. Name a file that hasila backup wrote"


def backup(store: Store, file: Path) -> dict[str, int]:
    """Write the store to a file, over it once all is on the disk; returns the rows of each table."""
    # Figures first: an article is stored before its figures, so that none of them lacks its text.
    tables = {
        "figures": store.figures_ledger.read().collect(),
        "articles": store.articles_ledger.read().collect(),
    }
    part = file.with_name(f".{file.name}.part")
    try:
        with zipfile.ZipFile(part, "w") as packed:  # Parquet is compressed already
            for name, rows in tables.items():
                with packed.open(f"{name}.parquet", "w", force_zip64=True) as member:
                    rows.write_parquet(member)
        flush(part)
        os.replace(part, file)
        flush(file.resolve().parent)
    finally:
        part.unlink(missing_ok=True)
    return {name: rows.height for name, rows in tables.items()}


def restore(store: Store, file: Path) -> dict[str, int]:
    """Begin a store anew from a backup; `Refusal` or `InputProblem` where that cannot be, and nothing changed."""
    if store.version():
        raise Refusal("there is a store already. Name another folder for it in HASILA_STORE, or move it away")
    schemas = {"articles": ARTICLES, "figures": HISTORY}  # figures last: they make it a store
    tables = {name: _unpacked(file, name, schema) for name, schema in schemas.items()}
    made = store.folder / ".restored"
    shutil.rmtree(made, ignore_errors=True)  # of a restore that was killed
    for name, rows in tables.items():
        Ledger(made / name, schemas[name], lambda rows=rows: rows).begin()
    for name in tables:
        shutil.rmtree(store.folder / name, ignore_errors=True)  # of an accept that was killed before its first commit
        os.replace(made / name, store.folder / name)
    made.rmdir()
    flush(store.folder)
    return {name: rows.height for name, rows in tables.items()}


def _unpacked(file: Path, name: str, schema: pl.Schema) -> pl.DataFrame:
    try:
        with open_file(file) as opened, zipfile.ZipFile(opened) as packed:
            member = packed.getinfo(f"{name}.parquet")
            if member.file_size > LARGEST:
                raise Refusal(f"{file.name}: {NO_BACKUP}")
            content = BytesIO(packed.read(member))
        # A column that is younger than the backup is empty.
        return pl.scan_parquet(content, schema=schema, missing_columns="insert").collect()
    except (zipfile.BadZipFile, KeyError, pl.exceptions.PolarsError):
        raise Refusal(f"{file.name}: {NO_BACKUP}") from None
