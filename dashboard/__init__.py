"""The dashboard draws the table of figures; it holds no extraction."""
