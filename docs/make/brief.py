"""docs/brief.md: every key of schoolcheck.yaml with what it means, from its schema."""

from collections.abc import Iterable, Mapping
from typing import Any

from checker.brief import brief_schema

HEAD = """# The brief: `schoolcheck.yaml`

What the design team knows and a model does not show. It is found beside the model or in a folder
above it, or given with `--brief FILE`. Every key may be left out; the report asks for what it
misses. An editor that reads JSON Schema completes the keys: copy
[schemas/brief.schema.json](schemas/brief.schema.json) beside your brief and begin it with
`# yaml-language-server: $schema=brief.schema.json`.

Keys marked *not used yet* are read and checked, and change no verdict so far.
"""
NOT_USED_YET = {
    "claims": "they excuse nothing",
}


def brief_page() -> str:
    """The keys of the brief, then those of each part."""
    schema = brief_schema()
    lines = [HEAD, *_table(schema, "")]
    for name in _parts(schema):
        part = schema["definitions"][name]
        lines += [f"## {_heading(name, schema)}\n", f"{part.get('description', '')}\n"]
        lines += _table(part, f"{name}.")
    return "\n".join(lines)


def _heading(name: str, schema: Mapping[str, Any]) -> str:
    """The keys that hold the part, those inside other parts by both their keys."""
    keys = [key for key, node in schema["properties"].items() if name in _names(node)]
    inner = [
        f"{owner}: {key}"
        for owner, outer in schema["properties"].items()
        for part in _names(outer)
        for key, node in schema["definitions"][part].get("properties", {}).items()
        if name in _names(node)
    ]
    return " and ".join(f"`{key}`" for key in [*keys, *inner])


def _parts(schema: Mapping[str, Any]) -> Iterable[str]:
    """The parts with keys of their own, in the order in which the brief names them."""
    named = [name for each in schema["properties"].values() for name in _names(each)]
    inner = [name for part in schema["definitions"].values() for name in _names(part)]
    return dict.fromkeys([*named, *inner])


def _names(node: Any) -> list[str]:
    """The definitions that a node points at."""
    if isinstance(node, Mapping):
        here = [node["$ref"].rpartition("/")[2]] if isinstance(node.get("$ref"), str) else []
        return here + [name for each in node.values() for name in _names(each)]
    if isinstance(node, list):
        return [name for each in node for name in _names(each)]
    return []


def _table(part: Mapping[str, Any], prefix: str) -> list[str]:
    meanings = {
        key: _meaning(key, node, part, prefix=prefix) for key, node in part["properties"].items()
    }
    if not any(meanings.values()):
        rows = [f"| `{key}` | {_holds(node)} |" for key, node in part["properties"].items()]
        return ["| key | holds |", "|---|---|", *rows, ""]
    rows = [
        f"| `{key}` | {_holds(node)} | {meanings[key]} |"
        for key, node in part["properties"].items()
    ]
    return ["| key | holds | meaning |", "|---|---|---|", *rows, ""]


def _meaning(key: str, node: Mapping[str, Any], part: Mapping[str, Any], *, prefix: str) -> str:
    unused = NOT_USED_YET.get(prefix + key)
    words = (
        node.get("description", ""),
        f"*Not used yet: {unused}.*" if unused else "",
        "Needed." if key in part.get("required", ()) else "",
    )
    return " ".join(word for word in words if word)


def _holds(node: Mapping[str, Any]) -> str:
    options = [each for each in node.get("anyOf", ()) if each.get("type") != "null"]
    if options:
        return " or ".join(_holds(each) for each in options)
    if "$ref" in node:
        return "keys, see below"
    if "enum" in node:
        return ", ".join(f"`{word}`" for word in node["enum"])
    if node.get("type") == "array":
        return f"a list of {_several(node.get('items', {}))}"
    if node.get("type") == "object":
        return f"names, each with {_holds(node.get('additionalProperties', {}))}"
    kinds = {"integer": "a whole number", "number": "a number"}
    return "a date" if node.get("format") == "date" else kinds.get(str(node.get("type")), "text")


def _several(node: Mapping[str, Any]) -> str:
    if "enum" in node:
        return _holds(node)
    return "entries, see below" if "$ref" in node else "texts"
