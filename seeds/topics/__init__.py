"""The list of topics and the words that speak for them; SOURCES.md says where they come from."""
