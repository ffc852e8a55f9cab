"""Rooms: their areas, their free floor and what fits on it, their doors, furniture and words."""
