"""Wholes: which figure another one is a part of, as words, named groups and lists say it."""
