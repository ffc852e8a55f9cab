"""JSON Schemas: published in docs/schemas, and beside the rules for editors."""

import json
from collections.abc import Mapping
from typing import Any

from checker.brief import brief_schema
from checker.brief.waivers import waiver_schema
from checker.results.codec import results_schema
from checker.rules import pack_schema, rule_schema


def schema_files() -> Mapping[str, str]:
    """Text of every schema file by its path."""
    files = {
        "docs/schemas/results-1.schema.json": _text(results_schema()),
        "docs/schemas/waivers.schema.json": _text(waiver_schema()),
    }
    for_editors = {"rule": rule_schema(), "pack": pack_schema(), "brief": brief_schema()}
    for name, schema in for_editors.items():
        for folder in ("docs/schemas", "rules"):
            files[f"{folder}/{name}.schema.json"] = _text(schema)
    return files


def _text(schema: Mapping[str, Any]) -> str:
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"
