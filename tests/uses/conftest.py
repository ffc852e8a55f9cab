"""The shipped vocabulary, read once, and rooms made from a few words."""

from collections.abc import Callable
from pathlib import Path

import pytest
from shapely import box

from checker.model import Classification, ElementRef, Property, Room, Shape, ShapeSource
from checker.uses import RoomUse, Vocabulary, classify_room, load_vocabulary

FOLDER = Path(__file__).resolve().parents[2] / "rules" / "vocabulary"
MakeRoom = Callable[..., Room]
Classify = Callable[..., RoomUse]


@pytest.fixture(scope="session")
def vocabulary() -> Vocabulary:
    return load_vocabulary(FOLDER)


@pytest.fixture(scope="session")
def make_room() -> MakeRoom:
    def make(  # noqa: PLR0913 - every fact of a room has a default
        long_name: str = "",
        *,
        name: str = "1",
        area: float | None = None,
        codes: tuple[tuple[str, str], ...] = (),
        description: str = "",
        object_type: str = "",
        is_external: bool = False,
        problem: str = "",
        stated_code: str = "",
    ) -> Room:
        source = ShapeSource(engine="direct", problem=problem)
        shape = Shape(footprint=box(0, 0, area, 1), base=0, top=3, source=source) if area else None
        return Room(
            id="room",
            ref=ElementRef(global_id="guid", ifc_class="IfcSpace", name=name, long_name=long_name),
            shape=shape,
            description=description,
            object_type=object_type,
            is_external=is_external,
            properties=_code_of_ours(stated_code),
            classifications=tuple(Classification(system=s, code=c) for s, c in codes),
        )

    return make


def _code_of_ours(code: str) -> tuple[Property, ...]:
    return (Property(group="SchoolCheck_Room", name="DfECode", value=code),) if code else ()


@pytest.fixture(scope="session")
def classify(vocabulary: Vocabulary, make_room: MakeRoom) -> Classify:
    def use_of(
        long_name: str = "", *, overrides: dict[str, str] | None = None, **told: object
    ) -> RoomUse:
        room = make_room(long_name, **told)
        return classify_room(room, vocabulary=vocabulary, overrides=overrides)

    return use_of
