"""For programs: the same projects and runs as JSON, described by OpenAPI."""
