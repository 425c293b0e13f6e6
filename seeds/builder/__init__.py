"""Builds the sample corpus from its manuscripts: see ``seeds/SOURCES.md``."""
