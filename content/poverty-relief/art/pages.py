"""The full-page pictures and the village band: cover, verse, back, ridges, scene-1."""

from __future__ import annotations

from page_cover import cover
from page_quiet import back, ridges, verse
from page_village import scene_1

PICTURES = (cover, verse, back, ridges, scene_1)
