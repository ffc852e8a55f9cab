"""The team's file of waivers: read with all its mistakes at once, and written to by `waive`."""

import json
import math
import re
from datetime import date
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, model_validator

from checker.brief.load import checked
from checker.brief.model import Part, Text, Words
from checker.errors import UsageError
from checker.results.finding import Outcome
from checker.results.standing import Accepted
from checker.results.waivers import Waiver, waiver_lines
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


class WaiverEntry(Part):
    """One accepted finding. `short_by` is by how much it may miss what is asked for."""

    rule: Words
    place: Words
    storey: Text = ""
    key: Text = ""
    global_id: Text = ""
    outcome: Literal["fail", "cannot tell"] = "fail"
    short_by: Annotated[Text, AfterValidator(_is_figure)] = ""
    because: Words
    by: Words
    on: date
    until: date
    clause: Text = ""

    @model_validator(mode="after")
    def _ends_after_it_begins(self) -> "WaiverEntry":
        if self.until < self.on:
            raise ValueError(f"it ends on {self.until}, before it begins on {self.on}")
        return self

    def waiver(self) -> Waiver:
        """The same as results know it."""
        given = self.model_dump(exclude={"outcome", "short_by"})
        return Waiver(**given, accepted=self._accepted())

    def _accepted(self) -> Accepted:
        if self.outcome == "cannot tell":
            return Accepted(outcome=Outcome.CANNOT_TELL)
        if not self.short_by:
            return Accepted(outcome=Outcome.FAIL)
        if self.short_by == _ENDLESS:
            return Accepted(outcome=Outcome.FAIL, shortfall=math.inf)
        figure = parse_figure(self.short_by)
        return Accepted(outcome=Outcome.FAIL, shortfall=figure.value, unit=figure.unit)


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


def with_waiver(data: bytes, waiver: Waiver, *, file: str) -> bytes:
    """A file with one waiver more at its end; what people wrote in it stays as it is.

    Raises:
        UsageError: when the file has mistakes, or is not a plain list under `waivers:`.
    """
    text = data.decode("utf-8", "replace")
    before = _waivers_in(read_yaml(data, file=file))
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


def _waivers_in(document: Document) -> tuple[Waiver, ...]:
    return tuple(each.waiver() for each in checked(document, WaiverFile, _WHAT).waivers)


def _quoted(text: str) -> str:
    """A scalar that YAML reads back as it is; plain where that is safe."""
    if _PLAIN.fullmatch(text):
        return text
    return json.dumps(text, ensure_ascii=not text.isprintable())
