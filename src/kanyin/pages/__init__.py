"""Flows and furniture to finished pages."""
