"""Pure functions: bytes and frozen dataclasses in, dataclasses out.

No files, network, clock, environment or storage. Imports `schemas` and parsing libraries.
"""
