"""Places: their names, what governs them, and how one is told of over several sentences."""
