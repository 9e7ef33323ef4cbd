"""The version of kanyin; pyproject.toml reads it here."""

__version__ = "0.1.0"
