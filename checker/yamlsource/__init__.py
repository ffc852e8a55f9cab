"""YAML as text with positions: nothing is guessed, hostile files are refused in a sentence."""

from checker.yamlsource.compose import read_yaml, read_yaml_file
from checker.yamlsource.document import Complaint, Document, Mark, Path

__all__ = ["Complaint", "Document", "Mark", "Path", "read_yaml", "read_yaml_file"]
