"""Plain functions that read, transform and commit: they run with no Prefect server."""
