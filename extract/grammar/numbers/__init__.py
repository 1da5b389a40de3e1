"""Number phrases: what they are worth, what hedges them, and what makes them no counts."""
