"""The scene bands of the sections, and (through PICTURES) the figures."""

from __future__ import annotations

import figures
from scene_campus import scene_campus
from scene_oasis import scene_oasis
from scene_school import scene_school
from scene_tibet import scene_tibet

PICTURES = (scene_tibet, scene_school, scene_campus, scene_oasis, *figures.PICTURES)
