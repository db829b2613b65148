"""HTTP that all surfaces share."""
