"""The steps of one article's way to its figures.

A stage is a module with one public function: records and a pack in, records out. It reads no file, knows no table,
and imports no other stage; what two stages share is in the records or in the pack.
"""
