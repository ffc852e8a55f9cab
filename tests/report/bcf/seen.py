"""What a viewpoint of BCF shows: read from its XML and reckoned anew, not by our own code."""

from dataclasses import dataclass
from math import radians, tan
from xml.etree import ElementTree as ET

import numpy as np

from tests.report.bcf.made import parsed


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A camera with its axes, the planes that hide, and the selected GlobalIds."""

    at: np.ndarray
    direction: np.ndarray
    up: np.ndarray
    field: float
    planes: tuple[tuple[np.ndarray, np.ndarray], ...]
    selected: tuple[str, ...]
    hints: dict[str, str]

    def holds(self, points: np.ndarray) -> bool:
        """Whether all points are in a picture as wide as high."""
        rest = points - self.at
        ahead = rest @ self.direction
        aside = rest @ np.cross(self.direction, self.up)
        over = rest @ self.up
        half = ahead * tan(radians(self.field) / 2)
        return bool(np.all(ahead > 0) and np.all(abs(aside) <= half) and np.all(abs(over) <= half))

    def keeps(self, points: np.ndarray) -> bool:
        """Whether no plane hides any of them: its direction points to what is hidden."""
        return all(np.all((points - at) @ hides <= 0) for at, hides in self.planes)

    def share(self, points: np.ndarray) -> float:
        """How much of the height or width of the picture the points take."""
        rest = points - self.at
        half = (rest @ self.direction) * tan(radians(self.field) / 2)
        aside = (rest @ np.cross(self.direction, self.up)) / half
        over = (rest @ self.up) / half
        return float(max(np.ptp(aside), np.ptp(over)) / 2)


def seen(data: bytes) -> Seen:
    root = parsed(data)
    camera = root.find("PerspectiveCamera")
    hints = next(iter(root.iter("ViewSetupHints")))
    return Seen(
        at=vector(camera.find("CameraViewPoint")),
        direction=vector(camera.find("CameraDirection")),
        up=vector(camera.find("CameraUpVector")),
        field=float(camera.findtext("FieldOfView")),
        planes=tuple(
            (vector(each.find("Location")), vector(each.find("Direction")))
            for each in root.iter("ClippingPlane")
        ),
        selected=tuple(each.get("IfcGuid") for each in root.iter("Component")),
        hints=hints.attrib,
    )


def vector(node: ET.Element) -> np.ndarray:
    return np.array([float(node.findtext(axis)) for axis in "XYZ"])
