"""What a person names (a file, a folder, a pattern in quotes) -> files, each with the name that it is told by."""

import os
from collections.abc import Iterator
from pathlib import Path

from extract.ingest.opening import plain_name
from extract.ingest.problems import InputNote, InputProblem

MAGIC = frozenset("*?[")
Named = tuple[Path, str]


def files_of(name: str, endings: frozenset[str]) -> Iterator[Named | InputProblem]:
    """The files of an input, in the order of their names; within a folder those alone whose ending is known.

    Nothing outside a folder is read through a link in it: a link is passed over, and said.
    """
    path = Path(name)
    if path.is_dir():
        yield from _within(path, endings)
    elif not set(name) & MAGIC or os.path.lexists(path):
        yield path, path.name
    else:
        yield from _matching(name, endings)


def _within(folder: Path, endings: frozenset[str]) -> Iterator[Named | InputProblem]:
    others = found = 0
    unread: list[OSError] = []
    for inside, folders, names in os.walk(folder, onerror=unread.append):  # which follows no link
        links = [one for one in folders if os.path.islink(os.path.join(inside, one))]
        folders[:] = sorted(one for one in folders if not one.startswith("."))
        for name in sorted(names + links):
            path = Path(inside, name)
            shown = path.relative_to(folder).as_posix()
            if name.startswith(".") or not (name in links or plain_name(Path(name.lower())).suffix in endings):
                others += 1
            elif path.is_symlink():
                yield InputNote(shown, "is a link, and not followed. Name what it leads to, if that is meant")
            else:
                found += 1
                yield path, shown
    for error in unread:
        yield InputProblem(Path(error.filename).name, "is a folder that may not be read. Check its permissions")
    if others:
        yield InputNote(folder.name or str(folder), f"holds files of other endings ({others:,}). Passed over")
    if not found:
        yield InputProblem(folder.name or str(folder), "is a folder without a file to read. Check the name")


def _matching(pattern: str, endings: frozenset[str]) -> Iterator[Named | InputProblem]:
    parts = Path(pattern).parts
    plain = next(at for at, part in enumerate(parts) if set(part) & MAGIC)
    root, deep = Path(*parts[:plain]), "**" in parts
    try:
        found = sorted(root.glob(str(Path(*parts[plain:]))))
    except (ValueError, NotImplementedError):  # "**.txt"
        raise InputProblem(pattern, "is no pattern that is known. Write it as 'news/**/*.html'") from None
    matches = [path for path in found if not path.name.startswith(".")]  # as a shell leaves them out
    if not matches:
        yield InputProblem(pattern, "there is no such file. Check the name")
    inside = os.path.realpath(root)
    for path in matches:
        shown = path.relative_to(root).as_posix()
        if not Path(os.path.realpath(path)).is_relative_to(inside):
            yield InputNote(shown, "leads outside its folder. Name what it leads to, if that is meant")
        elif not path.is_dir():
            yield path, shown
        elif not deep:  # else the files of its folders match by themselves
            yield from _within(path, endings)
