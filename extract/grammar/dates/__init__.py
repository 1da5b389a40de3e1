"""When: the words of dates, which of a sentence's dates is a figure's, and how one is told over several sentences."""
