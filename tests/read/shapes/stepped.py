"""Stairs in every kind of body, whose treads are known: 3 risers of 0.17 m, goings of 0.28 m."""

from itertools import pairwise
from typing import Any

from tests.read.shapes.made import Made, box_faces

RISER, GOING, WIDTH = 0.17, 0.28, 1.2
LEVELS = [RISER, 2 * RISER, 3 * RISER]

Entity = Any


def profile(steps: int = 3) -> list[tuple[float, float]]:
    """A concrete flight from the side: treads and risers above, level below at z = 0."""
    above = [(0.0, 0.0)]
    for i in range(steps):
        above += [(i * GOING, (i + 1) * RISER), ((i + 1) * GOING, (i + 1) * RISER)]
    return [*above, (steps * GOING, 0.0)]


def flight_faces(steps: int = 3) -> list[list[list[tuple[float, float, float]]]]:
    """The same flight as faces that look outwards."""
    side = profile(steps)
    left, right = ([(x, y, z) for x, z in side] for y in (0.0, WIDTH))
    around = [
        [[a, b, (b[0], WIDTH, b[2]), (a[0], WIDTH, a[2])]] for a, b in pairwise([*left, left[0]])
    ]
    return [[left[::-1]], [right], *around]


def pulled(made: Made) -> Entity:
    """The flight as Revit draws it: its side, pulled across."""
    standing = made.axis3((0, WIDTH, 0), (0, -1, 0), (1, 0, 0))
    return made.extruded(made.closed(profile()), WIDTH, position=standing)


def blocks(made: Made) -> list[Entity]:
    """The flight as one upright block for each step."""
    return [
        made.extruded(
            made.rectangle(GOING, WIDTH, made.axis2(((i + 0.5) * GOING, WIDTH / 2))),
            (i + 1) * RISER,
        )
        for i in range(3)
    ]


def face_set(made: Made, faces: Any, *, closed: bool | None = None) -> Entity:
    """Faces as an IfcPolygonalFaceSet, every corner a point of its own."""
    points = [corner for (ring,) in faces for corner in ring]
    listed = made.new("IfcCartesianPointList3D", [[made.length(v) for v in p] for p in points])
    rings, first = [], 1
    for (ring,) in faces:
        rings.append(made.new("IfcIndexedPolygonalFace", list(range(first, first + len(ring)))))
        first += len(ring)
    return made.new("IfcPolygonalFaceSet", listed, closed, rings)


def triangle_set(made: Made, faces: Any) -> Entity:
    """Faces of three and four corners as triangles that share their points."""
    points: list[tuple[float, float, float]] = []
    index = []
    for (ring,) in faces:
        first = len(points) + 1
        points += ring
        index += [(first, first + k, first + k + 1) for k in range(1, len(ring) - 1)]
    listed = made.new("IfcCartesianPointList3D", [[made.length(v) for v in p] for p in points])
    return made.new("IfcTriangulatedFaceSet", listed, None, True, index)


def surface_model(made: Made, faces: Any) -> Entity:
    """Faces as an IfcFaceBasedSurfaceModel of one set."""
    connected = made.new("IfcConnectedFaceSet", [made.face(rings) for rings in faces])
    return made.new("IfcFaceBasedSurfaceModel", [connected])


def inside_out(faces: Any) -> Any:
    """The same faces, all looking inwards."""
    return [[ring[::-1] for ring in face] for face in faces]


def board(x: float, y: float, thick: float, at: tuple[float, float, float]) -> Any:
    """A board as faces."""
    return box_faces(x, y, thick, at)
