"""Settings that every test shares."""

from hypothesis import settings

# A busy machine is no fault of the code: properties are held to what they say, not to a time.
settings.register_profile("guide", deadline=None)
settings.load_profile("guide")
