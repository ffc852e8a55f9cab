"""What a reader asks of a list of findings: in the address, so that it can be sent to others."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from starlette.datastructures import QueryParams

from checker.report.plaintext import clean

OUTCOMES = ("fail", "cannot_tell", "pass", "not_applicable")
STRENGTHS = ("must", "should", "project", "may")
SORTS = ("weight", "place", "rule")
_OPEN = ("fail", "cannot_tell")
_LONGEST = 300
_MOST_PAGES = 10_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """Which findings, in which order, and which page of them.

    Without outcomes it is what is open: what fails, and what cannot be told.
    """

    outcomes: tuple[str, ...] = _OPEN
    strengths: tuple[str, ...] = STRENGTHS
    topic: str = ""
    storey: str = ""
    room: str = ""
    rule: str = ""
    text: str = ""
    is_new: bool = False
    hides_accepted: bool = False
    sort: str = SORTS[0]
    page: int = 1

    @classmethod
    def of(cls, query: QueryParams) -> "Ask":
        """What an address asks; what it says that nobody can ask is left out."""
        return cls(
            outcomes=_known(query.getlist("o"), OUTCOMES) or _OPEN,
            strengths=_known(query.getlist("s"), STRENGTHS) or STRENGTHS,
            topic=_text(query, "topic"),
            storey=_text(query, "storey"),
            room=_text(query, "room"),
            rule=_text(query, "rule"),
            text=_text(query, "q"),
            is_new=bool(query.get("new")),
            hides_accepted=bool(query.get("unaccepted")),
            sort=(_known(query.getlist("sort"), SORTS) or SORTS)[0],
            page=_number(query.get("page", "")),
        )

    def address(self, **changes: Any) -> str:
        """The same, or the same but for changes, as the end of an address; empty for nothing."""
        told = urlencode(list(replace(self, **changes).pairs()), doseq=True)
        return f"?{told}" if told else ""

    def pairs(self) -> Iterable[tuple[str, Any]]:
        """Names and values in an address; what goes without saying is not there."""
        texts: Mapping[str, str] = {
            "topic": self.topic,
            "storey": self.storey,
            "room": self.room,
            "rule": self.rule,
            "q": self.text,
            "new": "1" if self.is_new else "",
            "unaccepted": "1" if self.hides_accepted else "",
            "sort": self.sort if self.sort != SORTS[0] else "",
            "page": str(self.page) if self.page > 1 else "",
        }
        if set(self.outcomes) != set(_OPEN):
            yield "o", list(self.outcomes)
        if set(self.strengths) != set(STRENGTHS):
            yield "s", list(self.strengths)
        yield from ((name, text) for name, text in texts.items() if text)


def _known(given: list[str], words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(word for word in words if word in given)


def _text(query: QueryParams, name: str) -> str:
    """A text as rows have it, so that it can be found among them."""
    return clean(query.get(name, "")[:_LONGEST]).strip()


def _number(text: str) -> int:
    is_plain = text.isascii() and text.isdecimal() and len(text) <= len(str(_MOST_PAGES))
    return min(max(int(text), 1), _MOST_PAGES) if is_plain else 1
