"""People as tables: the columns, the files, and reading them back row by row."""
