"""Footprints, heights and solids of products: read directly where possible, else by an engine."""

from checker.read.shapes.offset import choose_offset
from checker.read.shapes.reader import ShapeReader
from checker.read.shapes.representation import body_items

__all__ = ["ShapeReader", "body_items", "choose_offset"]
