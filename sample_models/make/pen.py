"""The pen that writes IFC entities: units, stable GlobalIds, placements and solid bodies."""

import hashlib
import math
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Any, Literal

import ifcopenshell
import ifcopenshell.guid

from sample_models.make.dialect import spoken
from sample_models.make.frames import Frame, Prism, direction
from sample_models.make.plan import Outline, bounds

Entity = Any  # ifcopenshell builds its entity classes from the schema at run time
Schema = Literal["IFC2X3", "IFC4", "IFC4X3"]
Unit = Literal["m", "mm", "foot"]
Body = Literal["swept", "brep"]
Part = Literal["whole", "architecture", "furniture"]

METRES: dict[str, float] = {"m": 1.0, "mm": 0.001, "foot": 0.3048}


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """How a plan is written: the same building, said in another way."""

    schema: Schema = "IFC4"
    unit: Unit = "m"
    body: Body = "swept"
    rotate_deg: float = 0.0
    offset: tuple[float, float, float] = (0.0, 0.0, 0.0)
    baked: bool = False
    labels: Literal["plain", "dfe"] = "plain"
    datum: float = 0.0
    part: Part = "whole"

    @property
    def where(self) -> Frame:
        x, y, z = self.offset
        return Frame(x=x, y=y, z=z, turn=self.rotate_deg)


class Pen:
    """Adds entities to one file. Lengths come in as metres and leave in the file's unit."""

    def __init__(self, *, key: str, options: Options) -> None:
        self.options = options
        self.file = ifcopenshell.file(schema=options.schema)
        self._key = key
        self._scale = 1.0 / METRES[options.unit]
        self._kept: dict[tuple[object, ...], Entity] = {}
        self.owner: Entity = None
        self.body_context: Entity = None

    def add(self, ifc_class: str, **attributes: object) -> Entity:
        """One entity, in the words of the file's schema."""
        name, said = spoken(self.options.schema, ifc_class, attributes)
        return self.file.create_entity(name, **said)

    def root(self, ifc_class: str, key: str, **attributes: object) -> Entity:
        """One entity with a GlobalId that depends only on the building and `key`."""
        guid = stable_guid(f"{self._key}/{key}")
        return self.add(ifc_class, GlobalId=guid, OwnerHistory=self.owner, **attributes)

    def length(self, metres: float) -> float:
        """A length in the file's unit, rounded far below any tolerance."""
        return round(metres * self._scale, 7) + 0.0

    def area(self, square_metres: float) -> float:
        """An area in the file's unit: square feet with feet, else square metres."""
        scale = self._scale**2 if self.options.unit == "foot" else 1.0
        return round(square_metres * scale, 6)

    def point(self, *metres: float) -> Entity:
        values = tuple(self.length(value) for value in metres)
        return self.once(("point", values), "IfcCartesianPoint", Coordinates=values)

    def heading(self, *ratios: float) -> Entity:
        values = tuple(round(ratio, 12) + 0.0 for ratio in ratios)
        return self.once(("heading", values), "IfcDirection", DirectionRatios=values)

    def axes(self, frame: Frame) -> Entity:
        """A 3D placement that stands upright."""
        cosine, sine = direction(frame.turn)
        turned = (round(cosine, 12), round(sine, 12)) != (1.0, 0.0)
        values = (self.point(frame.x, frame.y, frame.z).id(), turned and (cosine, sine))
        return self.once(
            ("axes", values),
            "IfcAxis2Placement3D",
            Location=self.point(frame.x, frame.y, frame.z),
            Axis=self.heading(0, 0, 1) if turned else None,
            RefDirection=self.heading(cosine, sine, 0) if turned else None,
        )

    def placement(self, frame: Frame, *, within: Entity = None) -> Entity:
        return self.add(
            "IfcLocalPlacement", PlacementRelTo=within, RelativePlacement=self.axes(frame)
        )

    def shape(self, solids: Sequence[Prism]) -> Entity:
        """A product's body."""
        return self.add("IfcProductDefinitionShape", Representations=[self.body(solids)])

    def body(self, solids: Sequence[Prism]) -> Entity:
        brep = self.options.body == "brep"
        return self.add(
            "IfcShapeRepresentation",
            ContextOfItems=self.body_context,
            RepresentationIdentifier="Body",
            RepresentationType="Brep" if brep else "SweptSolid",
            Items=[self._brep(solid) if brep else self._swept(solid) for solid in solids],
        )

    def once(self, key: tuple[object, ...], ifc_class: str, **attributes: object) -> Entity:
        if key not in self._kept:
            self._kept[key] = self.add(ifc_class, **attributes)
        return self._kept[key]

    def _swept(self, solid: Prism) -> Entity:
        return self.add(
            "IfcExtrudedAreaSolid",
            SweptArea=self._profile(solid),
            Position=self._swept_axes(solid),
            ExtrudedDirection=self.heading(0, 0 - solid.lean, 1),
            Depth=self.length(solid.depth * math.hypot(1.0, solid.lean)),
        )

    def _swept_axes(self, solid: Prism) -> Entity:
        if solid.plane == "plan":
            x0, y0, x1, y1 = bounds(solid.outline)
            middle = (x0 + x1) / 2, (y0 + y1) / 2
            centre = middle if _is_box(solid) else (0.0, 0.0)
            return self.axes(Frame(x=centre[0], y=centre[1], z=solid.start))
        far = solid.start + solid.depth
        return self.add(  # the profile's (x, y) are the frame's (x, z); its normal is -y
            "IfcAxis2Placement3D",
            Location=self.point(0.0, far, solid.lean * far),
            Axis=self.heading(0, -1, 0),
            RefDirection=self.heading(1, 0, 0),
        )

    def _profile(self, solid: Prism) -> Entity:
        if _is_box(solid):
            x0, y0, x1, y1 = bounds(solid.outline)
            return self.add(
                "IfcRectangleProfileDef",
                ProfileType="AREA",
                Position=self.once(
                    ("axes 2d",), "IfcAxis2Placement2D", Location=self.point(0.0, 0.0)
                ),
                XDim=self.length(x1 - x0),
                YDim=self.length(y1 - y0),
            )
        outer = self._ring(solid.outline)
        if not solid.holes:
            return self.add("IfcArbitraryClosedProfileDef", ProfileType="AREA", OuterCurve=outer)
        return self.add(
            "IfcArbitraryProfileDefWithVoids",
            ProfileType="AREA",
            OuterCurve=outer,
            InnerCurves=[self._ring(hole) for hole in solid.holes],
        )

    def _ring(self, outline: Outline) -> Entity:
        points = [self.point(x, y) for x, y in outline]
        return self.add("IfcPolyline", Points=[*points, points[0]])

    def _brep(self, solid: Prism) -> Entity:
        ends = solid.start, solid.start + solid.depth
        outer = _turned(solid.outline, anticlockwise=True)
        rings = [outer, *(_turned(hole, anticlockwise=False) for hole in solid.holes)]
        faces = [
            self._face([_facing(solid, ring, end, last=end == ends[1]) for ring in rings])
            for end in ends
        ]
        for ring in rings:
            for here, there in pairwise([*ring, ring[0]]):
                low, high = ends
                corners = [(here, low), (there, low), (there, high), (here, high)]
                if solid.plane == "side":
                    corners.reverse()
                faces.append(self._face([[solid.corner(p, d) for p, d in corners]]))
        return self.add("IfcFacetedBrep", Outer=self.add("IfcClosedShell", CfsFaces=faces))

    def _face(self, loops: Iterable[Iterable[tuple[float, float, float]]]) -> Entity:
        made = [
            self.add(
                "IfcFaceBound" if number else "IfcFaceOuterBound",
                Bound=self.add("IfcPolyLoop", Polygon=[self.point(*c) for c in loop]),
                Orientation=True,
            )
            for number, loop in enumerate(loops)
        ]
        return self.add("IfcFace", Bounds=made)


def stable_guid(key: str) -> str:
    """An IFC GlobalId made from a key: the same key gives the same id for ever."""
    digest = hashlib.sha256(key.encode()).digest()[:16]
    return str(ifcopenshell.guid.compress(uuid.UUID(bytes=digest, version=4).hex))


def _is_box(solid: Prism) -> bool:
    x0, y0, x1, y1 = bounds(solid.outline)
    corners = {(x0, y0), (x1, y0), (x1, y1), (x0, y1)}
    return solid.plane == "plan" and not solid.holes and set(solid.outline) == corners


def _turned(ring: Outline, *, anticlockwise: bool) -> Outline:
    twice = sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise([*ring, ring[0]]))
    return ring if (twice > 0) == anticlockwise else ring[::-1]


def _facing(
    solid: Prism, ring: Outline, end: float, *, last: bool
) -> list[tuple[float, float, float]]:
    """An end face's corners, so ordered that its normal points out of the solid."""
    corners = [solid.corner(point, end) for point in ring]
    upright = last == (solid.plane == "plan")
    return corners if upright else corners[::-1]
