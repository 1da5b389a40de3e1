"""Altair as pictures are made by it here: without checks, which a reader would wait for.

Tests hold each kind of picture against the schema.
"""

import altair as alt
from altair.utils.schemapi import disable_debug_mode

disable_debug_mode()
__all__ = ["alt"]
