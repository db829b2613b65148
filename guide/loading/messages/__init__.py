"""What the checker says, apart from the checking: one file for each stage of it.

Each function returns what is wrong and what to write instead. The words are an author's, never
the program's.
"""
