"""Sample corpus and reference data. Importing this package does nothing."""
