import hashlib
import io
import struct
import zlib

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image, ImageCms, ImageDraw, ImageFile, PngImagePlugin

from events.logos import (
    PAGE_WALL,
    PAPER_WALL,
    STORED_SIDE,
    clean_picture,
    even_rows,
    optical_size,
    store_logo,
)
from events.models import Logo

NAVY = (0, 0, 128)
SHOWN = (50, 20, 149, 79)  # the rectangle that `drawn` draws: 100 × 60 pixels


def drawn(mode: str = "RGB", paper: object = "white", ink: object = NAVY) -> Image.Image:
    picture = Image.new(mode, (200, 100), paper)
    ImageDraw.Draw(picture).rectangle(SHOWN, fill=ink)
    return picture


def encoded(picture: Image.Image, file_format: str = "PNG", **options: object) -> bytes:
    content = io.BytesIO()
    picture.save(content, file_format, **options)
    return content.getvalue()


def png_of(width: int, height: int, colour_type: int = 2, pixels: bytes = b"\0" * 100) -> bytes:
    """Return a PNG that declares this size and holds next to no pixels, as a decompression bomb does."""
    chunks = [
        (b"IHDR", struct.pack(">IIBBBBB", width, height, 8, colour_type, 0, 0, 0)),
        (b"IDAT", zlib.compress(pixels)),
        (b"IEND", b""),
    ]
    content = b"\x89PNG\r\n\x1a\n"
    for kind, data in chunks:
        content += struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
    return content


def refusal(content: bytes) -> str:
    with pytest.raises(ValidationError) as refused:
        clean_picture(content)
    return refused.value.code


@pytest.fixture
def media(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    return tmp_path


@pytest.mark.parametrize(
    ("content", "colour"),
    [
        (encoded(drawn()), NAVY),
        (encoded(drawn("RGBA", (0, 0, 0, 0), (*NAVY, 255))), NAVY),
        (encoded(drawn("RGBA", "white", (*NAVY, 255))), NAVY),
        (encoded(drawn("L", 255, 10)), (10, 10, 10)),
        (encoded(drawn("LA", (0, 0), (10, 255))), (10, 10, 10)),
        (encoded(drawn("1", 1, 0)), (0, 0, 0)),
        (encoded(drawn("I;16", 65535, 0x0A00)), (10, 10, 10)),
        (encoded(drawn().quantize(4)), NAVY),
        (encoded(drawn("P", 0, 1), transparency=0), (0, 0, 0)),
        (encoded(drawn("RGB", (1, 2, 3), NAVY), transparency=(1, 2, 3)), NAVY),
        (encoded(drawn(), "JPEG", quality=100, subsampling=0), NAVY),
        (encoded(drawn("L", 255, 10), "JPEG", quality=100), (10, 10, 10)),
        (encoded(drawn("CMYK", (0, 0, 0, 0), (255, 128, 0, 0)), "JPEG", quality=100), (0, 127, 255)),
    ],
)
def test_every_kind_of_png_and_jpeg_becomes_plain_colours_trimmed(content, colour):
    picture = clean_picture(content)
    assert (picture.mode, picture.size) == ("RGB", (100, 60))
    difference = [abs(a - b) for a, b in zip(picture.getpixel((50, 30)), colour, strict=True)]
    assert max(difference) <= 2  # JPEG is not exact


def test_what_shines_through_stays_transparent():
    picture = Image.new("RGBA", (100, 100))
    ImageDraw.Draw(picture).ellipse((10, 10, 89, 89), fill=(*NAVY, 255))
    cleaned = clean_picture(encoded(picture))
    assert (cleaned.mode, cleaned.size) == ("RGBA", (80, 80))
    assert cleaned.getpixel((0, 0))[3] == 0
    assert cleaned.getpixel((40, 40)) == (*NAVY, 255)


@pytest.mark.parametrize("size", [(200, 1500), (1500, 200), (50, 513), (50, 1024)])
def test_pictures_larger_than_a_strip_are_trimmed_as_a_whole(size):
    width, height = size
    picture = Image.new("RGB", size, "white")
    corners = [(3, 5), (width - 8, height - 2)]
    for corner in corners:
        picture.putpixel(corner, NAVY)
    assert clean_picture(encoded(picture)).size == _at_most(STORED_SIDE, width - 10, height - 6)


def _at_most(side: int, width: int, height: int) -> tuple[int, int]:
    scale = min(1, side / max(width, height))
    return round(width * scale), round(height * scale)


def test_a_border_that_is_nearly_white_is_trimmed_and_a_pale_one_is_not():
    assert clean_picture(encoded(drawn(paper=(247, 248, 246)))).size == (100, 60)
    assert clean_picture(encoded(drawn(paper=(230, 240, 255)))).size == (200, 100)


@pytest.mark.parametrize(
    ("size", "stored"),
    [((1200, 300), (1200, 300)), ((2400, 600), (1200, 300)), ((600, 3000), (240, 1200)), ((1, 1), (1, 1))],
)
def test_a_picture_is_scaled_down_to_what_paper_needs(size, stored):
    assert clean_picture(encoded(Image.new("RGB", size, NAVY))).size == stored


def test_a_camera_picture_is_turned_upright():
    exif = Image.Exif()
    exif[0x0112] = 6  # to be turned by a quarter to the right
    picture = clean_picture(encoded(drawn(), "JPEG", exif=exif, quality=100))
    assert picture.size == (60, 100)


def test_nothing_but_pixels_is_kept(media, db):
    exif = Image.Exif()
    exif[0x010E] = "SECRET in the description"
    texts = PngImagePlugin.PngInfo()
    texts.add_text("Comment", "SECRET in a text")
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    content = (
        encoded(drawn(), exif=exif, pnginfo=texts, icc_profile=profile, dpi=(300, 300)) + b"SECRET at the end"
    )
    logo = store_logo(ContentFile(content))
    assert _chunks((media / "logos" / f"{logo.sha256}.png").read_bytes()) == ["IHDR", "IDAT", "IEND"]


def _chunks(png: bytes) -> list[str]:
    kinds, place = [], 8
    while place < len(png):
        length, kind = struct.unpack(">I4s", png[place : place + 8])
        kinds.append(kind.decode())
        place += length + 12
    return kinds


def test_colours_follow_the_profile_of_the_picture():
    """A profile that has red and blue exchanged shows whether it was heeded at all."""
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    red, blue = srgb.index(b"rXYZ"), srgb.index(b"bXYZ")
    exchanged = srgb.replace(b"rXYZ", b"?XYZ").replace(b"bXYZ", b"rXYZ").replace(b"?XYZ", b"bXYZ")
    assert red != blue
    picture = clean_picture(encoded(drawn(ink=(255, 0, 0)), icc_profile=exchanged))
    red, green, blue = picture.getpixel((50, 30))
    assert (red < 10, green < 10, blue > 245) == (True, True, True)


@pytest.mark.parametrize("profile", [b"nonsense", b"\0" * 200])
def test_a_broken_profile_leaves_the_colours_as_they_are(profile):
    assert clean_picture(encoded(drawn(), icc_profile=profile)).getpixel((50, 30)) == NAVY


def test_a_profile_of_another_kind_leaves_the_colours_as_they_are():
    srgb = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    picture = clean_picture(encoded(drawn("L", 255, 10), icc_profile=srgb))
    assert picture.getpixel((50, 30)) == (10, 10, 10)


@pytest.mark.parametrize(
    ("content", "code"),
    [
        (b"", "empty"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "svg"),
        (b"\xef\xbb\xbf<?xml version='1.0'?>\n<!-- a logo -->\n<SVG></SVG>", "svg"),
        ("<?xml version='1.0' encoding='UTF-16'?><svg/>".encode("utf-16"), "svg"),
        (b"<!DOCTYPE svg PUBLIC '-//W3C//DTD SVG 1.1//EN' ''>", "svg"),
        (b"GIF89a" + b"\0" * 100, "kind"),
        (encoded(drawn(), "GIF"), "kind"),
        (encoded(drawn(), "WEBP"), "kind"),
        (encoded(drawn(), "TIFF"), "kind"),
        (encoded(drawn(), "BMP"), "kind"),
        (encoded(drawn(), "PDF"), "kind"),
        (b"MZ" + b"\0" * 1000, "kind"),
        (b"<html><img src='logo.png'></html>", "kind"),
        (b"\x89PNG\r\n\x1a\n", "damaged"),
        (b"\x89PNG\r\n\x1a\nthis is not a picture", "damaged"),
        (b"\xff\xd8\xff\xe0 this is not a picture", "damaged"),
        (encoded(drawn())[:-40], "damaged"),
        (encoded(drawn(), "JPEG")[:-200], "damaged"),
        (encoded(drawn()).replace(b"IDAT", b"JDAT"), "damaged"),
        (encoded(drawn().quantize(4)).replace(b"PLTE", b"pLTE"), "damaged"),
        (png_of(100, 100), "damaged"),
        (png_of(0, 100), "damaged"),
        (png_of(2, 1, colour_type=3, pixels=b"\0\1\2"), "damaged"),  # colours by number without their table
        (png_of(6001, 10), "too_large"),
        (png_of(10, 6001), "too_large"),
        (png_of(12_000, 12_000), "too_large"),
        (png_of(60_000, 60_000), "too_large"),
        (png_of(2**31 - 1, 2**31 - 1), "too_large"),
        (encoded(drawn()) + b"\0" * (5 * 1024 * 1024), "too_many_bytes"),
        (encoded(drawn(), save_all=True, append_images=[drawn(ink="red")]), "animated"),
        (encoded(Image.new("RGB", (100, 100), "white")), "invisible"),
        (encoded(Image.new("RGB", (100, 100), (250, 250, 250))), "invisible"),
        (encoded(Image.new("RGBA", (100, 100), (*NAVY, 0))), "invisible"),
        (encoded(drawn("RGBA", (0, 0, 0, 0), (255, 255, 255, 255))), "invisible"),
    ],
)
def test_what_cannot_be_shown_is_refused(content, code):
    assert refusal(content) == code


@pytest.mark.parametrize("file_format", ["PNG", "JPEG"])
def test_an_incomplete_picture_is_refused_also_where_weasyprint_allows_them(monkeypatch, file_format):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)
    content = encoded(drawn(), file_format)
    assert refusal(content[: len(content) * 2 // 3]) == "damaged"


def test_a_damaged_turning_mark_is_refused_and_not_an_error():
    exif = Image.Exif()
    exif[0x0112] = 6
    exif[0x011A] = 72.0
    content = encoded(drawn(), "JPEG", exif=exif).replace(b"\x01\x1a\x00\x05", b"\x01\x1a\x00\x02")
    assert refusal(content) == "damaged"


def test_each_refusal_is_a_sentence_that_says_what_to_upload():
    with pytest.raises(ValidationError) as refused:
        clean_picture(b"<svg/>")
    assert refused.value.messages == ["SVG files cannot be taken. Upload the logo as PNG or JPEG."]
    with pytest.raises(ValidationError) as refused:
        clean_picture(png_of(60_000, 60_000))
    assert refused.value.messages == [
        "The picture is too large: at most 6000 pixels a side. Upload a smaller one."
    ]


def test_a_name_decides_nothing(media, db):
    with pytest.raises(ValidationError):
        store_logo(SimpleUploadedFile("logo.png", b"<svg/>", content_type="image/png"))
    logo = store_logo(SimpleUploadedFile("logo.svg", encoded(drawn()), content_type="image/svg+xml"))
    assert (logo.width, logo.height) == (100, 60)


def test_a_logo_is_stored_under_the_hash_of_its_bytes(media, db):
    logo = store_logo(ContentFile(encoded(drawn())))
    content = (media / "logos" / f"{logo.sha256}.png").read_bytes()
    assert hashlib.sha256(content).hexdigest() == logo.sha256
    assert Image.open(io.BytesIO(content)).size == (logo.width, logo.height)


def test_the_same_picture_is_stored_once(media, db):
    first = store_logo(ContentFile(encoded(drawn())))
    again = store_logo(ContentFile(encoded(drawn("RGBA", (0, 0, 0, 0), (*NAVY, 255)))))
    assert again == first
    assert Logo.objects.count() == 1
    assert [path.name for path in (media / "logos").iterdir()] == [f"{first.sha256}.png"]


def test_a_file_cut_short_by_a_crash_is_written_again(media, db):
    logo = store_logo(ContentFile(encoded(drawn())))
    path = media / "logos" / f"{logo.sha256}.png"
    whole = path.read_bytes()
    path.write_bytes(whole[:50])
    assert store_logo(ContentFile(encoded(drawn()))) == logo
    assert path.read_bytes() == whole


def test_an_upload_larger_than_five_megabytes_is_refused_though_its_picture_is_whole(media, db):
    with pytest.raises(ValidationError) as refused:
        store_logo(ContentFile(encoded(drawn()) + b"\0" * (5 * 1024 * 1024)))
    assert refused.value.messages == ["The file is larger than 5 MB. Upload a smaller PNG or JPEG."]


def test_a_refused_picture_leaves_nothing_behind(media, db):
    with pytest.raises(ValidationError):
        store_logo(ContentFile(encoded(Image.new("RGB", (10, 10), "white"))))
    assert Logo.objects.count() == 0
    assert list(media.iterdir()) == []


@pytest.mark.parametrize(
    ("size", "wall", "digits", "shown"),
    [
        ((1000, 1000), PAGE_WALL, 0, (72, 72)),  # a square: the area decides
        ((1200, 600), PAGE_WALL, 0, (102, 51)),
        ((1200, 300), PAGE_WALL, 0, (144, 36)),
        ((1200, 100), PAGE_WALL, 0, (172, 14)),  # a banner: the width decides
        ((300, 1200), PAGE_WALL, 0, (19, 76)),  # a column: the height decides
        ((1, 1200), PAGE_WALL, 0, (1, 76)),
        ((10, 10), PAGE_WALL, 0, (72, 72)),
        ((1000, 1000), PAPER_WALL, 1, (17.3, 17.3)),
        ((1200, 100), PAPER_WALL, 1, (40.0, 3.3)),
        ((300, 1200), PAPER_WALL, 1, (4.4, 17.5)),
    ],
)
def test_logos_get_the_same_area_within_the_limits(size, wall, digits, shown):
    logo = Logo(width=size[0], height=size[1])
    width_and_height = optical_size(logo, *wall, digits=digits)
    assert width_and_height == shown
    assert {type(side) for side in width_and_height} == {float if digits else int}


@pytest.mark.parametrize(
    ("count", "rows"),
    [
        (0, []),
        (1, [1]),
        (5, [5]),
        (6, [3, 3]),
        (7, [4, 3]),
        (9, [5, 4]),
        (11, [4, 4, 3]),
        (16, [4, 4, 4, 4]),
        (17, [5, 4, 4, 4]),
    ],
)
def test_rows_are_as_equal_as_possible(count, rows):
    assert even_rows(count) == rows


def test_rows_may_be_shorter():
    assert even_rows(7, at_most=3) == [3, 2, 2]
