"""Everyday YAML line by line, many times faster than the parser, which takes over when in doubt.

Read here: block lists and mappings, flow ones within a line, plain and quoted text within a line,
`>-` paragraphs, comments. Anything else, a mistake too, is left to the parser, which knows what to
say of it. Whatever is read here must be what the parser would read: tests compare the two.
"""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from ruamel.yaml.events import (
    Event,
    MappingEndEvent,
    MappingStartEvent,
    ScalarEvent,
    SequenceEndEvent,
    SequenceStartEvent,
)

MOST_LINES_AND_COMMAS = 20_000
_DEEPEST_FLOW = 20
_LONGEST_KEY = 200
# No tabs, no control signs, none of the line breaks that only YAML or only Python knows.
_SIGNS = re.compile("[\n -~\u00a0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd]*")
_START = r"[^ \-?:,\[\]{}#&*!|>'\"%@`]"
_QUOTED = r"\"(?:[^\"\\]*)\"|'(?:[^']*)'"
_BLOCK_KEY = re.compile(rf"({_QUOTED}|{_START}[^:#]*)(?<! ):(?= |$)")
_BLOCK_PLAIN = re.compile(rf"{_START}.*")
_FLOW_TEXT = re.compile(rf"{_QUOTED}|{_START}(?:[^,\[\]{{}}:#?]|:(?=[0-9A-Za-z]))*")
_QUOTED_TEXT = re.compile(_QUOTED)
_NOTHING_MORE = re.compile(r" *$| +#")
_SPACES = re.compile(" *")


class _UnusualError(Exception):
    """The parser must read this."""


class _At(NamedTuple):
    """Where an event starts; lines and columns from 0, as the parser counts them."""

    line: int
    column: int


def everyday_events(text: str) -> list[Event] | None:
    """The events of a text that is everyday YAML, without those of stream and document.

    None when any of it is not: then nothing is known of the text.

    >>> [event.value for event in everyday_events("a: {b: 1}") if hasattr(event, "value")]
    ['a', 'b', '1']
    """
    lines = text.split("\n")
    if len(lines) + text.count(",") > MOST_LINES_AND_COMMAS or not _SIGNS.fullmatch(text):
        return None
    reader = _Reader(lines=lines)
    try:
        reader.read()
    except _UnusualError:
        return None
    return reader.events or None


@dataclass(slots=True)
class _Block:
    """A list or mapping that is open: all its entries start in this column."""

    column: int
    is_list: bool


@dataclass(slots=True)
class _Reader:
    """Lines in, events out. `awaiting` says that the value of the last key is further down."""

    lines: list[str]
    at: int = 0
    events: list[Event] = field(default_factory=list)
    blocks: list[_Block] = field(default_factory=list)
    awaiting: bool = False

    def read(self) -> None:
        while self.at < len(self.lines):
            line = self.lines[self.at].rstrip(" ")
            content = line.lstrip(" ")
            if content and content[0] != "#":
                if line.startswith("..."):
                    raise _UnusualError
                column = len(line) - len(content)
                self._line(line, column, fresh=self._settle(column))
            self.at += 1
        if self.awaiting:
            raise _UnusualError  # a key without a value
        self._close(-1)

    def _settle(self, column: int) -> bool:
        """End what ends before this column; says whether a value is due here."""
        inside = self.blocks[-1].column if self.blocks else -1
        if column > inside:
            if self.blocks and not self.awaiting:
                raise _UnusualError  # text that goes on, or a slip of indentation
            self.awaiting = False
            return True
        if self.awaiting:
            raise _UnusualError  # a key without a value, or with a list as far out as itself
        self._close(column)
        if not self.blocks or self.blocks[-1].column != column:
            raise _UnusualError
        return False

    def _close(self, column: int) -> None:
        while self.blocks and self.blocks[-1].column > column:
            ended = self.blocks.pop()
            self.events.append(SequenceEndEvent(_At(0, 0)) if ended.is_list else _MAPPING_END)

    def _line(self, line: str, column: int, *, fresh: bool) -> None:
        while line.startswith("- ", column):
            self._enter(column, is_list=True, fresh=fresh)
            fresh, column = True, _after_spaces(line, column + 1)
        key = _BLOCK_KEY.match(line, column)
        if key is None:
            if not fresh or not self.blocks:
                raise _UnusualError
            self._value(line, column)
            return
        self._enter(column, is_list=False, fresh=fresh)
        self._scalar(_text(key[1], longest=_LONGEST_KEY), _At(self.at, column))
        if _NOTHING_MORE.match(line, key.end()):
            self.awaiting = True
        else:
            self._value(line, _after_spaces(line, key.end()))

    def _enter(self, column: int, *, is_list: bool, fresh: bool) -> None:
        if fresh:
            self.blocks.append(_Block(column=column, is_list=is_list))
            self._start(is_list=is_list, mark=_At(self.at, column))
        elif self.blocks[-1].is_list != is_list:
            raise _UnusualError

    def _value(self, line: str, column: int) -> None:
        sign, mark = line[column], _At(self.at, column)
        if sign in "[{":
            end = self._flow(line, column, depth=1)
        elif sign in "\"'":
            quoted = _match(_QUOTED_TEXT, line, column)
            self._scalar(quoted[0][1:-1], mark)
            end = quoted.end()
        elif line[column:] == ">-":
            self._scalar(self._paragraph(), mark)
            return
        else:
            plain = _match(_BLOCK_PLAIN, line, column)[0].partition(" #")[0].rstrip(" ")
            if ": " in plain or plain[-1] == ":":
                raise _UnusualError
            self._scalar(plain, mark)
            return
        _match(_NOTHING_MORE, line, end)

    def _paragraph(self) -> str:
        """The lines of a `>-` text, all of one indentation and without a gap, as one line."""
        inside = self.blocks[-1].column
        first = self.at + 1
        column = _after_spaces(self.lines[first], 0) if first < len(self.lines) else 0
        if column <= inside or column == len(self.lines[first]):
            raise _UnusualError
        texts = []
        while self.at + 1 < len(self.lines):
            line = self.lines[self.at + 1]
            begins = _after_spaces(line, 0)
            if begins < column:
                break
            if begins > column or line[-1] == " ":
                raise _UnusualError
            texts.append(line[column:])
            self.at += 1
        self._no_more_of_the_paragraph(column)
        return " ".join(texts)

    def _no_more_of_the_paragraph(self, column: int) -> None:
        for line in self.lines[self.at + 1 :]:
            if content := line.strip(" "):
                if len(line.rstrip(" ")) - len(content) >= column:
                    raise _UnusualError  # a gap inside the text
                return
            if line:
                raise _UnusualError  # spaces alone may be text here

    def _flow(self, line: str, column: int, *, depth: int) -> int:
        """A list or mapping in brackets, or a text; returns the column after it."""
        sign, mark = line[column : column + 1], _At(self.at, column)
        if sign not in {"[", "{"}:
            text = _match(_FLOW_TEXT, line, column)
            self._scalar(_text(text[0].rstrip(" ")), mark)
            return text.end()
        if depth > _DEEPEST_FLOW:
            raise _UnusualError
        is_list, closing = sign == "[", "]" if sign == "[" else "}"
        self._start(is_list=is_list, mark=mark)
        at = _after_spaces(line, column + 1)
        empty = line.startswith(closing, at)
        while not empty:
            at = at if is_list else self._flow_key(line, at)
            at = _after_spaces(line, self._flow(line, at, depth=depth + 1))
            if line.startswith(closing, at):
                break
            if not line.startswith(", ", at):
                raise _UnusualError
            at = _after_spaces(line, at + 1)
        self.events.append(SequenceEndEvent(_At(0, 0)) if is_list else _MAPPING_END)
        return at + 1

    def _flow_key(self, line: str, column: int) -> int:
        text = _match(_FLOW_TEXT, line, column)
        if not line.startswith(": ", text.end()) or line[text.end() - 1] == " ":
            raise _UnusualError
        self._scalar(_text(text[0], longest=_LONGEST_KEY), _At(self.at, column))
        return _after_spaces(line, text.end() + 1)

    def _start(self, *, is_list: bool, mark: _At) -> None:
        kind = SequenceStartEvent if is_list else MappingStartEvent
        self.events.append(kind(None, None, implicit=True, start_mark=mark))

    def _scalar(self, text: str, mark: _At) -> None:
        self.events.append(ScalarEvent(None, None, (True, False), text, start_mark=mark))


_MAPPING_END = MappingEndEvent(_At(0, 0))


def _after_spaces(line: str, column: int) -> int:
    return _match(_SPACES, line, column).end()


def _match(pattern: re.Pattern[str], line: str, column: int) -> re.Match[str]:
    found = pattern.match(line, column)
    if found is None:
        raise _UnusualError
    return found


def _text(written: str, *, longest: int = 1_000_000) -> str:
    if len(written) > longest:
        raise _UnusualError
    return written[1:-1] if written[0] in "\"'" else written
