"""Reference data of the languages; SOURCES.md says where they come from."""
