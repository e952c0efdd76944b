"""The fields of each kind of paper: meanings, and made-up values to show and to try with.

One module per kind, named like the kind, with `MEANINGS` and `examples()`.
"""
