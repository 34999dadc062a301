"""The nouns of the workbench: frozen values that know nothing of files, databases and pages."""
