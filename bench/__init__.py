"""Ratios against a named baseline, measured in one run. See README.md."""
