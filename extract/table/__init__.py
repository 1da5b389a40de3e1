"""The table of figures: its schema, its checks, and what is published of it."""
