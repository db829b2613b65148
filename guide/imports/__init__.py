"""From spreadsheets and other tools' files to the content of a guide, and nothing unseen."""
