"""
Case files: what is known and assumed of a region, each number with its source, becomes a case of the labour market.

`read` and `write` turn bytes into a checked file and back; `declared` says the same in words of the model, and
`labour_case` as its arrays. `inputs` lists every number with where it comes from.
"""
