"""The edge: settings, command line, Prefect flows and the plain steps that they run."""
