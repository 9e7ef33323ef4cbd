"""Document × layout: which part gets which pages, which block which style."""
