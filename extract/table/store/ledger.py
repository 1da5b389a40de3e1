"""A Delta table on a disk that only grows: whole commits, one after the other, each flushed before it counts.

A commit is made for exactly the next version. Of two writers who have read the same rows one is refused; he reads
again, so that what he adds is always worked out from all that stands. Data are on the disk before the commit that names
them, and a commit before its successor: a power cut at any moment leaves a table that can be read.
"""

import json
import os
import random
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import chain
from pathlib import Path
from uuid import uuid4

import polars as pl
from deltalake import CommitProperties, DeltaTable, PostCommitHookProperties
from deltalake.exceptions import CommitFailedError, DeltaError, TableNotFoundError
from deltalake.transaction import AddAction, RemoveAction

from extract.table.messages import Message, StoreRefusal
from extract.table.store.turns import turn

PATIENCE = 120  # seconds that a writer waits for the others
MOST_FILES = 64  # of small ones; then they are rewritten as one
SMALL = 32_000_000  # bytes
KEPT = 7 * 86_400  # seconds for which files that no longer count are kept: a reader may be at them
EXACTLY_NEXT = CommitProperties(max_commit_retries=0)
NO_HOOKS = PostCommitHookProperties(create_checkpoint=False, cleanup_expired_logs=False)  # they flush nothing


class Ledger:
    """The table in a folder. Until its first rows are stored it reads as `start`, and they are stored with it."""

    def __init__(self, folder: Path, schema: pl.Schema, start: Callable[[], pl.DataFrame]):
        self.folder, self.schema, self.start = folder, schema, start
        self.log = folder / "_delta_log"

    def read(self) -> pl.LazyFrame:
        """All rows of the latest commit; what others add meanwhile is not among them."""
        return self._rows(self._open())

    def version(self) -> int:
        """The number of the latest commit; 0 as long as no rows are stored."""
        table = self._open()
        return table.version() if table else 0

    def append(self, work_out: Callable[[pl.LazyFrame], pl.DataFrame]) -> pl.DataFrame:
        """Store the rows that `work_out` makes of all that are stored; once it returns them they are on the disk.

        It is asked again where another writer came first, and answers without rows where there is nothing to add.
        """
        rows = self.schema.to_frame()

        def pieces(stored: pl.LazyFrame) -> Iterator[pl.DataFrame]:
            nonlocal rows
            rows = work_out(stored)
            yield rows

        self.append_pieces(pieces)
        return rows

    def append_pieces(self, work_out: Callable[[pl.LazyFrame], Iterable[pl.DataFrame]]) -> int:
        """As `append`, of rows too many to hold: a file a piece, and one commit for all; returns how many rows."""
        for wait in _waits():
            with turn(self.folder):
                table = self._open()
                pieces = (piece for piece in work_out(self._rows(table)) if piece.height)
                first = next(pieces, None)
                if first is None:
                    return 0
                table = table or self._create()
                start = [] if table.version() else [self.start()]
                if stored := self._commit(table, chain(start, [first], pieces)):
                    with suppress(OSError, DeltaError):  # the rows are stored, and the next accept tidies up
                        self._tidy()
                    return stored - sum(piece.height for piece in start)
            time.sleep(wait)
        raise StoreRefusal(Message("store.busy"))

    def begin(self) -> None:
        """Store the start alone, in a folder where nothing is."""
        self._commit(self._create(), [self.start()])

    def _open(self) -> DeltaTable | None:
        try:
            return DeltaTable(self.folder)
        except TableNotFoundError:
            return None
        except DeltaError:
            raise StoreRefusal(Message("store.damaged")) from None

    def _create(self) -> DeltaTable:
        self.folder.mkdir(parents=True, exist_ok=True)
        try:
            DeltaTable.create(self.folder, schema=self.schema, post_commithook_properties=NO_HOOKS)
        except DeltaError:  # another writer has just done so
            pass
        flush(self.folder.parent, self.folder)
        return DeltaTable(self.folder)

    def _rows(self, table: DeltaTable | None) -> pl.LazyFrame:
        return self._scan(_files(table)) if table and table.version() else self.start().lazy()

    def _scan(self, files: Iterable[str]) -> pl.LazyFrame:
        """The rows of files; a column that is younger than a file is empty there.

        By name and not by the table's URIs, in which a space or an Arabic letter of the folder is written otherwise.
        """
        paths = [self.folder / name for name in files]
        return pl.scan_parquet(paths, schema=self.schema, glob=False, missing_columns="insert", extra_columns="ignore")

    def _commit(self, table: DeltaTable, pieces: Iterable[pl.DataFrame], replaced: Sequence[str] = ()) -> int:
        """How many rows became the version after the table's, in place of some files; 0 where another came first."""
        files = dict(map(self._write, pieces))
        flush(self.folder, self._entry(table.version()), self.log)
        now = int(time.time() * 1000)
        actions = [
            AddAction(file.name, file.stat().st_size, {}, now, not replaced, json.dumps({"numRecords": height}))
            for file, height in files.items()
        ]
        actions += (RemoveAction(name, False, now) for name in replaced)
        try:
            table.create_write_transaction(
                actions, "append", table.schema(), commit_properties=EXACTLY_NEXT, post_commithook_properties=NO_HOOKS
            )
        except CommitFailedError:
            latest = DeltaTable(self.folder)
            if latest.version() == table.version():
                raise  # not for another writer: the disk is full, or may not be written
            if set(_files(latest)).isdisjoint(file.name for file in files):
                for file in files:
                    file.unlink()
                return 0
        flush(self._entry(table.version() + 1), self.log)
        return sum(files.values())

    def _write(self, rows: pl.DataFrame) -> tuple[Path, int]:
        """Rows in a file of their own, on the disk."""
        file = self.folder / f"{uuid4().hex}.parquet"
        rows.select(self.schema.names()).write_parquet(file)
        flush(file)
        return file, rows.height

    def _entry(self, version: int) -> Path:
        return self.log / f"{version:020}.json"

    def _tidy(self) -> None:
        """From time to time: small files as one, the log as a checkpoint, and what no longer counts removed."""
        table = DeltaTable(self.folder)
        small = [name for name in _files(table) if (self.folder / name).stat().st_size < SMALL]
        if len(small) <= MOST_FILES:
            return
        if not self._commit(table, [self._scan(small).collect()], small):
            return  # the writer who came first does it
        table = DeltaTable(self.folder)
        table.create_checkpoint()
        flush(*self.log.glob(f"{table.version():020}.checkpoint*"), self.log / "_last_checkpoint", self.log)
        live = _files(table)
        for file in self.folder.glob("*.parquet*"):
            with suppress(FileNotFoundError):  # another writer has removed what it wrote in vain
                if file.name not in live and file.stat().st_mtime < time.time() - KEPT:
                    file.unlink()


def _files(table: DeltaTable) -> list[str]:
    """The names of the files that hold the table's rows."""
    return [uri.rpartition("/")[2] for uri in table.file_uris()]


def flush(*paths: Path) -> None:
    """Wait until files, or the names in folders, are on the disk itself."""
    for path in paths:
        if os.name == "nt" and path.is_dir():
            continue  # Windows opens no folder, and keeps its names by itself
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


def _waits() -> Iterator[float]:
    """Random waits, longer and longer up to a second, until the patience is at its end."""
    end, longest = time.monotonic() + PATIENCE, 0.02
    while time.monotonic() < end:
        yield random.uniform(0, longest)
        longest = min(1.0, longest * 1.5)
