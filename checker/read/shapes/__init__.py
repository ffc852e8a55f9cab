"""Footprints, heights and solids of products: read directly where possible, else by an engine."""

from checker.read.shapes.offset import choose_offset
from checker.read.shapes.reader import ShapeReader
from checker.read.shapes.representation import body_items
from checker.read.shapes.surfaces import Surfaces

__all__ = ["ShapeReader", "Surfaces", "body_items", "choose_offset"]
