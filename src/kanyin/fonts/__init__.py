"""Faces and the shelf that holds them; the only room that reads font files."""
