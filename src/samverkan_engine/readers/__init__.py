"""
Bytes of one known format become one declared table, with a list of the rows that could not be read.

Each module reads one format: `read(data, name)` gives a `Reading` (`tables.reading`), or raises one of the refusals of
`errors.readers` when nothing of the file can be used. What is personal is left behind here and never reaches a table.
"""
