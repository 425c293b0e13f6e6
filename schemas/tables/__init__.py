"""The row classes, a module per family of tables."""
