"""ICC profiles: the two that come with kanyin, a user's own, and the way between two of them."""

from __future__ import annotations

import struct
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

from PIL import Image, ImageCms

from ..model.diagnostic import NOWHERE, Report
from ..model.edition import Edition

HERE = Path(__file__).parent.parent / "profiles"
SRGB = HERE / "sRGB.icc"
PRESS = HERE / "FOGRA39L_coated.icc"
DEFAULTS = {"rgb": SRGB, "cmyk": PRESS}  # by the inks of a variant
CHANNELS = {"RGB ": 3, "CMYK": 4, "GRAY": 1}
MODES = {3: "RGB", 4: "CMYK", 1: "L"}
# What the two are called in the registry of characterizations (ISO 15930-7, 6.2.4).
KNOWN = {
    SRGB.name: ("sRGB IEC61966-2.1", "sRGB IEC61966-2.1", "http://www.color.org"),
    PRESS.name: ("FOGRA39", "Coated FOGRA39 (ISO 12647-2:2004)", "http://www.color.org"),
}
HEADER = 128  # bytes of a profile's header (ICC.1, 7.2)


class Profile(NamedTuple):
    """A profile's bytes, how many channels it has, its device class (``prtr``, ``mntr``…), and
    what it calls itself: an identifier, a condition, and the registry that has it."""

    data: bytes
    channels: int
    device: str
    identifier: str
    condition: str
    registry: str


@lru_cache(4)
def open_profile(path: Path) -> Profile:
    """Read a profile's file.  Raises OSError, or ValueError when it cannot be used."""
    return read_profile(path.read_bytes(), path.name if path.parent == HERE else "")


def profile_of(edition: Edition) -> Profile:
    """The profile of an edition: another file's, a user's, or the one for its inks."""
    if edition.condition is not None:
        data, *names = edition.condition
        return read_profile(data, "")._replace(
            identifier=names[0], condition=names[1], registry=names[2]
        )
    return open_profile(edition.profile or DEFAULTS[edition.variant.ink])


def read_profile(data: bytes, name: str) -> Profile:
    """A profile from its bytes.  Raises ValueError when it is none that can be used."""
    if len(data) < HEADER or data[36:40] != b"acsp":
        raise ValueError("no ICC profile")
    space = data[16:20].decode("latin-1")
    if space not in CHANNELS:
        raise ValueError(f"a profile for {space.strip()}; CMYK, RGB and gray are read")
    length = struct.unpack(">I", data[:4])[0]
    if length > len(data):
        raise ValueError("the profile is cut off")
    try:
        described = ImageCms.getProfileDescription(cms(data)).strip()
    except ImageCms.PyCMSError as error:
        raise ValueError(str(error)) from None
    device = data[12:16].decode("latin-1")
    described = described or "custom"
    names = KNOWN.get(name, (described, described, ""))
    return Profile(data, CHANNELS[space], device, *names)


def press_profile(path: Path, report: Report) -> Profile | None:
    """The profile of a printing condition: CMYK, of an output device; None, and a report."""
    try:
        found = open_profile(path)
        if found.channels != CHANNELS["CMYK"] or found.device != "prtr":
            raise ValueError("not a CMYK output profile")
        check_ways(found)
    except (OSError, ValueError) as error:
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        report.error("I104", NOWHERE, path=path.name, reason=reason)
        return None
    return found


def check_ways(profile: Profile) -> None:
    """Raises ValueError for a profile that colours cannot be converted by."""
    modes = MODES[profile.channels], MODES[3]
    srgb = open_profile(SRGB)
    try:
        way(profile.data, srgb.data, modes)
        if profile.channels == CHANNELS["CMYK"] and profile.device == "prtr":
            way(srgb.data, profile.data, modes[::-1])
    except ImageCms.PyCMSError as error:
        raise ValueError(str(error)) from None


@lru_cache(8)
def cms(data: bytes) -> ImageCms.ImageCmsProfile:
    return ImageCms.ImageCmsProfile(BytesIO(data))


@lru_cache(16)
def way(source: bytes, target: bytes, modes: tuple[str, str]) -> ImageCms.ImageCmsTransform:
    """From one profile to another: relative colorimetric, with black point compensation."""
    return ImageCms.buildTransform(
        cms(source), cms(target), *modes, renderingIntent=ImageCms.Intent.RELATIVE_COLORIMETRIC,
        flags=ImageCms.Flags.BLACKPOINTCOMPENSATION,
    )  # fmt: skip


def convert(image: Image.Image, source: Profile, target: Profile) -> Image.Image:
    """An image's pixels from one profile to another."""
    modes = MODES[source.channels], MODES[target.channels]
    found = ImageCms.applyTransform(image, way(source.data, target.data, modes))
    assert found is not None
    return found


@lru_cache(8)
def blacks(profile: Profile) -> tuple[int, ...]:
    """For each grey of a screen the amount of black alone, 0 to 255, that looks most like it."""
    row = Image.frombytes("CMYK", (256, 1), b"".join(bytes((0, 0, 0, n)) for n in range(256)))
    seen = convert(row, profile, open_profile(SRGB)).convert("L").tobytes()
    nearest = [min(range(256), key=lambda ink: abs(seen[ink] - grey)) for grey in range(256)]
    return (255, *nearest[1:])
