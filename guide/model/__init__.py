"""What a guide is: typed models, reading YAML, checking it. Imports nothing of ours."""
