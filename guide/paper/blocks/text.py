"""A passage of prose."""

from guide.model.blocks import Text

from ..nodes import Heading, Nodes
from ..writer import Writer


def nodes(write: Writer, block: Text) -> Nodes:
    """The passage under its heading, with its sources."""
    heading: Nodes = [Heading(2, block.heading)] if block.heading else []
    sources: Nodes = [write.sourced(block.sources)] if block.sources else []
    return [*heading, *write.paragraphs(block.text), *sources]
