"""What a language brings: its lexicon, and the catalogues of sources and places in the world."""

import gc
import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from pathlib import Path
from typing import TypeVar

from extract.catalog.places import Places
from extract.catalog.sources import Sources, known_names
from extract.lexicon import Lexicon

LANGUAGES = Path(__file__).parent / "lang"
T = TypeVar("T")


@dataclass(frozen=True)
class Writing:
    """How a text shows that it is in a language; `languages.toml` says what each field means."""

    name: str
    letters: str
    shown_by: list[str]
    foreign: str


@dataclass(frozen=True, eq=False)
class Pack:
    """All that the stages of one language look things up in."""

    language: str
    writing: Writing
    lexicon: Lexicon

    @cached_property
    def places(self) -> Places:
        """The catalogue of places, read when it is first asked for."""
        return _kept(Places.load())

    @cached_property
    def sources(self) -> Sources:
        """The catalogue of sources, read when it is first asked for."""
        return _kept(Sources.load())


@cache
def load_pack(language: str = "ar") -> Pack:
    """The pack of a language, by its ISO 639-1 code; a language is a folder of `extract/lang`.

    >>> load_pack("ar").language
    'ar'
    """
    folder = LANGUAGES / language
    if not folder.is_dir():
        known = ", ".join(sorted(path.name for path in LANGUAGES.iterdir() if path.is_dir()))
        raise ValueError(f"no rules for language {language!r}; there are rules for: {known}")
    writing = tomllib.loads((LANGUAGES / "languages.toml").read_text("utf-8"))[language]
    return _kept(Pack(language, Writing(**writing), Lexicon.load(folder, known_names())))


def _kept(loaded: T) -> T:
    """What was loaded, which lives as long as the process, so that no collection goes through it: a second at worst."""
    gc.freeze()
    return loaded
