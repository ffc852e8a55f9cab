"""What is in sight: of a room from its door, of one room from another, from the entrance."""
