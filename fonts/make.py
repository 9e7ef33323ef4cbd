"""Make the vendored faces and fonts.yaml from their source packages.

    python fonts/make.py [FOLDER]

Fetches the packages with `npm pack` and `apt-get download` into FOLDER (default: a temporary one;
what is already there is used again), subsets with HarfBuzz, renames the Kai face as the reserved
names of its licence demand, and writes the .ttf files, the licence texts and fonts.yaml beside
this script.  Needs the extra `test` (fontTools), npm and apt.  The same packages give the same
bytes.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
import tempfile
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import NamedTuple

import uharfbuzz as hb
from fontTools.ttLib import TTFont

HERE = Path(__file__).parent
STANDARD = HERE.parent / "tests" / "data" / "hanzi8105" / "characters.txt"
SERIF = "@expo-google-fonts/noto-serif-sc"
SANS = "@expo-google-fonts/noto-sans-sc"
NPM_VERSION = "0.4.3"
KAI = "fonts-lxgw-wenkai"
KAI_VERSION = "1.250+repack-1"

# Latin, Greek, Cyrillic, punctuation, arrows, mathematics, boxes, CJK marks, kana, bopomofo,
# enclosed and compatibility forms, full-width forms.
SYMBOLS = (
    (0x20, 0x7E), (0xA0, 0x24F), (0x2B0, 0x2FF), (0x300, 0x36F), (0x370, 0x3FF), (0x400, 0x45F),
    (0x1E00, 0x1EFF), (0x2000, 0x206F), (0x2070, 0x20CF), (0x2100, 0x22FF), (0x2300, 0x23FF),
    (0x2460, 0x25FF), (0x2600, 0x26FF), (0x2700, 0x27BF), (0x2E3A, 0x2E3B), (0x3000, 0x30FF),
    (0x3100, 0x312F), (0x31A0, 0x31BF), (0x3200, 0x33FF), (0xFE10, 0xFE1F), (0xFE30, 0xFE4F),
    (0xFF00, 0xFFEF), (0x1F100, 0x1F1FF),
)  # fmt: skip


class Vendored(NamedTuple):
    role: str
    file: str
    package: str
    version: str
    member: str
    whole: bool
    fallback: tuple[str, ...]
    licence: str


FACES = (
    Vendored("serif", "NotoSerifSC-Regular.ttf", SERIF, NPM_VERSION,
             "400Regular/NotoSerifSC_400Regular.ttf", True, (), "OFL-Noto.txt"),
    Vendored("serif-bold", "NotoSerifSC-Bold.ttf", SERIF, NPM_VERSION,
             "700Bold/NotoSerifSC_700Bold.ttf", False, ("serif",), "OFL-Noto.txt"),
    Vendored("sans", "NotoSansSC-Regular.ttf", SANS, NPM_VERSION,
             "400Regular/NotoSansSC_400Regular.ttf", False, ("serif",), "OFL-Noto.txt"),
    Vendored("sans-bold", "NotoSansSC-Bold.ttf", SANS, NPM_VERSION,
             "700Bold/NotoSansSC_700Bold.ttf", False, ("sans", "serif"), "OFL-Noto.txt"),
    Vendored("kai", "KanyinKai-Regular.ttf", KAI, KAI_VERSION,
             "LXGWWenKai-Regular.ttf", False, ("serif",), "OFL-KanyinKai.txt"),
)  # fmt: skip


def wanted() -> set[int]:
    """8,105 standard characters, GB 2312, and the symbols."""
    found = {ord(char) for char in STANDARD.read_text("utf-8") if not char.isspace()}
    for high in range(0xA1, 0xF8):
        for low in range(0xA1, 0xFF):
            found.update(map(ord, bytes((high, low)).decode("gb2312", "ignore")))
    for first, last in SYMBOLS:
        found.update(range(first, last + 1))
    return found


def subset(data: bytes, codes: Iterable[int]) -> bytes:
    """Keep these characters with every layout feature; drop hints."""
    keep = hb.SubsetInput()
    keep.unicode_set.update(codes)
    for everything in (keep.layout_feature_tag_set, keep.name_id_set, keep.name_lang_id_set):
        everything.clear()
        everything.invert()
    keep.flags = hb.SubsetFlags.NO_HINTING | hb.SubsetFlags.NOTDEF_OUTLINE
    return bytes(hb.subset(hb.Face(data), keep).blob.data)


def rename(data: bytes, family: str) -> bytes:
    """Give the face another name: reserved names may not stand in a changed font."""
    font = TTFont(BytesIO(data), recalcTimestamp=False)
    table = font["name"]
    kept = {0, 5, 13, 14}
    table.names = [r for r in table.names if r.nameID in kept and r.langID == 0x409]
    postscript = family.replace(" ", "") + "-Regular"
    for name_id, text in (
        (1, family),
        (2, "Regular"),
        (3, postscript),
        (4, family),
        (6, postscript),
    ):
        table.setName(text, name_id, 3, 1, 0x409)
    out = BytesIO()
    font.save(out)
    return out.getvalue()


def fetch(folder: Path) -> None:
    for package in (SERIF, SANS):
        if not list(folder.glob(f"{package[1:].replace('/', '-')}-*.tgz")):
            subprocess.run(
                ["npm", "pack", "--silent", f"{package}@{NPM_VERSION}"], cwd=folder, check=True
            )
    if not list(folder.glob(f"{KAI}_*.deb")):
        subprocess.run(["apt-get", "download", f"{KAI}={KAI_VERSION}"], cwd=folder, check=True)


def unpack(folder: Path, face: Vendored) -> bytes:
    if face.package == KAI:
        deb = next(folder.glob(f"{KAI}_*.deb"))
        tar = subprocess.run(
            ["dpkg-deb", "--fsys-tarfile", deb], stdout=subprocess.PIPE, check=True
        ).stdout
        member = f"./usr/share/fonts/truetype/lxgw-wenkai/{face.member}"
        return subprocess.run(
            ["tar", "-xO", member], input=tar, stdout=subprocess.PIPE, check=True
        ).stdout
    tgz = next(folder.glob(f"{face.package[1:].replace('/', '-')}-*.tgz"))
    return subprocess.run(
        ["tar", "-xzOf", tgz, f"package/{face.member}"], stdout=subprocess.PIPE, check=True
    ).stdout


def entry(face: Vendored, data: bytes) -> str:
    lines = [
        f"  - role: {face.role}",
        f"    file: {face.file}",
        f"    fallback: [{', '.join(face.fallback)}]",
        f'    source: "{face.package}"',
        f'    version: "{face.version}"',
        "    licence: OFL-1.1",
        f"    licence-file: {face.licence}",
        f"    sha256: {hashlib.sha256(data).hexdigest()}",
    ]
    return "\n".join(lines)


HEADER = """\
# The faces kanyin sets with.  Written by fonts/make.py; add your own by dropping a file here (or
# in the folder fonts/ of a publication) and one line:  - {role: my-song, file: MySong.otf}
# A TTC takes the number of its face:  - {role: hei, file: Hei.ttc, index: 2}
faces:
"""


def main(folder: Path) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    fetch(folder)
    codes = wanted()
    entries = []
    for face in FACES:
        data = unpack(folder, face)
        if not face.whole:
            data = subset(data, codes)
        if face.role == "kai":
            data = rename(data, "Kanyin Kai")
        (HERE / face.file).write_bytes(data)
        entries.append(entry(face, data))
        print(f"{face.file}: {len(data):,} bytes")
    (HERE / "fonts.yaml").write_text(HEADER + "\n".join(entries) + "\n", "utf-8")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        main(Path(sys.argv[1]))
    else:
        with tempfile.TemporaryDirectory() as temporary:
            main(Path(temporary))
