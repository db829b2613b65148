"""The quiz in other tools' formats: a file a format, and ``items`` for what they share."""
