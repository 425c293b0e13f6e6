"""The verbs of the command line, a module each. They import what they need when they run."""
