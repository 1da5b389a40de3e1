"""What is said to whoever brings figures, out of messages.toml: a key, and what fills its gaps, in any language."""

import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

from extract.terminal import Refusal, isolated


@dataclass(frozen=True)
class Message:
    """A message by "section.term". What fills a gap may be a message itself, or a tuple of them or of words."""

    key: str
    gaps: dict[str, Any] = field(default_factory=dict, hash=False)

    def said(self, language: str = "en") -> str:
        r"""The message in a language; in Arabic each gap keeps its own direction.

        >>> meant = Message("advice.meant", {"name": "killed"})
        >>> meant.said()
        'Did you mean `killed`?'
        >>> Message("header.unknown", {"advice": meant}).said("ar")
        'ليس من أعمدة الجدول. هل تقصد «\u2068killed\u2069»؟'
        """
        section, _, term = self.key.partition(".")
        return _Filled(language).vformat(messages()[section][term][language], (), self.gaps)


class _Filled(Formatter):
    """Fills gaps in a language; behind the colon of a tuple's gap stands what parts its members."""

    def __init__(self, language: str) -> None:
        self.language = language

    def format_field(self, value: Any, spec: str) -> str:
        if isinstance(value, Message):
            return value.said(self.language)
        if isinstance(value, tuple):
            return spec.join(self.format_field(one, "") for one in value)
        text = format(value, spec)
        return text if self.language == "en" else isolated(text)


class StoreRefusal(Refusal):
    """Why the store does not do what it was asked for; holds the message."""

    def __init__(self, message: Message) -> None:
        super().__init__(message.said())
        self.message = message


def rule_message(rule: str) -> Message | str:
    """A rule of the table as its schema names it; what the schema asks of one column has no other words."""
    return Message(f"rule.{rule}") if rule in messages()["rule"] else rule


@cache
def messages() -> dict[str, dict[str, dict[str, str]]]:
    """section -> term -> language -> text with gaps."""
    return tomllib.loads((Path(__file__).parent / "messages.toml").read_text(encoding="utf-8"))
