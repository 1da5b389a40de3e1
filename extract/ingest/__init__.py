"""Files -> articles: one reader a format."""
