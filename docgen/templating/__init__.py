"""Builds the Word templates in resources/templates: `python -m docgen.templating`.

The files are built, not drawn, so that every measure stands in `docgen.nd30` and a template can
be made anew. What the clerk edits is a copy of the built file.
"""
