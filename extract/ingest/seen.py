"""Which of many numbers came before, in 12 to 24 bytes each; a set of Python takes 70, four gigabytes for a crawl."""

from array import array

FIRST = 1 << 10  # places


class Seen:
    """Numbers of 64 bits, each at the place that it names, or at the next free one."""

    def __init__(self):
        self.count, self.places = 0, _free(FIRST)

    def add(self, number: int) -> bool:
        """Whether a number is new.

        >>> seen = Seen()
        >>> [seen.add(number) for number in (7, 7 + FIRST, 7, 0, 0)]
        [True, True, False, True, False]
        """
        number = number or 1 << 63  # 0 is a free place
        at = self._place(number)
        if self.places[at]:
            return False
        self.places[at] = number
        self.count += 1
        if 3 * self.count > 2 * len(self.places):
            self._grow()
        return True

    def _place(self, number: int) -> int:
        """Where a number stands, or shall."""
        places, last = self.places, len(self.places) - 1
        at = number & last
        while places[at] not in (0, number):
            at = at + 1 & last
        return at

    def _grow(self) -> None:
        before, self.places = self.places, _free(2 * len(self.places))
        for number in filter(None, before):
            self.places[self._place(number)] = number


def _free(places: int) -> array:
    return array("Q", bytes(8 * places))
