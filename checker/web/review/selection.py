"""Which findings fit what a reader asks: counted by outcome, sorted, cut into pages."""

from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from checker.report.html.filters import Option
from checker.report.topics import topic_order, topic_words
from checker.web.review.ask import OUTCOMES, Ask
from checker.web.review.looked import Entry

PER_PAGE = 50
_ORDER: Mapping[str, Callable[[Entry], tuple[object, ...]]] = {
    "place": lambda entry: (entry.storey, entry.room, entry.subject),
    "rule": lambda entry: (topic_order(entry.topic), entry.rule),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Selection:
    """What fits: `counts` tells of each outcome how many do, `every` holds those asked for.

    `ask` names a page that is there.
    """

    ask: Ask
    every: Sequence[Entry]
    counts: Mapping[str, int]

    @property
    def pages(self) -> int:
        """How many pages there are, one at least."""
        return max(1, -(-len(self.every) // PER_PAGE))

    @property
    def first(self) -> int:
        """The number of the first row of the page, from 1."""
        return (self.ask.page - 1) * PER_PAGE + 1

    @property
    def shown(self) -> Sequence[Entry]:
        """The rows of the page."""
        return self.every[self.first - 1 : self.first - 1 + PER_PAGE]

    def beside(self, entry: Entry) -> tuple[Entry | None, Entry | None]:
        """The findings before and after one in this order, if it is among them."""
        at = next((n for n, each in enumerate(self.every) if each.name == entry.name), None)
        if at is None:
            return None, None
        before = self.every[at - 1] if at else None
        after = self.every[at + 1] if at + 1 < len(self.every) else None
        return before, after


@dataclass(frozen=True, slots=True, kw_only=True)
class Choices:
    """What there is to choose among all findings, each with how many there are."""

    topics: Sequence[Option]
    storeys: Sequence[Option]
    rooms: Sequence[Option]
    rules: Sequence[Option]
    has_new: bool
    has_accepted: bool


def selected(entries: Sequence[Entry], ask: Ask) -> Selection:
    """The findings that fit."""
    fitting = [each for each in entries if _fits(each, ask)]
    counts = Counter(each.outcome for each in fitting)
    every: Sequence[Entry] = [each for each in fitting if each.outcome in ask.outcomes]
    if order := _ORDER.get(ask.sort):
        every = sorted(every, key=order)
    found = Selection(ask=ask, every=every, counts={each: counts[each] for each in OUTCOMES})
    return replace(found, ask=replace(ask, page=min(ask.page, found.pages)))


def choices(entries: Iterable[Entry]) -> Choices:
    """What a list can be narrowed by; only what some finding has is offered."""
    rows = list(entries)
    topics = Counter(each.topic for each in rows)
    titles = {each.rule: each.title for each in rows}
    rules = Counter(each.rule for each in rows)
    return Choices(
        topics=[
            Option(value=each, label=f"{topic_words(each)} ({topics[each]})")
            for each in sorted(topics, key=topic_order)
        ],
        storeys=_counted(each.storey for each in rows),
        rooms=_counted(each.room for each in rows),
        rules=[
            Option(value=rule, label=f"{titles[rule] or rule} ({rules[rule]})")
            for rule in sorted(rules, key=lambda rule: (titles[rule], rule))
        ],
        has_new=any(each.is_new for each in rows),
        has_accepted=any(each.accepted for each in rows),
    )


def _counted(values: Iterable[str]) -> Sequence[Option]:
    counts = Counter(each for each in values if each)
    return [Option(value=each, label=f"{each} ({counts[each]})") for each in sorted(counts)]


def _fits(entry: Entry, ask: Ask) -> bool:
    """Whether it fits all but the outcomes, which are counted apart."""
    return (
        entry.strength in ask.strengths
        and ask.topic in {"", entry.topic}
        and ask.storey in {"", entry.storey}
        and ask.room in {"", entry.room}
        and ask.rule in {"", entry.rule}
        and (entry.is_new or not ask.is_new)
        and not (entry.accepted and ask.hides_accepted)
        and _says(entry, ask.text)
    )


def _says(entry: Entry, text: str) -> bool:
    """Whether all words are somewhere in what is shown of it."""
    if not text:
        return True
    shown = f"{entry.sentence} {entry.title} {entry.rule} {entry.room} {entry.storey} {entry.key}"
    whole = shown.casefold()
    return all(word in whole for word in text.casefold().split())
