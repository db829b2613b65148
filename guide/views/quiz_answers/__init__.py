"""One file for each way of answering a quiz item.

``ask`` shows the widgets under a key, ``given`` reads what was answered in them, and ``explain``
says what the answer comes to. ``explain`` takes the guide, the item, the writer that explained the
terms of its stem, and the answer as ``given`` returned it.
"""
