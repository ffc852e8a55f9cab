"""What every element writer shares: pen, plan, spatial tree and the relations to come."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from sample_models.make.frames import Frame, Prism
from sample_models.make.pen import Entity, Pen
from sample_models.make.plan import Plan
from sample_models.make.project import Ground

_VALUES = {
    bool: "IfcBoolean",
    int: "IfcInteger",
    float: "IfcReal",
    str: "IfcLabel",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Length:
    metres: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Area:
    square_metres: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Angle:
    radians: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """A file under construction."""

    pen: Pen
    plan: Plan
    ground: Ground
    spaces: dict[str, Entity] = field(default_factory=dict)
    contained: dict[str, list[Entity]] = field(default_factory=lambda: defaultdict(list))
    typed: dict[str, list[Entity]] = field(default_factory=lambda: defaultdict(list))
    types: dict[str, Entity] = field(default_factory=dict)

    def placed(self, frame: Frame, storey: str) -> Entity:
        """A placement in a storey for a frame of the plan (absolute heights)."""
        options = self.pen.options
        parent = self.ground.storeys[storey].ObjectPlacement
        if options.baked:
            raised = Frame(x=frame.x, y=frame.y, z=frame.z + options.datum, turn=frame.turn)
            return self.pen.placement(options.where.place(raised), within=parent)
        inside = Frame(
            x=frame.x,
            y=frame.y,
            z=frame.z - self.plan.storey(storey).elevation,
            turn=frame.turn,
        )
        return self.pen.placement(inside, within=parent)

    def element(
        self,
        ifc_class: str,
        key: str,
        *,
        frame: Frame,
        storey: str,
        solids: Sequence[Prism] = (),
        room: str = "",
        **attributes: object,
    ) -> Entity:
        """One element standing in a storey, or in a room of it."""
        made = self.pen.root(
            ifc_class,
            key,
            ObjectPlacement=self.placed(frame, storey),
            Representation=self.pen.shape(solids) if solids else None,
            **attributes,
        )
        self.contained[room or f"storey {storey}"].append(made)
        return made

    def properties(self, name: str, key: str, of: Entity, values: Mapping[str, object]) -> Entity:
        """A property set on one element."""
        made = self.property_set(name, key, values)
        self.pen.root(
            "IfcRelDefinesByProperties",
            f"defines/{key}/{name}",
            RelatedObjects=[of],
            RelatingPropertyDefinition=made,
        )
        return made

    def property_set(self, name: str, key: str, values: Mapping[str, object]) -> Entity:
        """A property set without an owner yet."""
        properties = [
            self.pen.add("IfcPropertySingleValue", Name=word, NominalValue=self._value(value))
            for word, value in values.items()
        ]
        return self.pen.root(
            "IfcPropertySet", f"pset/{key}/{name}", Name=name, HasProperties=properties
        )

    def claim(self, name: str, key: str, of: Entity) -> None:
        """The property sets that the plan claims for the element of this name."""
        for group, values in self.plan.claims.get(name, {}).items():
            self.properties(group, key, of, values)

    def finish(self) -> None:
        """Writes the relations that gather many elements."""
        for place, elements in self.contained.items():
            storey = place.removeprefix("storey ")
            structure = self.ground.storeys[storey] if place != storey else self.spaces[place]
            self.pen.root(
                "IfcRelContainedInSpatialStructure",
                f"contained/{place}",
                RelatedElements=elements,
                RelatingStructure=structure,
            )
        for name, elements in self.typed.items():
            self.pen.root(
                "IfcRelDefinesByType",
                f"typed/{name}",
                RelatedObjects=elements,
                RelatingType=self.types[name],
            )

    def _value(self, value: object) -> Entity:
        pen = self.pen
        if isinstance(value, Length):
            return pen.file.create_entity("IfcPositiveLengthMeasure", pen.length(value.metres))
        if isinstance(value, Area):
            return pen.file.create_entity("IfcAreaMeasure", pen.area(value.square_metres))
        if isinstance(value, Angle):
            return pen.file.create_entity("IfcPlaneAngleMeasure", round(value.radians, 9))
        return pen.file.create_entity(_VALUES[type(value)], value)
