"""Tiny IFC files in memory: products with bodies of every kind, in metres or millimetres."""

from collections.abc import Iterable, Sequence
from typing import Any

import ifcopenshell
import ifcopenshell.guid

from checker.model import Shape
from checker.read.shapes import ShapeReader

Entity = Any
Coordinates = Sequence[float]


class Made:
    """A file under construction. All lengths are given in metres and written in its unit."""

    def __init__(self, *, schema: str = "IFC4", scale: float = 1.0, degrees: bool = False) -> None:
        self.file = ifcopenshell.file(schema=schema)
        self.scale = scale
        prefix = {1.0: None, 0.001: "MILLI"}[scale]
        length = self.new("IfcSIUnit", None, "LENGTHUNIT", prefix, "METRE")
        # Without area units the engine-side tests would not see the stored areas in square metres.
        area = self.new("IfcSIUnit", None, "AREAUNIT", None, "SQUARE_METRE")
        angle = self.new("IfcSIUnit", None, "PLANEANGLEUNIT", None, "RADIAN")
        if degrees:
            part = self.file.create_entity("IfcReal", 0.017453292519943295)
            measure = self.new("IfcMeasureWithUnit", part, angle)
            dimensions = self.new("IfcDimensionalExponents", 0, 0, 0, 0, 0, 0, 0)
            kind = "IfcConversionBasedUnit"
            angle = self.new(kind, dimensions, "PLANEANGLEUNIT", "DEGREE", measure)
        units = self.new("IfcUnitAssignment", [length, area, angle])
        self.context = self.new(
            "IfcGeometricRepresentationContext", None, "Model", 3, 1e-5, self.axis3((0, 0, 0))
        )
        self.project = self.file.create_entity(
            "IfcProject", GlobalId=ifcopenshell.guid.new(), Name="P",
            RepresentationContexts=[self.context], UnitsInContext=units,
        )  # fmt: skip

    def new(self, kind: str, *arguments: Any) -> Entity:
        return self.file.create_entity(kind, *arguments)

    def length(self, metres: float) -> float:
        return float(metres) / self.scale

    def point(self, at: Coordinates) -> Entity:
        return self.new("IfcCartesianPoint", [self.length(v) for v in at])

    def direction(self, along: Coordinates) -> Entity:
        return self.new("IfcDirection", [float(v) for v in along])

    def axis2(self, at: Coordinates = (0, 0), x: Coordinates | None = None) -> Entity:
        return self.new("IfcAxis2Placement2D", self.point(at), x and self.direction(x))

    def axis3(
        self,
        at: Coordinates = (0, 0, 0),
        z: Coordinates | None = None,
        x: Coordinates | None = None,
    ) -> Entity:
        axes = [each and self.direction(each) for each in (z, x)]
        return self.new("IfcAxis2Placement3D", self.point(at), *axes)

    def polyline(self, points: Iterable[Coordinates], *, close: bool = True) -> Entity:
        made = [self.point(p) for p in points]
        return self.new("IfcPolyline", [*made, made[0]] if close else made)

    def closed(self, points: Iterable[Coordinates], *holes: Iterable[Coordinates]) -> Entity:
        outer = self.polyline(points)
        if not holes:
            return self.new("IfcArbitraryClosedProfileDef", "AREA", None, outer)
        inner = [self.polyline(hole) for hole in holes]
        return self.new("IfcArbitraryProfileDefWithVoids", "AREA", None, outer, inner)

    def rectangle(self, x: float, y: float, position: Entity = None) -> Entity:
        place = position or self.axis2()
        sizes = [self.length(x), self.length(y)]
        return self.new("IfcRectangleProfileDef", "AREA", None, place, *sizes)

    def extruded(
        self,
        profile: Entity,
        depth: float = 2.5,
        *,
        position: Entity = None,
        along: Coordinates = (0, 0, 1),
    ) -> Entity:
        place = position or self.axis3()
        return self.new(
            "IfcExtrudedAreaSolid", profile, place, self.direction(along), self.length(depth)
        )

    def placed(self, relative: Entity, parent: Entity = None) -> Entity:
        return self.new("IfcLocalPlacement", parent, relative)

    def representation(
        self, items: Sequence[Entity], *, name: str = "Body", kind: str = "SweptSolid"
    ) -> Entity:
        return self.new("IfcShapeRepresentation", self.context, name, kind, list(items))

    def product(
        self,
        *items: Entity,
        at: Entity = None,
        kind: str = "IfcSpace",
        representations: Sequence[Entity] | None = None,
        gid: str = "",
    ) -> Entity:
        """A product with a body of these items; `at` is its object placement."""
        shown = [self.representation(items)] if representations is None else representations
        shape = self.new("IfcProductDefinitionShape", None, None, list(shown)) if shown else None
        return self.file.create_entity(
            kind, GlobalId=gid or ifcopenshell.guid.new(), Name="N",
            ObjectPlacement=at or self.placed(self.axis3()), Representation=shape,
        )  # fmt: skip

    def mapped(self, items: Sequence[Entity], operator: Entity, origin: Entity = None) -> Entity:
        source = self.new(
            "IfcRepresentationMap", origin or self.axis3(), self.representation(items)
        )
        return self.new("IfcMappedItem", source, operator)

    def operator(
        self,
        at: Coordinates = (0, 0, 0),
        *,
        x: Coordinates | None = None,
        y: Coordinates | None = None,
        z: Coordinates | None = None,
        scales: Sequence[float] = (),
    ) -> Entity:
        """A 3D operator; three scales make it a non-uniform one."""
        axes = [each and self.direction(each) for each in (x, y)]
        first = [*axes, self.point(at), scales[0] if scales else None, z and self.direction(z)]
        if len(scales) > 1:
            return self.new("IfcCartesianTransformationOperator3DnonUniform", *first, *scales[1:])
        return self.new("IfcCartesianTransformationOperator3D", *first)

    def brep(self, faces: Iterable[Sequence[Sequence[Coordinates]]]) -> Entity:
        shell = self.new("IfcClosedShell", [self.face(rings) for rings in faces])
        return self.new("IfcFacetedBrep", shell)

    def face(self, rings: Sequence[Sequence[Coordinates]]) -> Entity:
        """A face from rings, the outer one first."""
        bounds = []
        for i, ring in enumerate(rings):
            loop = self.new("IfcPolyLoop", [self.point(p) for p in ring])
            bounds.append(self.new("IfcFaceBound" if i else "IfcFaceOuterBound", loop, True))
        return self.new("IfcFace", bounds)

    def reader(self, **more: Any) -> ShapeReader:
        return ShapeReader(self.file, scale=self.scale, **more)

    def shape(self, product: Entity, *, kind: str = "room") -> Shape:
        """The shape of one product by a fresh reader."""
        return self.reader().shapes([product], kind=kind)[product.id()]

    def why_not(self, product: Entity, *, kind: str = "room") -> str:
        """Why a product has no shape."""
        reader = self.reader()
        assert reader.shapes([product], kind=kind) == {}
        return reader.problems[product.id()]


def box_faces(
    x: float, y: float, z: float, at: Coordinates = (0, 0, 0)
) -> list[list[list[Coordinates]]]:
    """The six faces of a box, looking outwards."""
    a, b, c = at
    low = [(a, b, c), (a + x, b, c), (a + x, b + y, c), (a, b + y, c)]
    high = [(px, py, c + z) for px, py, _ in low]
    sides = [[low[i], low[i - 3], high[i - 3], high[i]] for i in range(4)]
    return [[ring] for ring in (low[::-1], high, *sides)]
