"""The data contract: every table and column, declared once.

Imports the standard library and pyarrow only.
"""
