"""One file for each way of answering a quiz item: ``ask`` for it, ``explain`` it."""
