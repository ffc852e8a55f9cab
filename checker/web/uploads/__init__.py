"""Models on their way in: measured against limits, hashed while they come, kept or refused."""
