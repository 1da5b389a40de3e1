"""A folder of shards: three folders of Parquet, `figures`, `issues` and `articles`, with a file a shard in each.

A shard is finished when its file of articles, the last, is in place. The folder is whole when `run.json` stands in it,
with the names of its shards in the order of the articles.
"""

import json
import os
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from uuid import uuid4

import polars as pl

from extract.ingest.articles import doubled
from extract.table.columns import POLARS_SCHEMA
from extract.table.datapackage import ISSUE_FIELDS
from extract.table.store.columns import ARTICLES
from extract.table.store.ledger import flush

ISSUES = pl.Schema({name: pl.Int64 if kind == "integer" else pl.String for name, (kind, _) in ISSUE_FIELDS.items()})
KINDS = {  # in the order in which a shard's files are written
    "figures": pl.Schema(POLARS_SCHEMA),
    "issues": ISSUES,
    "articles": pl.Schema({name: kind for name, kind in ARTICLES.items() if name != "recorded_at"}),
}
# Stages of issues that are no rule's -> what the note of a run counts them as.
NOT_READ = {"input": "not_read", "defect": "not_read", "language": "other_language", "passed over": "passed_over"}


class ShardFolder:
    """The folder of an extraction."""

    def __init__(self, folder: Path):
        self.folder = folder
        self.note = folder / "run.json"

    def file(self, kind: str, shard: str) -> Path:
        return self.folder / kind / f"{shard}.parquet"

    def is_finished(self, shard: str) -> bool:
        return self.file("articles", shard).exists()

    def begin(self) -> None:
        """Ready for shards; until the end the folder does not count as whole."""
        for kind in KINDS:
            (self.folder / kind).mkdir(parents=True, exist_ok=True)
        self.note.unlink(missing_ok=True)

    def write(self, shard: str, frames: dict[str, pl.DataFrame]) -> None:
        """A shard's files, each whole and on the disk before the next; two writers of one shard do not meet."""
        for kind, schema in KINDS.items():
            file = self.file(kind, shard)
            part = file.with_name(f".{shard}.{uuid4().hex}.part")
            frames[kind].select(schema.names()).write_parquet(part)
            flush(part)
            os.replace(part, file)
            flush(file.parent)

    def finish(self, shards: Sequence[str], rules: str) -> dict:
        """Read each text once, note what the folder holds, and leave no file of other inputs, rules or attempts."""
        shards = self._each_text_once(shards)
        note = {"rules": rules, **self.counts(shards), "shards": list(shards)}
        part = self.note.with_name(".run.json.part")
        part.write_text(json.dumps(note, indent=1) + "\n", "utf-8")
        flush(part)
        os.replace(part, self.note)
        flush(self.folder)
        kept = {f"{shard}.parquet" for shard in shards}
        for kind in KINDS:
            for file in (self.folder / kind).iterdir():
                if file.name not in kept and file.suffix in (".parquet", ".part"):
                    with suppress(FileNotFoundError):
                        file.unlink()
        return note

    def counts(self, shards: Sequence[str]) -> dict[str, int]:
        """How many articles, figures and issues the shards hold, and of what was not read, and why."""
        named = pl.col("stage").replace_strict(NOT_READ, default="issues", return_dtype=pl.String)
        issues = dict(self.scan("issues", shards).group_by(named).len().collect().iter_rows())
        again = pl.col("article_id").is_not_null() & (pl.col("stage") == "passed over")
        twice = self.scan("issues", shards).select(again.sum()).collect().item()
        rows = {kind: self.scan(kind, shards).select(pl.len()).collect().item() for kind in ("articles", "figures")}
        rows["articles"] -= twice
        return rows | {name: issues.get(name, 0) for name in ("issues", *dict.fromkeys(NOT_READ.values()))}

    def scan(self, kind: str, shards: Sequence[str] | None = None) -> pl.LazyFrame:
        """The rows of some shards, else of those of the finished run, in order."""
        shards = self.shards() if shards is None else shards
        if not shards:
            return KINDS[kind].to_frame().lazy()
        return pl.scan_parquet([self.file(kind, shard) for shard in shards], schema=KINDS[kind], glob=False)

    def shards(self) -> list[str]:
        """The shards of the finished run, in order."""
        return json.loads(self.note.read_text("utf-8"))["shards"]

    def batches(self, shards: Sequence[str], size: int = 32) -> Iterator[Sequence[str]]:
        """The shards, some at a time, so that what they hold is never in memory whole."""
        for first in range(0, len(shards), size):
            yield shards[first : first + size]

    def _each_text_once(self, shards: Sequence[str]) -> list[str]:
        """The shards, without what was read in an article with the text of an earlier one.

        Such a shard has files of another name, as it is not what its name says: with other inputs it is read anew.
        """
        hashed = pl.col("text_id").hash()  # eight bytes each, whatever the number of articles
        again = self.scan("articles", shards).select(hashed).collect().filter(~pl.first().is_first_distinct())
        if again.is_empty():
            return list(shards)
        several = self.scan("articles", shards).filter(hashed.is_in(again["text_id"].implode()))
        texts = several.select("article_id", "text_id").collect()
        again = texts.filter(~pl.col("text_id").is_first_distinct())
        firsts = texts.filter(pl.col("text_id").is_first_distinct()).rename({"article_id": "first"})
        of = dict(again.join(firsts, on="text_id").select("article_id", "first").iter_rows())
        return [self._without(shard, of) for shard in shards]

    def _without(self, shard: str, of: dict[str, str]) -> str:
        frames = {kind: self.scan(kind, [shard]).collect() for kind in KINDS}
        names = [name for name in frames["articles"]["article_id"] if name in of]
        if not names:
            return shard
        other = ~pl.col("article_id").is_in(names).fill_null(False)
        said = [{"article_id": name, "stage": "passed over", "why": doubled(of[name])} for name in names]
        once = {
            "figures": frames["figures"].filter(other),
            "issues": pl.concat([frames["issues"].filter(other), pl.DataFrame(said, schema=ISSUES)]),
            "articles": frames["articles"].with_columns(text=pl.when(other).then(pl.col("text"))),  # as in the store
        }
        self.write(f"{shard}-once", once)
        return f"{shard}-once"
