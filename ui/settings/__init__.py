"""Sections of the page of settings."""
