"""The one place that opens IFC: which parser mode, which schema spelling, which errors."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

import ifcopenshell

from checker.errors import ModelUnreadableError
from checker.read.container import Given, as_file
from checker.read.schema import parser_spelling

# ifcopenshell carries no type information worth the name: entities and files are Any in `read`.
Entity = Any
Model = Any


@contextmanager
def opened(given: Given, *, schema: str) -> Iterator[Model]:
    """The parsed model; entities must not be used after the block ends.

    Lazy parsing takes half the time and memory and gives the same entities.

    Raises:
        ModelUnreadableError: the parser refuses the text.
    """
    with as_file(_spelled_as_known(given, schema)) as path:
        try:
            model = ifcopenshell.open(str(path), lazy=True)
        except (ifcopenshell.Error, RuntimeError, OSError, ValueError, TypeError) as trouble:
            raise ModelUnreadableError(
                f"{given.name} could not be parsed as IFC.",
                code="unreadable",
                ask="Export the model again as IFC2X3 or IFC4 and check that file.",
            ) from trouble
        yield model


def _spelled_as_known(given: Given, schema: str) -> Given:
    known = parser_spelling(schema) or schema
    if known == schema.upper():
        return given
    pattern = rb"(FILE_SCHEMA\s*\(\s*\(\s*')[^']*'"
    spelled = rb"\g<1>" + known.encode() + b"'"
    text = re.sub(pattern, spelled, given.text, count=1, flags=re.IGNORECASE)
    return replace(given, text=text, path=None)
