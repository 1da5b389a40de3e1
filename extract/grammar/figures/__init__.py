"""Who and what: the people that a number counts, and the events that hold them."""
