"""The two editions: inks, pictures, sizes, passwords, and what a file says of itself."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Any

import pikepdf
import pypdfium2
import pytest
from conftest import SAMPLES
from PIL import Image
from pypdf import PdfReader
from test_judges import Editions, run, structure
from test_pdf import publication, rendered
from test_press import publication as press_publication

from kanyin import Job, KanyinError, Proof, build
from kanyin.draw import VARIANTS
from kanyin.model.color import Color
from kanyin.model.content import PictureFile
from kanyin.model.diagnostic import NOWHERE, Report
from kanyin.model.edition import Edition
from kanyin.model.geometry import Size
from kanyin.press.preflight import Checked
from kanyin.repro.inks import Inks, limited
from kanyin.repro.jpeg import stripped
from kanyin.repro.pictures import Pictures, capped, measure, most_ink
from kanyin.repro.profiles import PRESS, SRGB, open_profile

MM = 72 / 25.4


def edition(variant: str, **more: Any) -> Edition:
    row = VARIANTS[variant]._replace(resolution=VARIANTS[variant].resolution or 300)
    return Edition(row, **more)


def photo(wide: int, high: int, mode: str = "RGB") -> Image.Image:
    """Something like a photograph: every pixel its own colour."""
    ramp = Image.linear_gradient("L").resize((wide, high))
    turned = ramp.transpose(Image.Transpose.ROTATE_180)
    noise = Image.effect_noise((wide, high), 60)
    return Image.merge("RGB", (ramp, turned, noise)).convert(mode)


def saved(image: Image.Image, kind: str = "JPEG", **more: Any) -> bytes:
    out = BytesIO()
    image.save(out, kind, **more)
    return out.getvalue()


def images(output: bytes) -> list[Any]:
    with pikepdf.open(BytesIO(output)) as pdf:
        rows = [thing for thing in pdf.objects if isinstance(thing, pikepdf.Stream)]
        return [
            (int(row.Width), int(row.Height), str(row.ColorSpace), row.read_raw_bytes())
            for row in rows if row.get("/Subtype") == pikepdf.Name.Image and "/SMask" not in row
        ]  # fmt: skip


def with_photo(folder: Path, data: bytes, **fields: str) -> Path:
    more = "".join(f", {key}: {value}" for key, value in fields.items())
    return publication(
        folder, f"[{{figure: {{picture: a.jpg, width: wide, alt: 图{more}}}}}]", a_jpg=data
    )


# ---- boxes and metadata


@pytest.mark.parametrize("sample", SAMPLES)
def test_boxes(editions: Editions, sample: str) -> None:
    """Both have the bleed; a screen shows the trim."""
    for variant in VARIANTS:
        for sheet in PdfReader(editions[sample, variant]).pages:
            trim = [float(side) for side in sheet.trimbox]
            bleed = [float(side) for side in sheet.bleedbox]
            assert trim == pytest.approx([3 * MM, 3 * MM, 213 * MM, 300 * MM], abs=0.001)
            assert bleed == pytest.approx([0, 0, 216 * MM, 303 * MM], abs=0.001)
            assert [float(side) for side in sheet.mediabox] == bleed
            assert ([float(side) for side in sheet.cropbox] == trim) is (variant == "screen")


def test_a_file_says_the_same_twice(tmp_path: Path) -> None:
    """Info and XMP agree, whatever marks a title has."""
    folder = press_publication(tmp_path / "p")
    text = (folder / "publication.yaml").read_text("utf-8")
    more = 'author: 甲\nsubject: "一 < 二"\nkeywords: [三, "四&五"]\n'
    (folder / "publication.yaml").write_text(text + more, "utf-8")
    for variant in VARIANTS:
        reader = PdfReader(BytesIO(build(Job(folder, variant=variant)).output))
        info: Any = reader.metadata
        xmp: Any = reader.xmp_metadata
        assert info.title == xmp.dc_title["x-default"] == "题 & <名>"
        assert [info.author] == xmp.dc_creator == ["甲"]
        assert info.subject == xmp.dc_description["x-default"] == "一 < 二"
        assert info.keywords == xmp.pdf_keywords == "三, 四&五"
        assert xmp.dc_subject == ["三", "四&五"]
        assert (
            info.creation_date
            == info.modification_date
            == xmp.xmp_create_date.replace(tzinfo=info.creation_date.tzinfo)
        )
        assert str(info.creation_date)[:10] == "2026-03-12"
        assert reader.trailer["/Root"]["/Lang"] == "zh-Hans-CN"  # type: ignore[index]


def test_the_moment_can_be_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    info = PdfReader(BytesIO(build(Job(press_publication(tmp_path / "p"))).output)).metadata
    assert info is not None
    assert str(info.creation_date)[:19] == "2023-11-14 22:13:20"


@pytest.mark.parametrize("variant", VARIANTS)
def test_same_bytes_anywhere(tmp_path: Path, variant: str) -> None:
    """In another folder, another time zone, with other hashes, from another working directory."""
    found = set()
    data = saved(photo(1400, 900))
    for n, (zone, seed) in enumerate((("UTC", "0"), ("Asia/Shanghai", "1"), ("Asia/Tokyo", "7"))):
        folder = with_photo(tmp_path / f"at-{n}" / "书", data)
        code = (
            "import hashlib, sys; from pathlib import Path; from kanyin import Job, build; "
            "out = build(Job(Path(sys.argv[1]), variant=sys.argv[2])).output; "
            "print(hashlib.sha256(out).hexdigest())"
        )
        done = subprocess.run(
            [sys.executable, "-c", code, str(folder), variant], check=True, text=True,
            capture_output=True, cwd=folder, env={**os.environ, "TZ": zone, "PYTHONHASHSEED": seed},
        )  # fmt: skip
        found.add(done.stdout)
    assert len(found) == 1


# ---- inks


def separations(file: Path, folder: Path) -> dict[str, Image.Image]:
    """Each plate of a file's first page, by Ghostscript: 255 is no ink."""
    run("gs", "-q", "-dNOPAUSE", "-dBATCH", "-sDEVICE=tiffsep", "-r50", "-dLastPage=1",
        f"-sOutputFile={folder / 'plate.tif'}", file)  # fmt: skip
    return {
        match[1]: Image.open(path)
        for path in folder.iterdir()
        if (match := re.search(r"\((.*)\)\.tif$", path.name))
    }


def test_plates(tmp_path: Path) -> None:
    """Body text is on the black plate alone, spot colours on one of their own."""
    file = tmp_path / "p.pdf"
    build(Job(press_publication(tmp_path / "p"), file, variant="print"))
    plates = separations(file, tmp_path)
    assert set(plates) == {"Cyan", "Magenta", "Yellow", "Black", "PANTONE 348 C"}
    scale = 50 / 72

    def darkest(name: str, top: float, foot: float) -> int:
        """The most ink on a plate between two heights of the page's left part, in mm."""
        left, upper, right, lower = (int(side * MM * scale) for side in (13, 3 + top, 60, 3 + foot))
        lightest: Any = plates[name].crop((left, upper, right, lower)).getextrema()
        return 255 - int(lightest[0])

    spot, text = (11.0, 14.5), (16.0, 19.5)
    assert darkest("PANTONE 348 C", *spot) > 120
    assert darkest("Black", *spot) == 0
    assert darkest("Black", *text) > 120
    assert darkest("PANTONE 348 C", *text) == 0
    paper = [darkest(name, 75, 80) for name in ("Cyan", "Magenta", "Yellow")]
    assert [darkest(name, *text) for name in ("Cyan", "Magenta", "Yellow")] == paper
    mist = darkest("PANTONE 348 C", 84.5, 85.5)
    assert abs(mist - 0.4 * 255) < 4


@pytest.mark.parametrize("sample", SAMPLES)
def test_all_that_is_painted_is_ink(editions: Editions, sample: str) -> None:
    """No operator, picture or shading of the print edition is red, green and blue; in the screen
    edition none is anything else."""
    for variant, wanted in (("print", {"cmyk", "gray"}), ("screen", {"rgb", "gray"})):
        data = editions[sample, variant].read_bytes()
        uses = Checked(data, PdfReader(BytesIO(data)), 300, False).uses
        assert len(uses) > 50
        assert {use.paint.space for _, use in uses} <= wanted


def test_colours_of_drawings_are_the_palettes() -> None:
    red = Color((200, 50, 31), (15, 92, 96, 4))
    spot = Color((0, 132, 61), (95, 10, 90, 0), "PANTONE 348 C")
    inks = Inks(edition("print", palette=(red, spot)), open_profile(PRESS))
    assert inks.rgb((200, 50, 31)).parts == (0.15, 0.92, 0.96, 0.04)
    assert inks.rgb((0, 132, 61)).spot == "PANTONE 348 C"
    assert inks.process((0, 132, 61)) == (0.95, 0.1, 0.9, 0.0)
    assert inks.rgb((0, 0, 0)).parts == (0.0, 0.0, 0.0, 1.0)
    assert inks.rgb((0, 0, 0)).is_black
    grey = inks.rgb((128, 128, 128)).parts
    assert grey[:3] == (0.0, 0.0, 0.0)
    assert 0.4 < grey[3] < 0.7
    other = inks.rgb((10, 60, 160)).parts
    assert len(other) == 4
    assert sum(other) <= 3
    assert inks.rgb((255, 255, 255)).parts == (0.0, 0.0, 0.0, 0.0)
    screen = Inks(edition("screen", palette=(red, spot)), open_profile(SRGB))
    assert screen.color(spot).parts == (0, 132 / 255, 61 / 255)


def test_learned_colours_are_the_same_as_one_by_one() -> None:
    colors = [(n * 7 % 256, n * 31 % 256, n * 77 % 256) for n in range(60)]
    alone, together = (Inks(edition("print"), open_profile(PRESS)) for _ in range(2))
    together.learn(colors)
    assert [alone.rgb(rgb) for rgb in colors] == [together.rgb(rgb) for rgb in colors]


@pytest.mark.parametrize("limit", [240, 300])
def test_no_more_ink_than_the_limit(limit: int) -> None:
    assert limited((80, 70, 60, 100), limit)[3] == 100
    assert sum(limited((80, 70, 60, 100), limit)) <= limit + 1e-9
    assert limited((10, 10, 10, 10), limit) == (10, 10, 10, 10)
    dark = Image.new("CMYK", (40, 40), (230, 220, 210, 250))
    dark.paste((20, 30, 40, 50), (0, 0, 20, 20))
    found = capped(dark, limit)
    assert most_ink(dark) > 350
    assert most_ink(found) <= limit + 2
    assert found.getpixel((0, 0)) == (20, 30, 40, 50)
    pixel = found.getpixel((30, 30))
    assert isinstance(pixel, tuple)
    assert pixel[3] == 250
    assert pixel[0] > pixel[1] > pixel[2]


# ---- pictures


def test_pictures_for_the_screen_are_no_finer_than_needed(tmp_path: Path) -> None:
    data = saved(photo(3000, 1800), quality=95)
    folder = with_photo(tmp_path / "p", data)
    ((wide, high, space, packed),) = images(build(Job(folder)).output)
    assert wide == pytest.approx(100 / 25.4 * 150, abs=2)
    assert high == pytest.approx(wide * 0.6, abs=2)
    assert space == "/DeviceRGB"
    assert len(packed) < len(data) / 6
    finer = images(build(Job(folder, resolution=300)).output)
    assert finer[0][0] == pytest.approx(wide * 2, abs=3)


def test_pictures_for_the_press_are_cmyk(tmp_path: Path) -> None:
    folder = with_photo(tmp_path / "p", saved(photo(1300, 800)))
    output = build(Job(folder, variant="print")).output
    ((wide, _, space, packed),) = images(output)
    assert (wide, space) == (1300, "/DeviceCMYK")
    assert Image.open(BytesIO(packed)).mode == "CMYK"
    kept = build(Job(folder, variant="print", keep_rgb=True)).output
    ((_, _, space, packed),) = images(kept)
    assert "/ICCBased" in space
    assert Image.open(BytesIO(packed)).mode == "RGB"


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("mode", ["RGB", "CMYK", "L"])
def test_colours_survive(tmp_path: Path, variant: str, mode: str) -> None:
    """The same picture, seen: dark where it was dark, light where light."""
    data = Image.new("L", (1300, 780), 240)
    data.paste(20, (0, 0, 650, 780))
    folder = with_photo(tmp_path / "p", saved(data.convert(mode), quality=95))
    seen = rendered(build(Job(folder, variant=variant)))
    left = 0 if variant == "screen" else 3
    middle = int((10 + 20 + left) * MM)
    assert seen.getpixel((int((30 + left) * MM), middle)) < 60
    assert seen.getpixel((int((95 + left) * MM), middle)) > 215


def test_another_profile_is_converted(tmp_path: Path) -> None:
    """Inks of a picture become the red they mean."""
    image = Image.new("CMYK", (1300, 800), (0, 235, 230, 0))
    folder = with_photo(tmp_path / "p", saved(image, icc_profile=PRESS.read_bytes(), quality=95))
    ((_, _, space, packed),) = images(build(Job(folder)).output)
    assert space == "/DeviceRGB"
    red, green, blue = Image.open(BytesIO(packed)).getpixel((9, 9))  # type: ignore[misc]
    assert red > 180
    assert green < 80
    assert blue < 80


def test_nothing_but_pixels_goes_in(tmp_path: Path) -> None:
    """No place, no camera, no comment, no thumbnail, no path, no profile's name."""
    image = photo(1300, 800)
    exif = image.getexif()
    exif[0x010F], exif[0x0110] = "SecretMaker", "SecretCamera"
    exif.get_ifd(0x8825)[2] = (39.0, 54.0, 26.0)
    data = saved(image, exif=exif, comment=b"SecretComment", dpi=(72, 72))
    data += b"SecretTail" * 100
    assert b"SecretCamera" in data
    for variant in VARIANTS:
        for resolution in (60, 330):
            folder = with_photo(tmp_path / f"secret-{variant}-{resolution}", data)
            output = build(Job(folder, variant=variant, resolution=resolution)).output
            with pikepdf.open(BytesIO(output)) as pdf:
                whole = b"".join(
                    thing.read_bytes() if "/Filter" not in thing or
                    thing.get("/Filter") == pikepdf.Name.FlateDecode else thing.read_raw_bytes()
                    for thing in pdf.objects if isinstance(thing, pikepdf.Stream)
                )  # fmt: skip
            assert b"ecret" not in whole + output
            assert str(tmp_path).encode() not in whole + output


def test_stripping_keeps_every_pixel() -> None:
    kinds: tuple[dict[str, Any], ...] = (
        {}, {"progressive": True}, {"quality": 100, "subsampling": 0}, {"restart_marker_rows": 2},
    )  # fmt: skip
    for more in kinds:
        for mode in ("RGB", "L", "CMYK"):
            image = photo(203, 101, mode)
            data = saved(image, exif=b"Exif\0\0" + b"\xff\xd9" * 9, comment=b"\xff\xda", **more)
            found = stripped(data + b"tail")
            assert len(found) < len(data)
            before, after = (Image.open(BytesIO(one)) for one in (data, found))
            assert before.tobytes() == after.tobytes()
            assert not after.getexif()
    with pytest.raises(ValueError, match="no JPEG"):
        stripped(b"\x89PNG")
    with pytest.raises(ValueError, match="marker"):
        stripped(b"\xff\xd8\x00\x00\x00")


def test_line_art_stays_without_loss(tmp_path: Path) -> None:
    """A drawing of few colours is not blurred, whatever its edition."""
    image = Image.new("RGB", (1200, 700), (255, 255, 255))
    for x in range(0, 1200, 30):
        image.paste((200, 30, 30), (x, 0, x + 9, 700))
    folder = publication(
        tmp_path / "p", "[{figure: {picture: a.png, width: wide, alt: 图}}]",
        a_png=saved(image, "PNG"),
    )  # fmt: skip
    for variant in VARIANTS:
        output = build(Job(folder, variant=variant, resolution=300)).output
        with pikepdf.open(BytesIO(output)) as pdf:
            rows: list[Any] = [one for one in pdf.objects if isinstance(one, pikepdf.Stream)]
            (row,) = (one for one in rows if one.get("/Subtype") == pikepdf.Name.Image)
            assert row.Filter == pikepdf.Name.FlateDecode
            assert len(set(row.read_bytes())) < 12


def test_every_kind_of_raster_is_packed(tmp_path: Path) -> None:
    """Every mode that is read, small enough to stay and large enough to be brought down."""
    for mode in ("1", "L", "LA", "P", "RGB", "RGBA", "CMYK"):
        kind = "JPEG" if mode == "CMYK" else "PNG"
        image = photo(400, 300).convert(mode) if mode != "LA" else photo(400, 300).convert("LA")
        if mode in ("LA", "RGBA"):
            image.putalpha(photo(400, 300, "L"))
        path = tmp_path / f"{mode}.{kind.lower()}"
        path.write_bytes(saved(image, kind))
        report = Report()
        raster = measure(path, PictureFile(path.name, NOWHERE), report)
        assert raster is not None, report.diagnostics
        for variant in VARIANTS:
            for width in (8_000, 200_000):
                profile = open_profile(PRESS if variant == "print" else SRGB)
                pictures = Pictures(edition(variant), profile, report)
                packed = pictures.pack(raster, Size(width, width * 3 // 4), NOWHERE)
                small = width == 8_000
                assert (packed.wide < 400) is small
                assert (packed.alpha is not None) is (mode in ("LA", "RGBA"))
                grey = mode in ("1", "L", "LA")
                assert packed.space == ("gray" if grey else "cmyk" if variant == "print" else "rgb")
                assert packed.bits == (1 if mode == "1" and not small else 8)


# ---- sizes


def test_a_file_is_stepped_down_to_a_size(tmp_path: Path) -> None:
    folder = with_photo(tmp_path / "p", saved(photo(3000, 1800), quality=95))
    whole = build(Job(folder))
    assert whole.diagnostics == ()
    limit = len(whole.output) * 6 // 10
    proof = build(Job(folder, max_size=limit))
    assert len(proof.output) <= limit
    assert [found.code for found in proof.diagnostics] == ["P205"]
    assert "dpi" in proof.diagnostics[0].zh
    assert build(Job(folder, max_size=len(whole.output))).output == whole.output


def test_what_cannot_be_small_enough_is_told(tmp_path: Path) -> None:
    folder = with_photo(tmp_path / "p", saved(photo(3000, 1800), quality=95))
    with pytest.raises(KanyinError) as caught:
        build(Job(folder, tmp_path / "out.pdf", max_size=3_000))
    (found,) = caught.value.diagnostics
    assert found.code == "P206"
    assert re.search(r"上限 3 KB：字体 \d+ KB，图片 \d+ KB，其余 \d+ KB", found.zh)
    assert not (tmp_path / "out.pdf").exists()


def test_packed_objects_make_a_smaller_file(tmp_path: Path) -> None:
    folder = press_publication(tmp_path / "p")
    sizes = {}
    for compact in (True, False):
        monkey = pytest.MonkeyPatch()
        with monkey.context() as patched:
            patched.setitem(VARIANTS, "screen", VARIANTS["screen"]._replace(compact=compact))
            sizes[compact] = build(Job(folder)).output
    assert len(sizes[True]) < len(sizes[False])
    texts = [PdfReader(BytesIO(data)).pages[0].extract_text() for data in sizes.values()]
    assert texts[0] == texts[1]


# ---- passwords


def test_a_password(tmp_path: Path) -> None:
    folder = press_publication(tmp_path / "p")
    proof: Proof = build(Job(folder, tmp_path / "locked.pdf", password="湖畔-2026"))
    reader = PdfReader(BytesIO(proof.output))
    assert reader.is_encrypted
    assert reader.decrypt("wrong") == 0
    with pikepdf.open(BytesIO(proof.output), password="湖畔-2026") as pdf:
        assert (pdf.encryption.R, pdf.encryption.bits) == (6, 256)
        assert pdf.pdf_version == "1.7"
        assert pdf.Root.Extensions.ADBE.ExtensionLevel == 8
        assert pdf.allow.accessibility
        assert pdf.allow.extract
        assert pdf.Root.MarkInfo.Marked
        assert "/StructTreeRoot" in pdf.Root
        text = pdf.Root.Metadata.read_bytes().decode()
        assert "pdfuaid" in text
        assert "pdfaid" not in text, "an archive may have no password"
    with pytest.raises(pypdfium2.PdfiumError):
        pypdfium2.PdfDocument(proof.output)
    opened = pypdfium2.PdfDocument(proof.output, password="湖畔-2026")
    assert "黑字只用黑版" in opened[0].get_textpage().get_text_bounded()
    assert "湖畔" not in repr(Job(folder, password="湖畔-2026"))


def test_the_press_takes_no_password(tmp_path: Path) -> None:
    with pytest.raises(KanyinError) as caught:
        build(Job(press_publication(tmp_path / "p"), variant="print", password="x"))
    assert [found.code for found in caught.value.diagnostics] == ["P203"]
    assert caught.value.exit_code == 2


def test_a_password_needs_its_library(tmp_path: Path) -> None:
    """In a Python without it."""
    code = (
        "import sys\n"
        "for name in ('cryptography', 'Crypto', 'Cryptodome'): sys.modules[name] = None\n"
        "from pathlib import Path\n"
        "from kanyin import Job, KanyinError, build\n"
        "try: build(Job(Path(sys.argv[1]), password='x'))\n"
        "except KanyinError as error:\n"
        "    print(error.exit_code, *(found.code for found in error.diagnostics))\n"
    )
    folder = press_publication(tmp_path / "p")
    done = subprocess.run([sys.executable, "-c", code, str(folder)], text=True, capture_output=True)
    assert done.stdout.split() == ["4", "P204"], done.stderr


def test_the_profile_of_a_printing_house(tmp_path: Path) -> None:
    profile = tmp_path / "house.icc"
    profile.write_bytes(PRESS.read_bytes())
    folder = press_publication(tmp_path / "p")
    output = build(Job(folder, variant="print", profile=profile)).output
    intents: Any = PdfReader(BytesIO(output)).trailer["/Root"]["/OutputIntents"]  # type: ignore[index]
    assert intents[0]["/OutputConditionIdentifier"] == "FOGRA39L Coated"
    assert intents[0]["/DestOutputProfile"].get_data() == profile.read_bytes()
    assert intents[0].raw_get("/DestOutputProfile") == intents[1].raw_get("/DestOutputProfile")
    with pytest.raises(KanyinError) as caught:
        build(Job(folder, variant="print", profile=SRGB))
    assert [found.code for found in caught.value.diagnostics] == ["I104"]


# ---- what a second pair of eyes found


def heavy(wide: int, high: int) -> bytes:
    """Four inks, in checks too fine for any smaller picture to show."""
    image = Image.new("CMYK", (wide, high), (0, 0, 0, 0))
    tile = Image.new("CMYK", (2, 2), (0, 0, 0, 0))
    tile.putpixel((0, 0), (255, 255, 255, 255))
    for x in range(0, 200, 2):
        image.paste(tile, (x, 0))
    return saved(image, quality=100, subsampling=0)


def test_a_large_picture_in_inks_keeps_its_size(tmp_path: Path) -> None:
    """And its ink is weighed pixel by pixel, whether it is brought down or not."""
    data = heavy(3000, 2450)
    folder = publication(
        tmp_path / "p", "[{figure: {picture: a.jpg, width: wide, alt: 图, lines: 4}}]", a_jpg=data
    )
    for resolution in (900, 300):
        proof = build(Job(folder, variant="print", resolution=resolution))
        ((wide, high, _, packed),) = images(proof.output)
        assert Image.open(BytesIO(packed)).size == (wide, high)
        assert (wide == 3000) is (resolution == 900)
        assert [found.code for found in proof.diagnostics] == ["I105"]


def test_greys_of_photographs_and_drawings_are_one_grey(tmp_path: Path) -> None:
    inks = Inks(edition("print"), open_profile(PRESS))
    for kind in ("JPEG", "PNG"):
        path = tmp_path / f"grey.{kind.lower()}"
        path.write_bytes(saved(Image.new("L", (60, 60), 128), kind, quality=100))
        raster = measure(path, PictureFile(path.name, NOWHERE), Report())
        assert raster is not None
        pictures = Pictures(edition("print"), open_profile(PRESS), Report())
        packed = pictures.pack(raster, Size(60_000, 60_000), NOWHERE)
        level = (
            Image.open(BytesIO(packed.data)).getpixel((9, 9)) if packed.packing == "DCT" else None
        )
        if level is not None:
            assert isinstance(level, int)
            assert 1 - level / 255 == pytest.approx(inks.rgb((128, 128, 128)).parts[3], abs=0.01)


def test_another_condition_s_separation_is_told(tmp_path: Path) -> None:
    other = bytearray(PRESS.read_bytes())
    other[24:26] = b"\x07\xd0"  # made in another year
    image = Image.new("CMYK", (1300, 800), (90, 60, 30, 10))
    folder = with_photo(tmp_path / "p", saved(image, icc_profile=bytes(other)))
    assert [one.code for one in build(Job(folder, variant="print")).diagnostics] == ["I107"]
    assert build(Job(folder)).diagnostics == ()


def test_what_is_clear_does_not_colour_its_edge(tmp_path: Path) -> None:
    image = Image.new("RGBA", (400, 400), (0, 0, 0, 0))
    image.paste((255, 255, 255, 255), (101, 101, 299, 299))
    path = tmp_path / "a.png"
    path.write_bytes(saved(image, "PNG"))
    raster = measure(path, PictureFile("a.png", NOWHERE), Report())
    assert raster is not None
    packed = Pictures(edition("screen"), open_profile(SRGB), Report()).pack(
        raster, Size(40_000, 40_000), NOWHERE
    )
    assert packed.alpha is not None
    assert packed.packing == "Flate"
    with pikepdf.new() as pdf:
        parms = pikepdf.Dictionary(Predictor=15, Colors=3, BitsPerComponent=8, Columns=packed.wide)
        stream = pikepdf.Stream(pdf, packed.data)
        stream.Filter, stream.DecodeParms = pikepdf.Name.FlateDecode, parms
        pixels = stream.read_bytes()
    dark = {pixels[at] for at in range(0, len(pixels), 3)} - {0}
    assert min(dark) > 200, "white as far as it shows"


def test_jpegs_without_adobe_s_marker_look_the_same_at_any_size(tmp_path: Path) -> None:
    data = saved(Image.new("CMYK", (1300, 800), (0, 0, 0, 128)), quality=95)
    at = data.index(b"\xff\xee")
    bare = data[:at] + data[at + 2 + int.from_bytes(data[at + 2 : at + 4], "big") :]
    folder = with_photo(tmp_path / "p", bare)
    found = []
    for resolution in (330, 60):
        seen = rendered(build(Job(folder, variant="print", resolution=resolution)))
        found.append(seen.getpixel((int(60 * MM), int(33 * MM))))
    assert found[0] == pytest.approx(found[1], abs=3)


def test_resolution_brings_down_and_demands_nothing(tmp_path: Path) -> None:
    coarse = with_photo(tmp_path / "a", saved(photo(150, 90)))
    with pytest.raises(KanyinError) as caught:
        build(Job(coarse, variant="print", resolution=36))
    assert [found.code for found in caught.value.diagnostics] == ["I102"]
    fine = with_photo(tmp_path / "b", saved(photo(1300, 800)))
    assert build(Job(fine, variant="print", resolution=700)).diagnostics == ()


def test_a_picture_nobody_is_told_of_takes_a_claim_away(tmp_path: Path) -> None:
    folder = publication(
        tmp_path / "p", "[{figure: {picture: a.jpg, width: wide}}]", a_jpg=saved(photo(1300, 800))
    )
    proof = build(Job(folder, variant="print"))
    assert [found.code for found in proof.diagnostics] == ["A101"]
    assert b"<pdfaid:conformance>U<" in proof.output
    assert b"pdfuaid" not in proof.output


def test_headings_alike_stay_alike(tmp_path: Path) -> None:
    deep = "{heading: {text: 甲, level: 3}}"
    blocks = f"[{deep}, 文。, {deep}, 文。, {{heading: 丙}}, 文。]"
    folder = publication(tmp_path / "p", blocks)
    text = (folder / "layouts" / "own.yaml").read_text("utf-8")
    (folder / "layouts" / "own.yaml").write_text(
        text.replace("  caption:", "  heading-3: {base: body}\n  caption:"), "utf-8"
    )
    file = tmp_path / "a.pdf"
    build(Job(folder, file))
    roles = [row.path.rsplit("/", 1)[1] for row in structure(file)]
    assert [role for role in roles if role.startswith("H")] == ["H1", "H1", "H1"]


def test_a_link_is_one_wherever_it_goes_on(tmp_path: Path) -> None:
    """Across faces, lines and columns."""
    text = "前文" * 150 + "[京西" + "网站" * 70 + "**重要**的话](https://example.org/)。"
    folder = publication(tmp_path / "p", "[]")
    (folder / "a.md").write_text(text, "utf-8")
    source = (folder / "publication.yaml").read_text("utf-8")
    (folder / "publication.yaml").write_text(source.replace("- blocks: []", "- a.md"), "utf-8")
    file = tmp_path / "a.pdf"
    build(Job(folder, file))
    links = [row for row in structure(file) if row.path.endswith("/Link")]
    assert len(links) == 1
    assert links[0].kids > 8
    reader = PdfReader(file)
    assert len(reader.pages[0]["/Annots"]) == 3  # type: ignore[arg-type]


def test_thin_black_lines_are_printed_over(tmp_path: Path) -> None:
    folder = press_publication(tmp_path / "p")
    layout = (folder / "layouts" / "own.yaml").read_text("utf-8")
    line = "      - {fill: ink, rect: [10mm, 5mm, 80mm, 0.3mm]}\n"
    layout = layout.replace("    slots:\n", f"    slots:\n{line}")
    (folder / "layouts" / "own.yaml").write_text(layout, "utf-8")
    data = build(Job(folder, variant="print")).output
    black = [
        use for _, use in Checked(data, PdfReader(BytesIO(data)), 300, False).uses
        if use.kind == "path" and use.paint.values == (0.0, 0.0, 0.0, 1.0)
    ]  # fmt: skip
    assert len(black) == 1
    assert black[0].state.over
    assert black[0].state.nonzero


def test_wishes_that_make_no_sense_are_told_at_once(tmp_path: Path) -> None:
    folder = press_publication(tmp_path / "p")
    for job in (Job(folder, variant="press"), Job(folder, target="svg")):
        with pytest.raises(KanyinError) as caught:
            build(job)
        assert [found.code for found in caught.value.diagnostics] == ["S104"]
    assert build(Job(folder, target="trace", password="x")).output.startswith(b"page 1")


def test_only_pages_that_use_a_spot_colour_have_it(tmp_path: Path) -> None:
    folder = press_publication(tmp_path / "p")
    layout = (folder / "layouts" / "own.yaml").read_text("utf-8")
    unused = '  gold: {rgb: "#b08d57", cmyk: [20, 40, 70, 10], spot: 专金 871}\n'
    (folder / "layouts" / "own.yaml").write_text(
        layout.replace("palette:\n", f"palette:\n{unused}"), "utf-8"
    )
    output = build(Job(folder, variant="print")).output
    spaces: Any = PdfReader(BytesIO(output)).pages[0]["/Resources"]["/ColorSpace"]  # type: ignore[index]
    assert {str(row.get_object()[1]) for row in spaces.values()} == {"/PANTONE 348 C"}


# ---- and what an attack found


def styled(folder: Path, *names: str) -> None:
    """Styles that a layout lacks, as the body's."""
    path = folder / "layouts" / "own.yaml"
    rows = "".join(f"  {name}: {{base: body}}\n" for name in names)
    path.write_text(path.read_text("utf-8").replace("  caption:", f"{rows}  caption:"), "utf-8")


def with_markdown(folder: Path, text: str) -> Path:
    publication(folder, "[]")
    (folder / "a.md").write_text(text, "utf-8")
    source = (folder / "publication.yaml").read_text("utf-8")
    (folder / "publication.yaml").write_text(source.replace("- blocks: []", "- a.md"), "utf-8")
    return folder


@pytest.mark.parametrize("place", ["here", "top", "foot"])
@pytest.mark.parametrize("counts", [(80,), (12, 12, 12)])
def test_wide_tables_lose_no_row(tmp_path: Path, place: str, counts: tuple[int, ...]) -> None:
    blocks = []
    for n, count in enumerate(counts):
        rows = ", ".join(f"[甲{n}乙{row}丙, 值]" for row in range(count))
        blocks.append(f"{{table: {{header: [一, 二], rows: [{rows}], place: {place}}}}}")
    folder = publication(tmp_path / "p", f"[{', '.join(blocks)}]")
    styled(folder, "table", "table.header", "table.caption")
    reader = PdfReader(BytesIO(build(Job(folder)).output))
    found = "".join("".join(one.extract_text().split()) for one in reader.pages)
    for n, count in enumerate(counts):
        assert [found.count(f"甲{n}乙{row}丙") for row in range(count)] == [1] * count


@pytest.mark.parametrize("variant", VARIANTS)
def test_blank_pages_and_empty_contents_are_no_fault(tmp_path: Path, variant: str) -> None:
    folder = publication(tmp_path / "p", "[甲。, {contents: {}}]")
    styled(folder, "contents", "contents.numeral", "contents.page")
    path = folder / "layouts" / "own.yaml"
    text = path.read_text("utf-8")
    path.write_text(text.replace("rest: page}", "rest: page, start: recto}"), "utf-8")
    source = (folder / "publication.yaml").read_text("utf-8")
    (folder / "publication.yaml").write_text(source + "  - blocks: [乙。]\n", "utf-8")
    proof = build(Job(folder, variant=variant))
    assert len(proof.book.pages) == 3
    assert proof.diagnostics == ()


def test_headers_that_come_again_are_read_once(tmp_path: Path) -> None:
    rows = "\n".join(f"| 行{n} | 值 |" for n in range(60))
    head = "| 头[链](https://t.example/h) | 二 |\n|---|---|\n"
    folder = with_markdown(tmp_path / "p", f"{head}{rows}\n")
    styled(folder, "table", "table.header", "table.caption")
    file = tmp_path / "a.pdf"
    build(Job(folder, file))
    (link,) = [row for row in structure(file) if row.path.endswith("/Link")]
    assert link.kids == 2
    assert len(PdfReader(file).pages) > 2


def test_early_dates_are_written_whole(tmp_path: Path) -> None:
    folder = press_publication(tmp_path / "p")
    text = (folder / "publication.yaml").read_text("utf-8")
    (folder / "publication.yaml").write_text(text.replace("2026-03-12", "0571-01-02"), "utf-8")
    output = build(Job(folder, variant="print")).output
    assert b"(D:05710102000000Z)" in output
    assert b"0571-01-02T00:00:00Z" in output


def test_damaged_profiles_are_told(tmp_path: Path) -> None:
    whole = PRESS.read_bytes()
    folder = press_publication(tmp_path / "p")
    zeroed = whole[:20_000] + bytes(len(whole) - 20_000)
    for n, data in enumerate((zeroed, whole[:200], b"text", b"")):
        profile = tmp_path / f"{n}.icc"
        profile.write_bytes(data)
        with pytest.raises(KanyinError) as caught:
            build(Job(folder, variant="print", profile=profile))
        assert [found.code for found in caught.value.diagnostics] == ["I104"]
        image = Image.new("CMYK", (700, 400), (90, 60, 30, 10))
        if data:
            inside = with_photo(tmp_path / f"in-{n}", saved(image, icc_profile=data))
            assert "I106" in {found.code for found in build(Job(inside)).diagnostics}


def test_another_profile_by_our_name_is_not_ours(tmp_path: Path) -> None:
    profile = tmp_path / PRESS.name
    profile.write_bytes(PRESS.read_bytes())
    assert open_profile(profile).registry == ""
    assert open_profile(PRESS).registry != ""


def test_the_limit_of_pixels_is_ours(tmp_path: Path) -> None:
    path = tmp_path / "large.png"
    path.write_bytes(saved(Image.new("1", (14_000, 13_500)), "PNG"))
    report = Report()
    assert measure(path, PictureFile("large.png", NOWHERE), report) is not None
    path.write_bytes(saved(Image.new("1", (15_000, 14_000)), "PNG"))
    assert measure(path, PictureFile("large.png", NOWHERE), report) is None
    assert [found.code for found in report.diagnostics] == ["I101"]
    assert "200000000" in report.diagnostics[0].en
