"""The rules of the desk, pure: states, completeness, who may do what."""
