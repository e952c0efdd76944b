"""The door for Word templates: what the clerk edited or brought in is judged before it is used.

`check.check_template` tells, `mending.heal` mends, `accepting.accept` takes a file in, and `own`
stands before every use of the office's own copy.
"""
