"""An interactive foreign-policy discussion guide: one YAML, four surfaces."""
