"""The deeds of the office that touch files: the window and the command line both call these."""
