"""Scripts that show the program's promises with figures; the tests beside them run each at a smaller size."""
