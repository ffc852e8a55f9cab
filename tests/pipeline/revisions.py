"""What a careless revision does to a model: things moved, added, taken away, drawn anew.

All lengths in metres, in the plan of Oakfield, which stands at the origin of its file.
"""

from dataclasses import dataclass
from pathlib import Path

import ifcopenshell
import ifcopenshell.api.geometry
import ifcopenshell.api.root
import ifcopenshell.api.spatial
import numpy as np
from ifcopenshell.util.placement import get_local_placement

Corners = tuple[float, float, float, float, float, float]
"""x, y and z of the least corner of a box, then of its other corner."""


@dataclass(frozen=True)
class Revision:
    """A model that is being changed; every element goes by its name."""

    file: ifcopenshell.file

    def the(self, name: str, ifc_class: str = "IfcProduct") -> ifcopenshell.entity_instance:
        """The one element of a name."""
        (found,) = (each for each in self.file.by_type(ifc_class) if each.Name == name)
        return found

    def storey(self, number: int) -> ifcopenshell.entity_instance:
        return self.file.by_type("IfcBuildingStorey")[number]

    def add(self, ifc_class: str, name: str, corners: Corners, *, on: int = 0, **said: str) -> None:
        """A box more on a storey."""
        made = ifcopenshell.api.root.create_entity(self.file, ifc_class=ifc_class, name=name)
        for attribute, value in said.items():
            setattr(made, attribute, value)
        self._draw(made, corners)
        ifcopenshell.api.spatial.assign_container(
            self.file, products=[made], relating_structure=self.storey(on)
        )

    def redraw(self, name: str, corners: Corners) -> None:
        """Another body for a room."""
        self._draw(self.the(name, "IfcSpace"), corners)

    def move(self, name: str, *, dx: float = 0.0, dz: float = 0.0) -> None:
        """An element shifted by itself; what stands on it stays where it is."""
        element = self.the(name)
        matrix = get_local_placement(element.ObjectPlacement).copy()
        matrix[:3, 3] += (dx, 0.0, dz)
        self._place(element, matrix)

    def move_door(self, name: str, *, dx: float) -> None:
        """A door with its opening."""
        door = self.the(name, "IfcDoor")
        hole = door.FillsVoids[0].RelatingOpeningElement
        for each in (hole, door):
            matrix = get_local_placement(each.ObjectPlacement).copy()
            matrix[0, 3] += dx
            self._place(each, matrix)

    def turn_door(self, name: str, *, wall: float = 0.2) -> None:
        """A door turned about its middle: it opens to the other side, hinged at the other end."""
        door = self.the(name, "IfcDoor")
        matrix = get_local_placement(door.ObjectPlacement).copy()
        middle = np.array([door.OverallWidth / 2, wall / 2, 0.0, 1.0])
        was = matrix @ middle
        matrix[:3, :2] *= -1.0
        matrix[:3, 3] += (was - matrix @ middle)[:3]
        self._place(door, matrix)

    def remove(self, name: str) -> None:
        """An element and the hole that it fills."""
        element = self.the(name)
        holes = [each.RelatingOpeningElement for each in getattr(element, "FillsVoids", ())]
        for each in (element, *holes):
            ifcopenshell.api.root.remove_product(self.file, product=each)

    def written(self, folder: Path) -> Path:
        path = folder / "revision.ifc"
        self.file.write(str(path))
        return path

    def _place(self, element: ifcopenshell.entity_instance, matrix: np.ndarray) -> None:
        ifcopenshell.api.geometry.edit_object_placement(
            self.file, product=element, matrix=matrix, should_transform_children=False
        )

    def _draw(self, element: ifcopenshell.entity_instance, corners: Corners) -> None:
        x0, y0, z0, x1, y1, z1 = corners
        make = self.file.create_entity
        middle = make("IfcCartesianPoint", [(x0 + x1) / 2, (y0 + y1) / 2])
        profile = make(
            "IfcRectangleProfileDef",
            "AREA",
            None,
            make("IfcAxis2Placement2D", middle),
            x1 - x0,
            y1 - y0,
        )
        foot = make("IfcAxis2Placement3D", make("IfcCartesianPoint", [0.0, 0.0, z0]))
        up = make("IfcDirection", [0.0, 0.0, 1.0])
        body = make("IfcExtrudedAreaSolid", profile, foot, up, z1 - z0)
        context = next(
            each
            for each in self.file.by_type("IfcGeometricRepresentationSubContext")
            if each.ContextIdentifier == "Body"
        )
        shape = make("IfcShapeRepresentation", context, "Body", "SweptSolid", [body])
        element.Representation = make("IfcProductDefinitionShape", None, None, [shape])
        self._place(element, np.eye(4))


def opened(path: Path) -> Revision:
    """A model to change; what is written is another file."""
    return Revision(ifcopenshell.open(str(path)))
