"""The facilitator's view of an event."""

from guide.model.pack import Pack
from guide.views.host import page


def show(pack: Pack) -> None:
    """Show it to whoever may host, and to others the form for the passcode."""
    page.show(pack)
