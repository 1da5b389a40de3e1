"""The same pipeline over any number of articles: one function, `extract_shard`, mapped over shards by an engine.

    items -> cut -> Shard -> extract_shard, in this process, in several, or on a Dask cluster -> a folder of Parquet

A shard's files bear a name made of what is in it and of the rules, and are renamed into place. So a rerun passes over
what is finished, and a shard that is read twice replaces itself.
"""
