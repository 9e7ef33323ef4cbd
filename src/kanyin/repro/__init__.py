"""Reproduction 制版: colours to inks, and picture files to pixels that a page description takes."""
