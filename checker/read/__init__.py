"""IFC in, plain frozen School out: the only package that speaks IFC."""

from checker.read.joined import Part, read_joined
from checker.read.school import read_school

__all__ = ["Part", "read_joined", "read_school"]
