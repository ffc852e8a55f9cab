"""What rooms are next to, above and below; windows, outer walls, clusters."""
