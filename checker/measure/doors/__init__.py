"""Doors: how they move, how wide they open, what is before and beside them, where they lead."""
