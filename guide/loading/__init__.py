"""From the files of a pack to a guide, or to a list of everything that is wrong with them."""
