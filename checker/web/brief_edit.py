"""Changes to a brief that a person makes by a form: its text otherwise stays as it was written."""

import io
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING

from ruamel.yaml import YAML

from checker.uses import shipped_vocabulary
from checker.web.documents import check_brief
from checker.web.errors import RefusedError

if TYPE_CHECKING:
    from checker.results import RoomRow

_WIDE = 4096
_USES = "room_uses"


def with_room_uses(text: str, uses: Mapping[str, str], *, names: Iterable[str]) -> str:
    """The brief with these uses of rooms, by number, name or GlobalId; an empty use is taken out.

    Comments and the order of everything stay. `names` are the files that a brief may name.

    Raises:
        RefusedError: when the brief is wrong as it stands, or a use is not known.
    """
    _refuse_unknown(uses.values())
    before = check_brief(text, names=names)
    yaml = YAML(typ="rt")
    yaml.preserve_quotes, yaml.width = True, _WIDE
    document = yaml.load(text) or {}
    said = document.get(_USES) or {}
    of_key = {_plain(key): key for key in said}
    for name, use in uses.items():
        key = of_key.get(_plain(name), name)
        if use:
            said[key] = use
        else:
            said.pop(key, None)
    if said:
        document[_USES] = said
    else:
        document.pop(_USES, None)
    changed = _head(text, document) + _written(yaml, document)
    after = check_brief(changed, names=names)
    if before.model_copy(update={_USES: after.room_uses}) != after:
        raise RefusedError(
            "The brief could not be changed without changing more of it. "
            "Add the uses under room_uses by hand, on the page of the brief."
        )
    return changed


def keys_of(rooms: Sequence["RoomRow"]) -> Mapping[str, str]:
    """What a brief calls each room by, by GlobalId: its number where no other room has it.

    Numbers outlive the ids that an exporter renews.
    """
    numbers = [_plain(each.name) for each in rooms]
    others = {_plain(each.long_name) for each in rooms}
    return {
        each.global_id: each.name
        if each.name and numbers.count(_plain(each.name)) == 1 and _plain(each.name) not in others
        else each.global_id
        for each in rooms
    }


def _refuse_unknown(uses: Iterable[str]) -> None:
    known = shipped_vocabulary().uses
    if wrong := [each for each in uses if each and each not in known]:
        raise RefusedError(f"There is no use of a room called {', '.join(wrong)}.")


def _plain(name: str) -> str:
    return " ".join(name.casefold().split())


def _head(text: str, document: object) -> str:
    """Comments of a brief that says nothing: there is nothing that they could hang on."""
    lines = [line.strip() for line in text.split("\n")]
    is_silent = all(line.startswith("#") for line in lines if line)
    return text if is_silent and document else ""


def _written(yaml: YAML, document: object) -> str:
    out = io.StringIO()
    if document:
        yaml.dump(document, out)
    return out.getvalue()
