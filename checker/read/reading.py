"""One reading in progress: the open file and everything looked up in it, shared by all readers."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from checker.geometry.frame import Frame
from checker.model import Classification, ElementRef, LocalBox, Property, Shape, Storey
from checker.read.identity import Identities
from checker.read.opening import Entity, Model
from checker.read.plaintext import enumerated, plain
from checker.read.properties import Definitions, PropertyReader, definitions_of
from checker.read.shapes import ShapeReader, Surfaces
from checker.read.spatial import Links
from checker.read.stepscan import NO_LINES, RecordLines
from checker.read.storeys import StoreyFinder
from checker.read.units import Units

Progress = Callable[[str, int, int], None]
Journal = Callable[[str], None]


# What the parser and arithmetic raise over a record of the wrong form.
_BROKEN = (AttributeError, IndexError, KeyError, RuntimeError, TypeError, ValueError)

_MOST_PARTS = 40
_BROKEN_RECORDS = "It rests on records that are missing or hold what is no number."
_LEFT_OUT = "Its geometry stopped the reader before and was left out."


def quiet(stage: str, done: int, total: int) -> None:
    """Report no progress."""


def silent(line: str) -> None:
    """Keep no journal."""


@dataclass(slots=True, kw_only=True)
class Reading:
    """Lives inside the `with` block that holds the file open; nothing of it is handed out.

    Elements in `skip` (GlobalIds) and `broken` (step ids) are kept from the geometry engine.
    `trail` ends with the last element that was begun, for a message if it cannot be read.
    """

    model: Model
    units: Units
    links: Links
    identities: Identities
    classifications: Mapping[int, tuple[Classification, ...]]
    properties: PropertyReader
    shapes: ShapeReader
    skip: frozenset[str] = frozenset()
    broken: frozenset[int] = frozenset()
    lines: RecordLines = NO_LINES
    storeys: StoreyFinder = field(default_factory=lambda: StoreyFinder(by_step={}))
    progress: Progress = quiet
    journal: Journal = silent
    trail: list[str] = field(default_factory=list)
    _columns: dict[str, dict[str, int]] = field(default_factory=dict)

    spaces: frozenset[int] = frozenset()
    _is_ifc2x3: bool = False

    def __post_init__(self) -> None:
        """Ask once: the parser takes its time to tell the schema."""
        self._is_ifc2x3 = bool(self.model.schema == "IFC2X3")
        self.spaces = frozenset(space.id() for space in self.model.by_type("IfcSpace"))

    def attribute(self, entity: Entity, name: str) -> Any:
        """An attribute that some schemas do not have; nothing where it is absent."""
        kind = entity.is_a()
        columns = self._columns.get(kind)
        if columns is None:
            names = entity.get_attribute_names()
            columns = self._columns[kind] = {each: i for i, each in enumerate(names)}
        index = columns.get(name)
        return None if index is None else entity.get_argument(index)

    def by_type(self, *kinds: str) -> list[Entity]:
        """All entities of these classes (subclasses too) that the schema knows, in file order."""
        found: dict[int, Entity] = {}
        for kind in kinds:
            try:
                entities = self.model.by_type(kind)
            except RuntimeError:  # a class of another schema
                continue
            found.update((entity.id(), entity) for entity in entities)
        return [found[step] for step in sorted(found)]

    def definitions(self, product: Entity) -> Definitions:
        """Sets and type of an element."""
        return definitions_of(product, has_is_typed_by=not self._is_ifc2x3)

    def bodies(self, products: Sequence[Entity], *, kind: str) -> dict[int, Shape]:
        """Shapes by step id; elements to be skipped or with missing records are left alone."""
        wanted = [p for p in products if self.may_touch(p)]

        def tell(done: int, total: int) -> None:
            self.progress(f"shapes: {kind}", done, total)

        self.progress(f"shapes: {kind}", 0, len(wanted))
        return self.shapes.shapes(wanted, kind=kind, progress=tell) if wanted else {}

    def parts(self, product: Entity, *, least: int = 2) -> tuple[LocalBox, ...]:
        """Boxes of the parts of a loose thing; none where it is one piece or more than 40."""
        if not self.may_touch(product):
            return ()
        return self.shapes.details.parts(product, least=least, most=_MOST_PARTS)

    def surfaces(self, product: Entity, parts: Sequence[Entity] = ()) -> Surfaces:
        """The tops and undersides of a product, or of its parts; none where it is to be skipped."""
        touched = (product, *parts)
        if not all(self.may_touch(each) for each in touched):
            return Surfaces()
        return self.shapes.details.surfaces(product, parts)

    def ridge(self, product: Entity) -> tuple[tuple[float, float, float], ...]:
        """Points along the top of a product; none where it is to be skipped."""
        return self.shapes.details.ridge(product) if self.may_touch(product) else ()

    def may_touch(self, product: Entity) -> bool:
        """Whether the geometry engine may see this element."""
        step = product.id()
        return self.identities.global_ids.get(step, "") not in self.skip and step not in self.broken

    def frame(self, product: Entity) -> Frame | None:
        """The product's own axes in plan; nothing without a placement, or with a broken one."""
        if product.id() in self.broken:
            return None
        try:
            return self.shapes.frame(product)
        except _BROKEN:
            return None

    def level(self, product: Entity) -> float | None:
        """The height of the product's placement, rebased metres, if it has a sound one."""
        if product.id() in self.broken:
            return None
        try:
            matrix = self.shapes.placement(product)
        except _BROKEN:
            return None
        return None if matrix is None else float(matrix[2][3])

    def ids(self, steps: Iterable[int]) -> tuple[str, ...]:
        """Element ids of those steps that are elements, in the order given."""
        known = self.identities.ids
        return tuple(known[step] for step in steps if step in known)

    def facts(
        self,
        entity: Entity,
        *,
        shape: Shape | None = None,
        definitions: Definitions | None = None,
    ) -> dict[str, Any]:
        """The fields that all elements share; properties only when definitions are handed in."""
        step = entity.id()
        self.trail[:] = [f"#{step} ({entity.is_a()})"]
        storey = self._storey(entity, shape)
        typed = definitions.type if definitions else None
        own_kind = enumerated(self.attribute(entity, "PredefinedType"))
        type_kind = enumerated(self.attribute(typed, "PredefinedType")) if typed else ""
        return {
            "id": self.identities.ids[step],
            "ref": ElementRef(
                global_id=self.identities.global_ids[step],
                ifc_class=entity.is_a(),
                name=plain(entity.get_argument(2)),
                long_name=plain(self.attribute(entity, "LongName")),
                storey=storey.ref.name if storey else "",
                step_id=step,
                line=self.lines.line_of(step),
            ),
            "storey_id": storey.id if storey else "",
            "room_id": self._room(step),
            "shape": shape,
            "unread": "" if shape else self._unread(step),
            "frame": self.frame(entity) if entity.is_a("IfcProduct") else None,
            "description": plain(entity.get_argument(3)),
            "object_type": plain(entity.get_argument(4)),
            "type_name": plain(typed.get_argument(2)) if typed else "",
            "predefined_type": own_kind or type_kind,
            "tag": plain(self.attribute(entity, "Tag")),
            "properties": self._properties(definitions),
            "classifications": self._classifications(step, typed),
        }

    def _storey(self, entity: Entity, shape: Shape | None) -> Storey | None:
        for place in self.links.place_of(entity.id()):
            if found := self.storeys.by_step.get(place):
                return found
        if shape is not None:
            return self.storeys.nearest(shape.base)
        if not entity.is_a("IfcProduct"):
            return None
        level = self.level(entity)
        return None if level is None else self.storeys.nearest(level)

    def _room(self, step: int) -> str:
        """The room that the file says the element, or the whole it is part of, stands in."""
        places = (place for place in self.links.place_of(step) if place in self.spaces)
        return next(iter(self.ids(places)), "")

    def _unread(self, step: int) -> str:
        if step in self.broken:
            return _BROKEN_RECORDS
        if self.identities.global_ids.get(step, "") in self.skip:
            return _LEFT_OUT
        return self.shapes.problems.get(step, "")

    def _properties(self, definitions: Definitions | None) -> tuple[Property, ...]:
        return self.properties.read(definitions) if definitions else ()

    def _classifications(self, step: int, typed: Entity | None) -> tuple[Classification, ...]:
        own = self.classifications.get(step, ())
        of_type = self.classifications.get(typed.id(), ()) if typed is not None else ()
        return own + tuple(each for each in of_type if each not in own)
