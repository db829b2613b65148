"""How a fact is said, on any surface."""
