"""Path data read back into points: what a browser would draw."""

import re

Point = tuple[float, float]
_PART = re.compile(r"([MLHVlhvZ])([^MLHVlhvZ]*)")
_NUMBER = re.compile(r"-?(?:\d+\.?\d*|\.\d+)")


def rings_of(data: str) -> list[list[Point]]:
    """The points of each ring, in the order of drawing."""
    rings: list[list[Point]] = []
    x = y = 0.0
    for command, rest in _PART.findall(data):
        figures = list(map(float, _NUMBER.findall(rest)))
        if command == "Z":
            continue
        if command == "h":
            x += figures[0]
        elif command == "v":
            y += figures[0]
        elif command == "l":
            x, y = x + figures[0], y + figures[1]
        elif command == "M":
            x, y = figures
            rings.append([])
        else:
            raise ValueError(f"This path has a step of another kind: {command}.")
        rings[-1].append((round(x, 3), round(y, 3)))
    return rings


def points_of(data: str) -> list[Point]:
    """All points of a path."""
    return [point for ring in rings_of(data) for point in ring]
