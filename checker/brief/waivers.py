"""The team's file of waivers: read with all its mistakes at once, and written to by `waive`."""

import json
import math
import re
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, model_validator

from checker.brief.load import checked
from checker.brief.model import Part, Text, Words
from checker.errors import UsageError
from checker.results.finding import Miss, Outcome
from checker.results.standing import Accepted
from checker.results.waivers import NO_FIGURE, Waiver, Written, waiver_lines
from checker.units import format_exactly, parse_figure
from checker.yamlsource import Document, read_yaml, read_yaml_file

WAIVER_FILE = "waivers.yaml"
_ENDLESS = format_exactly(math.inf, "m")
_WHAT = "file of waivers"
_PLAIN = re.compile(r"[A-Za-z0-9](?:[A-Za-z0-9 _./()%-]*[A-Za-z0-9_./()%-])?")
_HEAD = "# Findings that we live with: why, who says so, and until when.\nwaivers:\n"


def _is_figure(text: str) -> str:
    if text and text != _ENDLESS:
        parse_figure(text)
    return text


def _is_bound(text: str) -> str:
    return text if text == NO_FIGURE else _is_figure(text)


class WaiverEntry(Part):
    """One accepted finding. `short_by` is by how much it may miss what is asked for.

    Where several things are asked for together, `short_of` says it of each by its measure.
    """

    rule: Words
    place: Words
    storey: Text = ""
    key: Text = ""
    global_id: Text = ""
    outcome: Literal["fail", "cannot tell"] = "fail"
    short_by: Annotated[Text, AfterValidator(_is_figure)] = ""
    short_of: dict[Words, Annotated[Words, AfterValidator(_is_bound)]] = Field(default_factory=dict)
    because: Words
    by: Words
    on: date
    until: date
    clause: Text = ""

    @model_validator(mode="after")
    def _is_of_one_mind(self) -> "WaiverEntry":
        if self.until < self.on:
            raise ValueError(f"it ends on {self.until}, before it begins on {self.on}")
        if self.short_by and self.short_of:
            raise ValueError("it says short_by and short_of: say one of them")
        return self

    def waiver(self) -> Waiver:
        """The same as results know it."""
        given = self.model_dump(exclude={"outcome", "short_by", "short_of"})
        return Waiver(**given, accepted=self._accepted())

    def _accepted(self) -> Accepted:
        if self.outcome == "cannot tell":
            return Accepted(outcome=Outcome.CANNOT_TELL)
        misses = tuple(_miss(name, said) for name, said in self.short_of.items())
        short = _miss("", self.short_by)
        return Accepted(
            outcome=Outcome.FAIL, shortfall=short.shortfall, unit=short.unit, misses=misses
        )


def _miss(measure: str, said: str) -> Miss:
    if said in {"", NO_FIGURE}:
        return Miss(measure=measure)
    if said == _ENDLESS:
        return Miss(measure=measure, shortfall=math.inf)
    figure = parse_figure(said)
    return Miss(measure=measure, shortfall=figure.value, unit=figure.unit)


class WaiverFile(Part):
    """`waivers:` and a list."""

    waivers: Annotated[tuple[WaiverEntry, ...], BeforeValidator(lambda said: said or ())] = ()


def waiver_schema() -> dict[str, Any]:
    """The JSON Schema of a file of waivers, for editors."""
    schema = WaiverFile.model_json_schema()
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        **schema,
        "title": "schoolcheck waivers",
    }


def read_waivers(path: Path) -> tuple[Waiver, ...]:
    """The waivers in a file, in its order.

    Raises:
        UsageError: listing every mistake with file, line and column.
    """
    if not path.exists():
        raise UsageError(f"The {_WHAT} {path.name} is not there.")
    return _waivers_in(read_yaml_file(path, file=path.name))


def waivers_in(data: bytes, *, file: str) -> tuple[Waiver, ...]:
    """The waivers that a file holds, in its order; `file` is what mistakes call it.

    Raises:
        UsageError: listing every mistake with file, line and column.
    """
    return _waivers_in(read_yaml(data, file=file))


def without_waiver(data: bytes, position: int, *, file: str) -> bytes:
    """A file without the waiver at a position, from 0; all else that people wrote in it stays.

    Raises:
        UsageError: when the file has mistakes, has no such waiver, or its lines are laid out so
            that the one cannot be taken out without the others.
    """
    document = read_yaml(data, file=file)
    before = _waivers_in(document)
    if not 0 <= position < len(before):
        raise UsageError(f"{file} has no waiver {position + 1}: it has {len(before)}.")
    lines = data.decode("utf-8", "replace").split("\n")
    ends = [mark.line for path, mark in document.values.items() if path[:2] == _at(position)]
    first = document.mark(_at(position)).line
    last = max(ends)
    while last < len(lines) and lines[last].startswith("    "):  # a text over several lines
        last += 1
    whole = "\n".join([*lines[: first - 1], *lines[last:]]).encode()
    by_hand = f"Take the lines from {first} on out of {file} by hand."
    try:
        after = _waivers_in(read_yaml(whole, file=file))
    except UsageError as error:
        raise UsageError(f"This waiver cannot be taken out by itself. {by_hand}") from error
    if after != (*before[:position], *before[position + 1 :]):
        raise UsageError(f"This waiver cannot be taken out by itself. {by_hand}")
    return whole


def _at(position: int) -> tuple[str, int]:
    return "waivers", position


def with_waiver(data: bytes, waiver: Waiver, *, file: str) -> bytes:
    """A file with one waiver more at its end; what people wrote in it stays as it is.

    Raises:
        UsageError: when the file has mistakes, is not a plain list under `waivers:`, or accepts
            the same finding on that day: two that say different things would contradict.
    """
    text = data.decode("utf-8", "replace")
    before = _waivers_in(read_yaml(data, file=file))
    _refuse_second(before, waiver, file)
    lines = [f"{name}: {_quoted(said)}" for name, said in waiver_lines(waiver)]
    entry = "  - " + "\n    ".join(lines) + "\n"
    whole = (text.rstrip("\n") + "\n" if text.strip() else _HEAD) + entry
    by_hand = f"Add this to {file} by hand:\n{entry}"
    try:
        after = _waivers_in(read_yaml(whole.encode(), file=file))
    except UsageError as error:
        raise UsageError(f"Lines cannot be added at the end of this list. {by_hand}") from error
    if after != (*before, waiver):
        raise UsageError(f"What was added would not be read as it is meant. {by_hand}")
    return whole.encode()


def _refuse_second(before: Iterable[Waiver], waiver: Waiver, file: str) -> None:
    for each in before:
        is_same = (each.rule, each.key) == (waiver.rule, waiver.key) != (waiver.rule, "")
        if is_same and each.on <= waiver.on <= each.until:
            raise UsageError(
                f"{file} has a waiver of {each.rule} at {each.place} until {each.until} already, "
                "and of two that say different things none holds. Change that one, or take it out "
                "and waive again."
            )


def _waivers_in(document: Document) -> tuple[Waiver, ...]:
    return tuple(each.waiver() for each in checked(document, WaiverFile, _WHAT).waivers)


def _quoted(text: Written) -> str:
    """What YAML reads back as it is; plain where that is safe."""
    if not isinstance(text, str):
        return f"{{{', '.join(f'{_quoted(key)}: {_quoted(said)}' for key, said in text.items())}}}"
    if _PLAIN.fullmatch(text):
        return text
    return json.dumps(text, ensure_ascii=not text.isprintable())
