"""Hasila reads reported casualty and displacement figures out of news articles, by rules.

What a figure is, field by field, is written in the codebook of `extract.table.schema`.
"""
