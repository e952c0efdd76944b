"""Records turned into what a template is filled with: dicts, lists and strings only."""
