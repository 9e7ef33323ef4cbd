"""The figures that stand inside the text."""

from __future__ import annotations

from figure_class import figure_class
from figure_night import figure_night
from figure_sponge import figure_sponge
from figure_table import figure_table

PICTURES = (figure_night, figure_class, figure_sponge, figure_table)
