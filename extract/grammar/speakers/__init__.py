"""Who speaks: the statements of a sentence, and the names of those who make them."""
