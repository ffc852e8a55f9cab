"""Facts files: a school as read, kept so that it can be judged again without its IFC file."""

from checker.store.facts import Facts, facts_from_json, facts_to_json

__all__ = ["Facts", "facts_from_json", "facts_to_json"]
