"""One face of one font file, read by HarfBuzz: metrics, coverage, shaping, subsetting."""

from __future__ import annotations

import struct
from collections import defaultdict
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb

# What an embedded subset has no use for: its text is already shaped.
DROPPED = (
    "GSUB", "GPOS", "GDEF", "BASE", "VORG", "vhea", "vmtx", "post", "name", "OS/2", "cmap", "STAT",
    "gasp", "DSIG", "meta", "kern", "JSTF", "avar", "HVAR", "MVAR", "VVAR",
)  # fmt: skip
_PLAIN_BYTES = [byte for byte in range(256) if byte not in b"()\\\r"]
UNIFORM = (0x3400, 0x9FFF)  # ideographs, one em wide in nearly every Chinese face
# OpenType's tags for languages that a face of several regions' forms may tell apart.
SYSTEMS = {"zh-Hant": b"ZHT ", "zh-HK": b"ZHH "}
# Glyphs that Chinese text has by another form than the font's first: 分隔号 half an em wide.
FORMS = {"zh-Hans": {"／": {"hwid": True}}}
# One row per glyph: id, advance, shift, first character (from the word's start), how many.
GlyphRow = tuple[int, int, int, int, int]


class FaceError(Exception):
    """A font file that cannot be used, and why."""


class Metrics(NamedTuple):
    """What a PDF font descriptor wants, in thousandths of an em."""

    name: str
    box: tuple[int, int, int, int]
    ascent: int
    descent: int
    cap_height: int
    italic_angle: float
    weight: int
    fixed: bool
    serif: bool


class Subset(NamedTuple):
    """A font program cut down to some ``glyphs``, so many in all, and their new ids."""

    program: bytes
    is_cff: bool
    new: dict[int, int]
    glyphs: int


class _Glyphs(dict[str, int]):
    """Character → glyph id, shaped on its own once, so that locl and the like have their say."""

    def __init__(self, face: Face) -> None:
        self._face = face

    def __missing__(self, char: str) -> int:
        found = self[char] = self._face.alone(char)
        return found


class _Advances(dict[str, int]):
    """Character → advance in font units."""

    def __init__(self, face: Face) -> None:
        self._face = face

    def __missing__(self, char: str) -> int:
        face = self._face
        found = self[char] = face.advance(face.glyph[char])
        return found


class _Scaled(dict[str, int]):
    """Character → advance in mpt, at one size."""

    def __init__(self, face: Face, size: int) -> None:
        self._width, self._upem, self._size = face.width, face.upem, size

    def __missing__(self, char: str) -> int:
        found = self[char] = self._width[char] * self._size // self._upem
        return found


class _UnseenError(Exception):
    """A character that has no code yet."""


def _unseen() -> int:
    raise _UnseenError


def code_of(count: int) -> int:
    """The ``count``-th code, from 1 on, that can stand in a PDF's string as it is: neither of its
    bytes is a bracket, a backslash or a return."""
    high, low = divmod(count, len(_PLAIN_BYTES))
    return _PLAIN_BYTES[high] << 8 | _PLAIN_BYTES[low]


class Face:
    """An opened face.  ``glyph`` and ``width`` are tables that fill themselves."""

    def __init__(self, role: str, path: Path, index: int = 0, language: str = "zh-Hans") -> None:
        self.role, self.path, self._language = role, path, language
        self._forms = FORMS.get(language, {})
        try:
            self._face = hb.Face(hb.Blob.from_file_path(str(path)), index)
            if not self._face.glyph_count or not self._face.upem:
                raise FaceError("no glyphs")
            self._font = hb.Font(self._face)
            self._tags = set(self._face.table_tags)
            self._read_metrics()
        except FaceError:
            raise
        except Exception as error:  # HarfBuzz and struct raise many kinds on broken files
            raise FaceError(str(error) or type(error).__name__) from error
        if language not in SYSTEMS or SYSTEMS[language] not in self._table("GSUB"):
            self._language = "zh-Hans"  # else a face for one region gives its default forms
        self.upem = int(self._face.upem)
        self.glyph, self.width = _Glyphs(self), _Advances(self)
        self._words: dict[tuple[str, bool], tuple[GlyphRow, ...]] = {}
        self._scaled: dict[int, _Scaled] = {}
        self._ink: dict[str, tuple[int, int]] = {}
        self._numbers: defaultdict[int, int] = defaultdict(_unseen)  # code point → code
        self.numbered: list[str] = []  # the characters that have a code, in the order of codes
        self.lacking = ""  # characters that were asked for and are not there
        self.uneven = False  # whether an ideograph is not one em wide

    def _table(self, tag: str) -> bytes:
        return bytes(self._face.reference_table(tag).data)

    def _read_metrics(self) -> None:
        if not self._tags & {"glyf", "CFF ", "CFF2"}:
            raise FaceError("no outlines (bitmap font?)")
        head, hhea, post, os2 = (self._table(t) for t in ("head", "hhea", "post", "OS/2"))
        scale = 1000 / self._face.upem
        box = struct.unpack(">4h", head[36:44])
        ascent, descent = struct.unpack(">2h", hhea[4:8])
        version, weight = struct.unpack(">H2xH", os2[:6])
        embedding = struct.unpack(">H", os2[8:10])[0]
        if embedding & 0xF == 2:
            raise FaceError("its maker forbids embedding (fsType 2)")
        cap_height = struct.unpack(">h", os2[88:90])[0] if version >= 2 else 700 / scale
        name = self._face.get_name(hb.OTNameIdPredefined.POSTSCRIPT_NAME) or self.path.stem
        self.metrics = Metrics(
            "".join(char for char in name if char.isalnum() or char in "-_") or "Font",
            (round(box[0] * scale), round(box[1] * scale), round(box[2] * scale),
             round(box[3] * scale)),
            round(ascent * scale), round(descent * scale), round(cap_height * scale),
            struct.unpack(">i", post[4:8])[0] / 65536, weight,
            bool(struct.unpack(">I", post[12:16])[0]), "Serif" in name or "Song" in name,
        )  # fmt: skip

    def covers(self, char: str) -> bool:
        return self._font.get_nominal_glyph(ord(char)) is not None

    def codes(self, text: str) -> bytes | None:
        """The codes of a text's characters, two bytes each; None when the face lacks one."""
        try:
            found = text.translate(self._numbers)
        except _UnseenError:
            for char in dict.fromkeys(text):
                self._number(char)
            found = text.translate(self._numbers)
        lacking = self.lacking
        if lacking and any(char in text for char in lacking):
            return None
        return found.encode("utf-16-be", "surrogatepass")

    def _number(self, char: str) -> None:
        """Give a character its code in this face, as characters come; what the face lacks has
        code 0."""
        code = ord(char)
        if code in self._numbers:
            return
        if char != "\n" and not self.covers(char):
            self.lacking += char
            self._numbers[code] = 0
            return
        if UNIFORM[0] <= code <= UNIFORM[1] and self.width[char] != self.upem:
            self.uneven = True
        self.numbered.append(char)
        self._numbers[code] = code_of(len(self.numbered))

    def advances(self, size: int) -> dict[str, int]:
        """The advances of characters at a size, in mpt; it fills itself."""
        if size not in self._scaled:
            self._scaled[size] = _Scaled(self, size)
        return self._scaled[size]

    def coverage(self) -> set[int]:
        """Every code point of the face."""
        return set(self._face.unicodes)

    def advance(self, glyph: int) -> int:
        return int(self._font.get_glyph_h_advance(glyph))

    def ink(self, char: str) -> tuple[int, int]:
        """Where a character's ink begins and ends, in thousandths of an em from its origin."""
        if char not in self._ink:
            extents = self._font.get_glyph_extents(self.glyph[char])
            left = extents.x_bearing if extents is not None else 0
            right = left + extents.width if extents is not None else 0
            self._ink[char] = left * 1000 // self.upem, right * 1000 // self.upem
        return self._ink[char]

    def _shape(self, text: str, script: str, features: dict[str, bool]) -> hb.Buffer:
        buffer = hb.Buffer()
        buffer.add_str(text)
        buffer.direction = "ltr"
        buffer.script = script
        buffer.language = self._language
        buffer.cluster_level = hb.BufferClusterLevel.MONOTONE_CHARACTERS
        hb.shape(self._font, buffer, features)
        return buffer

    def alone(self, char: str) -> int:
        """The glyph of one character as Chinese text has it."""
        infos = self._shape(char, "Hani", self._forms.get(char, {})).glyph_infos
        return int(infos[0].codepoint) if len(infos) == 1 else 0

    def word(self, text: str, ligatures: bool = True) -> tuple[GlyphRow, ...]:
        """Characters shaped together, once."""
        rows = self._words.get((text, ligatures))
        if rows is None:
            rows = self._words[text, ligatures] = self._rows(text, ligatures)
        return rows

    def _rows(self, text: str, ligatures: bool) -> tuple[GlyphRow, ...]:
        western = text[0] < "\u2000" or "“" > text[0] > "‗"
        quoted = any(char in "“”‘’" for char in text)
        features = {"pwid": True} if quoted else {}
        if not ligatures and western:
            features |= {"liga": False, "clig": False}
        buffer = self._shape(text, "Latn" if western or quoted else "Hani", features)
        infos, positions = buffer.glyph_infos, buffer.glyph_positions
        starts = [info.cluster for info in infos] + [len(text)]
        rows: list[GlyphRow] = []
        for n, (info, position) in enumerate(zip(infos, positions, strict=True)):
            count = starts[n + 1] - starts[n]
            rows.append((info.codepoint, position.x_advance, position.x_offset, starts[n], count))
        return tuple(rows)

    def subset(self, glyphs: set[int]) -> Subset:
        """The font program with these glyphs only, renumbered."""
        wanted = hb.SubsetInput()
        wanted.glyph_set.update(glyphs)
        flag = hb.SubsetFlags
        wanted.flags = (
            flag.NO_LAYOUT_CLOSURE | flag.NO_BIDI_CLOSURE | flag.NO_HINTING | flag.NOTDEF_OUTLINE
            | flag.DESUBROUTINIZE | flag.CFF_IDENTITY_CHARSET | flag.DOWNGRADE_CFF2
        )  # fmt: skip
        for tag in DROPPED:
            wanted.drop_table_tag_set.add(int.from_bytes(tag.encode(), "big"))
        plan = hb.SubsetPlan(self._face, wanted)
        done = plan.execute()
        mapping = plan.old_to_new_glyph_mapping
        is_cff = "glyf" not in self._tags
        program = done.reference_table("CFF ").data if is_cff else done.blob.data
        new = {glyph: mapping[glyph] for glyph in glyphs}
        return Subset(bytes(program), is_cff, new, int(done.glyph_count))
