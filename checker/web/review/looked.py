"""The results of a run as pages look into them: a row for each finding, the rest read when asked.

Rows of the last few results are kept, so that the next page of a list takes no time.
"""

from collections import Counter, OrderedDict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import TypeVar

from pydantic import TypeAdapter

from checker.report.html.anchors import anchor_of
from checker.report.html.filters import NEW
from checker.report.naming import place_words, subject_words
from checker.report.plaintext import shortened
from checker.report.rank import Rank, rank
from checker.report.words import gap_words, sentence
from checker.results.finding import Finding
from checker.web.review.lines import NoResultsError, Span, lines_of, read_spans

MOST_FINDINGS = 100_000
_KEPT_ROWS = 60_000
"""A row is about 1 KB: so many of the last results stay in memory, and the newest in any case."""
_PREFIX = "f-"
_FINDINGS = TypeAdapter(Finding)
_Row = TypeVar("_Row")
_Known = tuple[str, int, int]
"""Where a file lies, when it was written, and how long it is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One finding in a list. `name` is what its address ends with; texts are clean."""

    name: str
    span: Span
    key: str
    outcome: str
    strength: str
    topic: str
    rule: str
    title: str
    storey: str
    room: str
    subject: str
    sentence: str
    gap: str
    accepted: str
    is_new: bool

    @property
    def anchor(self) -> str:
        """Its place in the report."""
        return _PREFIX + self.name


class Looked:
    """One results.json: its findings by weight, and where everything stands in the file."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.entries, self._spans = _looked_through(path)
        self.by_name: Mapping[str, Entry] = {each.name: each for each in self.entries}

    def findings(self, entries: Iterable[Entry]) -> list[Finding]:
        """The findings of these rows, whole."""
        return self._read(_FINDINGS, (each.span for each in entries))

    def rows(self, section: str, kind: TypeAdapter[_Row]) -> list[_Row]:
        """What stands in a section other than the findings, row by row."""
        return self._read(kind, self._spans.get(section, ()))

    def _read(self, kind: TypeAdapter[_Row], spans: Iterable[Span]) -> list[_Row]:
        try:
            return [kind.validate_json(data) for data in read_spans(self.path, spans)]
        except ValueError as error:
            raise _unreadable() from error


class _Shelf:
    """The last results that were looked into, as many as there is room for."""

    def __init__(self) -> None:
        self._lock, self._looking = Lock(), Lock()
        self._kept: OrderedDict[_Known, Looked] = OrderedDict()

    def take(self, path: Path) -> Looked:
        """Look into results, one at a time: two at once would take twice the memory.

        Whoever wants what is kept does not wait for that.
        """
        try:
            state = path.stat()
        except OSError:
            return Looked(path)  # which says why not
        known = (str(path), state.st_mtime_ns, state.st_size)
        if found := self._find(known):
            return found
        with self._looking:
            return self._find(known) or self._keep(known, Looked(path))

    def _find(self, known: _Known) -> Looked | None:
        with self._lock:
            if known in self._kept:
                self._kept.move_to_end(known)
            return self._kept.get(known)

    def _keep(self, known: _Known, looked: Looked) -> Looked:
        with self._lock:
            self._kept[known] = looked
            self._make_room()
        return looked

    def _make_room(self) -> None:
        rows = sum(len(each.entries) for each in self._kept.values())
        while rows > _KEPT_ROWS and len(self._kept) > 1:
            _known, gone = self._kept.popitem(last=False)
            rows -= len(gone.entries)


_SHELF = _Shelf()


def name_of(key: str) -> str:
    """What the address of the first finding of a key ends with: as the report names its place.

    >>> name_of("3ad1"), name_of("a/b")
    ('3ad1', 'a.2f.b')
    """
    return anchor_of(key).removeprefix(_PREFIX)


def looked_into(path: Path) -> Looked:
    """The results in a file.

    Raises:
        NoResultsError: when there are none that can be shown.
    """
    return _SHELF.take(path)


def _looked_through(path: Path) -> tuple[Sequence[Entry], Mapping[str, tuple[Span, ...]]]:
    spans: dict[str, list[Span]] = {}
    found: list[tuple[Rank, Entry]] = []
    reader = _Reader()
    try:
        for line in lines_of(path):
            if line.section != "findings":
                spans.setdefault(line.section, []).append(line.span)
            else:
                finding = _FINDINGS.validate_json(line.data)
                found.append((rank([finding]), reader.entry(finding, line.span)))
                _refuse_too_many(len(found))
    except ValueError as error:
        raise _unreadable() from error
    found.sort(key=lambda pair: pair[0])
    return [entry for _rank, entry in found], {name: tuple(all_) for name, all_ in spans.items()}


def _unreadable() -> NoResultsError:
    return NoResultsError("These results cannot be read. Check this revision again to see them.")


def _refuse_too_many(count: int) -> None:
    if count > MOST_FINDINGS:
        raise NoResultsError(
            f"This run has more than {MOST_FINDINGS:,} findings, too many to list here. Its report "
            "and its spreadsheet have them."
        )


class _Reader:
    """Makes rows; texts that many of them share are held once."""

    def __init__(self) -> None:
        self._seen: Counter[str] = Counter()
        self._texts: dict[str, str] = {}

    def entry(self, finding: Finding, span: Span) -> Entry:
        """The row of a finding."""
        share, place = self._share, finding.place
        return Entry(
            name=self._name(finding.key),
            span=span,
            key=finding.key,
            outcome=share(finding.outcome.value),
            strength=share(finding.strength.value),
            topic=share(finding.topic),
            rule=share(finding.rule),
            title=share(shortened(finding.title)),
            storey=share(shortened(place.storey)),
            room=share(place_words(place)),
            subject=share(subject_words(finding)),
            sentence=sentence(finding),
            gap=share(gap_words(finding)),
            accepted="waived" if finding.waiver else "known" if finding.is_accepted else "",
            is_new=finding.since == NEW,
        )

    def _share(self, text: str) -> str:
        return self._texts.setdefault(text, text)

    def _name(self, key: str) -> str:
        name = name_of(key)
        self._seen[name] += 1
        count = self._seen[name]
        return name if count == 1 else f"{name}--{count}"


def of_rule(looked: Looked, rule: str) -> Iterator[Entry]:
    """The rows of one rule."""
    return (each for each in looked.entries if each.rule == rule)
