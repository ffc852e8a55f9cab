"""What a file or a model may be called: names come from outside and are only ever shown."""

import re
import unicodedata
from contextlib import suppress
from urllib.parse import unquote

from checker.web.uploads.limits import NotTakenError

ENDINGS = (".ifc.gz", ".ifczip", ".ifc")
MOST_LETTERS = 200
_MOST_BYTES = 240
_FOREIGN = re.compile(r'[<>:"|?*]')
"""What no file may be called on Windows; a colon leads elsewhere there."""
_UNSEEN = frozenset({"Zl", "Zp"})


def file_name_of(given: str) -> str:
    r"""The last part of a given path, without letters that nobody sees; too long is cut.

    What comes out can name a file in a folder on any system.

    Raises:
        NotTakenError: it ends in nothing that a model may end in.

    >>> file_name_of("C:\\models\\school.IFC")
    'school.IFC'
    """
    name = seen(re.split(r"[/\\]", given)[-1])
    ending = next((name[-len(each) :] for each in ENDINGS if name.lower().endswith(each)), "")
    if not ending:
        what = f"{name[:MOST_LETTERS]} is" if name else "A file without a name is"
        raise NotTakenError(
            415,
            f"{what} no model by its name. Give a file that ends in .ifc, .ifczip or .ifc.gz.",
        )
    stem = _FOREIGN.sub("_", name.removesuffix(ending)) or "model"
    while len(stem) + len(ending) > MOST_LETTERS or len(stem.encode()) > _MOST_BYTES:
        stem = stem[:-1]
    return stem + ending


def model_name_of(given: str) -> str:
    """The name of a line of revisions, without letters that nobody sees.

    Raises:
        NotTakenError: nothing is left, or too much. It is not cut: two lines could become one.
    """
    name = seen(given)
    if not name or len(name) > MOST_LETTERS:
        raise NotTakenError(
            422,
            f"Give the model a name of 1 to {MOST_LETTERS} letters, such as architecture; "
            f"this one has {len(name)}.",
        )
    return name


def from_header(given: str) -> str:
    """A name out of a header: percent-encoded, or bytes of UTF-8 that were taken for Latin-1.

    >>> from_header("Gr%C3%BCn.ifc"), from_header("GrÃ¼n.ifc")
    ('Grün.ifc', 'Grün.ifc')
    """
    with suppress(UnicodeError):  # it was letters already
        given = given.encode("latin-1").decode("utf-8")
    return unquote(given)


def seen(given: str) -> str:
    """Without control characters, marks that turn the direction of writing and their like."""
    composed = unicodedata.normalize("NFC", given)
    return "".join(letter for letter in composed if not _is_unseen(letter)).strip()


def _is_unseen(letter: str) -> bool:
    category = unicodedata.category(letter)
    return category.startswith("C") or category in _UNSEEN
