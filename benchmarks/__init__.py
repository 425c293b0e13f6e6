"""Measurements: each module is a script that prints what RESULTS.md holds."""
