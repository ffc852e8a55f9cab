"""schoolcheck: does this school design give every pupil the space and the access they need?"""

__version__ = "0.1.0"
