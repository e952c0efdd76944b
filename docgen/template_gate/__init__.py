"""The door for Word templates: what the clerk edited or brought in is judged before it is used.

`check.check_template` tells what is wrong, `accepting.accept` mends split tags and takes a file
in, and `own` stands before every use of the office's own copy.
"""
