"""Shapely in metres: pure functions with a stated tolerance."""
