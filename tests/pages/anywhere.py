"""Addresses of pages for a page that is shown alone."""


class Anywhere(dict):
    """Every page has an address somewhere else."""

    def __missing__(self, address):
        return "https://example.org/" + address
