"""How many examples a property is tried with, where the profile's own number would be too many."""

from hypothesis import settings


def share(examples: int) -> int:
    """So many of the hundred that `make test` tries; as small a part of a profile with fewer."""
    return max(3, settings().max_examples * examples // 100)
