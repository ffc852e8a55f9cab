"""Lifts: car, shaft, doors, and the floor before them."""
