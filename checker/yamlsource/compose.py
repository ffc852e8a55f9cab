"""Builds plain values from YAML events, and stops at the first sign of a hostile file."""

import re
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path as FilePath
from typing import Any

import yaml
from yaml.error import MarkedYAMLError, YAMLError
from yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

from checker.yamlsource.document import Complaint, Document, Mark, Path

# libyaml is 20 times faster than the pure parser and gives the same events; some platforms lack it.
_LOADER = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

MOST_BYTES = 1_000_000
MOST_NODES = 20_000
MOST_DEPTH = 40
MOST_LINES = 20_000
LONGEST_LINE = 10_000
MOST_COMPLAINTS = 100
_LONGEST_QUOTE = 40
_NODES = (ScalarEvent, MappingStartEvent, SequenceStartEvent)
_ENDS = (MappingEndEvent, SequenceEndEvent)


_OPENED_EARLIER = ("could not find expected ':'", "expected ',' or", "unexpected end of stream")
_HINTS = {
    "could not find expected ':'": "a colon is missing: write name: value",
    "expected ',' or": "a bracket that opens here is not closed, or a comma in it is missing",
    "unexpected end of stream": "a quote that opens here is never closed",
    "mapping values are not allowed": (
        "a second colon in this line, or a line that is indented too far; "
        "text that holds a colon goes in quotes"
    ),
    "did not find expected key": "this line is indented more or less than those it belongs with",
    "did not find expected '-'": "this line is indented less than the list it belongs to",
    "cannot start any token": "text that begins with this sign goes in quotes",
    "unknown escape": "a backslash in double quotes begins a sign: use single quotes",
}
"""What the parser says, and what a person who writes rules would say."""
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f]")
_SIGN_FIRST = re.compile(r":\s+[>|]=?\s*\d")
_APOSTROPHE = re.compile(r":\s+'[^']*'\w")
_NO_DASH = re.compile(r"(?:rule\b|- rule\s|[–—]\s*rule\b)")


class _HostileError(Exception):
    """Reading must stop here."""

    def __init__(self, message: str, mark: Mark) -> None:
        super().__init__(message)
        self.mark = mark


@dataclass(slots=True)
class _Open:
    """A mapping or a sequence that is being filled."""

    value: dict[str, Any] | list[Any]
    path: Path
    key: str | None = None
    skip: bool = False

    def next_path(self) -> Path:
        step = self.key if isinstance(self.value, dict) else len(self.value)
        return (*self.path, step if step is not None else "")

    def put(self, value: Any) -> None:
        if isinstance(self.value, list):
            self.value.append(value)
            return
        if self.key is not None and not self.skip:
            self.value[self.key] = value
        self.key, self.skip = None, False


@dataclass(slots=True)
class _Builder:
    """Values, positions and complaints so far."""

    file: str
    root: Any = None
    stack: list[_Open] = field(default_factory=list)
    values: dict[Path, Mark] = field(default_factory=dict)
    keys: dict[Path, Mark] = field(default_factory=dict)
    complaints: list[Complaint] = field(default_factory=list)
    nodes: int = 0
    documents: int = 0

    def take(self, event: Event) -> None:
        # Most events are nodes or their ends: these first, and no position of what has none.
        if isinstance(event, _NODES):
            self._node(event, _mark(event))
        elif isinstance(event, _ENDS):
            self.stack.pop()
        elif isinstance(event, DocumentStartEvent):
            self._document(_mark(event))
        elif isinstance(event, AliasEvent):
            raise _HostileError(
                "aliases (*name) are not allowed: write the value out", _mark(event)
            )

    def _document(self, mark: Mark) -> None:
        self.documents += 1
        if self.documents > 1:
            raise _HostileError("a second document starts here: one file holds one", mark)

    def _node(self, event: Any, mark: Mark) -> None:
        self.nodes += 1
        if self.nodes > MOST_NODES:
            raise _HostileError(f"the file has more than {MOST_NODES} values", mark)
        if event.tag is not None and str(event.tag) != "!":
            self._complain(mark, f"the tag {_quote(str(event.tag))} is not allowed: write text")
        if event.anchor is not None:
            self._complain(mark, f"the anchor {_quote('&' + event.anchor)} is not allowed")
        if isinstance(event, ScalarEvent) and not event.value.isprintable():
            self._check_signs(event.value, mark)
        if self._awaits_key():
            self._key(event, mark)
        elif isinstance(event, ScalarEvent):
            self._place(event.value, mark)
        else:
            self._enter({} if isinstance(event, MappingStartEvent) else [], mark)

    def _awaits_key(self) -> bool:
        return bool(self.stack) and isinstance(self.stack[-1].value, dict) and not self._has_key()

    def _has_key(self) -> bool:
        return self.stack[-1].key is not None

    def _key(self, event: Any, mark: Mark) -> None:
        if not isinstance(event, ScalarEvent):
            raise _HostileError("a key must be a word, not a list or a mapping", mark)
        top = self.stack[-1]
        top.key = event.value
        if event.value in top.value:
            top.skip = True
            first = self.keys[(*top.path, event.value)]
            self._complain(
                mark, f"{_quote(event.value)} is given twice; the first is in line {first.line}"
            )
        else:
            self.keys[(*top.path, event.value)] = mark

    def _place(self, value: Any, mark: Mark) -> None:
        if not self.stack:
            self.root = value
            self.values[()] = mark
            return
        top = self.stack[-1]
        self.values.setdefault(top.next_path(), mark)
        top.put(value)

    def _enter(self, value: dict[str, Any] | list[Any], mark: Mark) -> None:
        path = self.stack[-1].next_path() if self.stack else ()
        self._place(value, mark)
        self.stack.append(_Open(value=value, path=path))
        if len(self.stack) > MOST_DEPTH:
            raise _HostileError(f"values are nested more than {MOST_DEPTH} deep", mark)

    def _check_signs(self, text: str, mark: Mark) -> None:
        try:
            text.encode()
        except UnicodeEncodeError:
            raise _HostileError("a half of a surrogate pair is not text", mark) from None

    def _complain(self, mark: Mark, message: str) -> None:
        if len(self.complaints) >= MOST_COMPLAINTS:
            raise _HostileError("there are too many mistakes to go on", mark)
        self.complaints.append(
            Complaint(file=self.file, line=mark.line, column=mark.column, message=message)
        )


def read_yaml(data: bytes, *, file: str) -> Document:
    """Read one YAML document; never raises for what the file holds.

    Tags, anchors, repeated keys and the like are all listed in `complaints`. Aliases, a second
    document, more than 1 MB, 20 000 values or 40 levels end the reading: `root` is then None.
    """
    builder = _Builder(file=file)
    if len(data) > MOST_BYTES:
        return _refused(builder, f"the file is larger than {MOST_BYTES // 1_000_000} MB")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data[: error.start].count(b"\n") + 1
        return _refused(builder, "this line is not UTF-8 text: save the file as UTF-8", line=line)
    if sprawl := _sprawl(text):
        return _refused(builder, sprawl)
    if strange := _CONTROL.search(text):
        line = text.count("\n", 0, strange.start()) + 1
        sign = f"a sign that no text holds (U+{ord(strange.group()):04X}) stands in this line"
        return _refused(builder, f"{sign}: take it out", line=line)
    try:
        for event in _events(text):
            builder.take(event)
    except _HostileError as error:
        return _refused(builder, str(error), error.mark)
    except MarkedYAMLError as error:
        mark = _error_mark(error)
        return _refused(builder, _syntax(error, text.splitlines()[: mark.line]), mark)
    except (YAMLError, ValueError, OverflowError) as error:
        return _refused(builder, f"the file is not YAML: {str(error).splitlines()[0]}")
    return _document(builder, builder.root)


def read_yaml_file(path: FilePath, *, file: str = "") -> Document:
    """Read a YAML file; `file` is how messages call it. A file that cannot be read is a complaint.

    Pipes and devices are not opened: they might never end.
    """
    builder = _Builder(file=file or str(path))
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            return _refused(builder, "this is not a file")
        with path.open("rb") as stream:
            data = stream.read(MOST_BYTES + 1)
    except OSError as error:
        return _refused(builder, f"the file cannot be read: {error.strerror}")
    return read_yaml(data, file=builder.file)


def _sprawl(text: str) -> str:
    # Lines are counted before parsing: the parser takes seconds for a megabyte of short words.
    lines = text.splitlines()
    if len(lines) > MOST_LINES:
        return f"the file has more than {MOST_LINES} lines: split it"
    long = next((i for i, line in enumerate(lines, 1) if len(line) > LONGEST_LINE), None)
    return f"line {long} is longer than {LONGEST_LINE} characters" if long else ""


def _events(text: str) -> Iterator[Event]:
    # Events come one by one, so that reading can stop in the middle of a bomb.
    events: Iterator[Event] = yaml.parse(text, Loader=_LOADER)
    return events


def _mark(event: Event) -> Mark:
    start: Any = event.start_mark
    return Mark(line=start.line + 1, column=start.column + 1)


def _error_mark(error: MarkedYAMLError) -> Mark:
    """Where the mistake is: what was never closed or has no colon begins at the context."""
    problem = str(error.problem)
    marks = (error.problem_mark, error.context_mark)
    if any(part in problem for part in _OPENED_EARLIER):
        marks = (error.context_mark, error.problem_mark)
    at = next((each for each in marks if each is not None), None)
    return Mark(line=at.line + 1, column=at.column + 1) if at else Mark(line=1, column=1)


def _syntax(error: MarkedYAMLError, lines: Sequence[str]) -> str:
    """What is wrong in the last of these lines, in the words of who writes rules."""
    here, before = (*reversed(lines[-2:]), "", "")[:2]
    for line in (here, before):
        if "\u00a0" in line[: len(line) - len(line.lstrip())]:
            return "a no-break space stands where only plain spaces may: indent with spaces"
    if "\t" in here[: len(here) - len(here.lstrip())]:
        return "a tab stands where only spaces may: indent with spaces"
    what = "line" if here.lstrip().startswith((">", "|")) else "value"
    if what == "line" or _SIGN_FIRST.search(here):
        return f"a {what} cannot begin with > or |: at_least and at_most say what a limit is"
    if _APOSTROPHE.search(here):
        return "this is not YAML: an apostrophe ends text in single quotes: use double quotes"
    if _NO_DASH.match(before):
        return "the line before begins no rule: a rule begins with `- rule: NAME`"
    problem = str(error.problem or error.context or "something is missing here")
    hint = next((says for part, says in _HINTS.items() if part in problem), "")
    return f"this is not YAML: {hint or problem}"


def _quote(text: str) -> str:
    return repr(text if len(text) <= _LONGEST_QUOTE else text[:_LONGEST_QUOTE] + "...")


def _refused(
    builder: _Builder, message: str, mark: Mark | None = None, *, line: int = 1
) -> Document:
    at = mark or Mark(line=line, column=1)
    builder.complaints.append(
        Complaint(file=builder.file, line=at.line, column=at.column, message=message)
    )
    return _document(builder, None)


def _document(builder: _Builder, root: Any) -> Document:
    return Document(
        file=builder.file,
        root=root,
        values=builder.values,
        keys=builder.keys,
        complaints=tuple(builder.complaints),
    )
