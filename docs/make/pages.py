"""Which files are made, and the words that every made page begins with."""

from collections.abc import Mapping

from docs.make.brief import brief_page
from docs.make.cli import cli_page
from docs.make.measures import measures_page
from docs.make.properties import properties_page
from docs.make.rules import rules_pages
from docs.make.schemas import schema_files

NOTE = "<!-- Made by `python -m docs.make`; edit the code that it describes instead. -->\n\n"


def made_files() -> Mapping[str, str]:
    """Text of every made file by its path from the root of the repository."""
    pages = {
        "docs/measures.md": measures_page(),
        "docs/cli.md": cli_page(),
        "docs/brief.md": brief_page(),
        "docs/properties.md": properties_page(),
        **rules_pages(),
    }
    return {**{name: NOTE + text for name, text in pages.items()}, **schema_files()}
