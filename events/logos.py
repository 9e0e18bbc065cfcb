"""Logos: uploads that are not trusted, re-encoded, stored under their hash, set in equal optical size."""

import hashlib
import io
import math
from collections.abc import Iterator
from typing import Protocol

from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import gettext_lazy as _
from PIL import Image, ImageChops, ImageCms, ImageFile, ImageOps

from .models import Logo

MAX_BYTES = 5 * 1024 * 1024
MAX_SIDE = 6000  # pixels, hence 36 megapixels at most
STORED_SIDE = 1200  # pixels: sharp on paper at the 40 mm of the logo wall
NEAR_WHITE = 245  # from here on, in each channel, a pixel counts as white
STRIP = 512  # rows looked at together while trimming: bounds the memory that a large picture takes
PNG_START = b"\x89PNG\r\n\x1a\n"
JPEG_START = b"\xff\xd8\xff"

# The logo wall of pages and of paper: area, max_width, max_height for `optical_size`.
PAGE_WALL = (5200, 172, 76)  # CSS pixels
PAPER_WALL = (300, 40, 17.5)  # millimetres


class Upload(Protocol):
    """What `store_logo` reads: an uploaded file, or any file opened for bytes."""

    def read(self, size: int = -1, /) -> bytes: ...


class Sized(Protocol):
    """Something with pixels, such as a `Logo`."""

    width: int
    height: int


def store_logo(upload: Upload) -> Logo:
    """Return the logo of an uploaded PNG or JPEG, stored once however often it is uploaded.

    Raises ValidationError with a sentence for the person when the file is not a picture that can be shown.
    """
    picture = clean_picture(upload.read(MAX_BYTES + 1))
    content = _png(picture)
    logo = Logo(sha256=hashlib.sha256(content).hexdigest(), width=picture.width, height=picture.height)
    store_file(logo.storage_name, content)  # before the row: a row never points to a file that is not there
    stored, _created = Logo.objects.get_or_create(
        sha256=logo.sha256, defaults={"width": logo.width, "height": logo.height}
    )
    return stored


def clean_picture(content: bytes) -> Image.Image:
    """Return what the file shows in sRGB: upright, trimmed, at most 1200 pixels a side, without metadata."""
    return shrunk(_trimmed(opened_picture(content)), STORED_SIDE)


def shrunk(picture: Image.Image, side: int) -> Image.Image:
    """Return a picture in sRGB, at most so many pixels a side, without metadata."""
    picture = _resizable(picture)
    # scaled before its colours are converted: a picture of 36 megapixels is then in memory twice at most
    picture.thumbnail((side, side), Image.Resampling.LANCZOS, reducing_gap=3.0)
    picture = _in_srgb(picture)
    picture.info = {}
    return picture


def optical_size(
    logo: Sized, area: float, max_width: float, max_height: float, digits: int = 0
) -> tuple[float, float]:
    """Return width and height so that every logo covers the same area, within the limits and in their unit.

    Whole numbers, for the attributes of an image; with `digits` so many decimals.
    """
    scale = math.sqrt(area / (logo.width * logo.height))
    scale = min(scale, max_width / logo.width, max_height / logo.height)
    smallest = 10**-digits
    width, height = (max(round(side * scale, digits), smallest) for side in (logo.width, logo.height))
    return (width, height) if digits else (int(width), int(height))


def even_rows(count: int, at_most: int = 5) -> list[int]:
    """Return how many go into each row so that the rows are as equal as possible: nine make [5, 4]."""
    if count == 0:
        return []
    rows = math.ceil(count / at_most)
    each, left_over = divmod(count, rows)
    return [each + 1] * left_over + [each] * (rows - left_over)


def opened_picture(content: bytes) -> Image.Image:
    """Decode the file upright, after a look at its kind and at the size that its header declares."""
    _check_kind(content)
    try:
        picture = Image.open(io.BytesIO(content), formats=["PNG", "JPEG"])  # reads the header only
        _check_size(picture)
        # WeasyPrint tells Pillow to put up with incomplete pictures, for the whole process. It is not put back
        # afterwards, since another thread may be decoding: what WeasyPrint reads here was re-encoded by us.
        ImageFile.LOAD_TRUNCATED_IMAGES = False
        picture.load()
        if picture.mode == "P" and picture.palette is None:
            raise ValueError("colours by number, and no table of colours")
        ImageOps.exif_transpose(picture, in_place=True)
    except (Image.DecompressionBombError, Image.DecompressionBombWarning) as problem:
        raise _too_large() from problem
    except ValidationError:
        raise
    except Exception as problem:  # a damaged file breaks Pillow anywhere, with errors of a dozen kinds
        raise ValidationError(
            _("The picture is damaged or incomplete. Save it again as PNG and upload that file."),
            code="damaged",
        ) from problem
    if picture.mode.startswith("I"):  # greys of 16 bits: Pillow would cut them off at 255
        return picture.convert("I").point(lambda value: value * (1 / 256)).convert("L")
    return picture


def _check_kind(content: bytes) -> None:
    if not content:
        raise ValidationError(_("The file is empty."), code="empty")
    if len(content) > MAX_BYTES:
        raise ValidationError(
            _("The file is larger than 5 MB. Upload a smaller PNG or JPEG."), code="too_many_bytes"
        )
    if content.startswith((PNG_START, JPEG_START)):
        return
    start = content[:4096].replace(b"\0", b"").lower()  # without zeros UTF-16 reads like ASCII
    if b"<svg" in start or b"<!doctype svg" in start:
        raise ValidationError(_("SVG files cannot be taken. Upload the logo as PNG or JPEG."), code="svg")
    raise ValidationError(
        _("This is not a PNG or JPEG picture. Upload the logo as PNG or JPEG."), code="kind"
    )


def _check_size(picture: Image.Image) -> None:
    if max(picture.size) > MAX_SIDE:
        raise _too_large()
    if min(picture.size) == 0:
        raise ValueError("no pixels")
    if picture.format == "PNG" and getattr(picture, "n_frames", 1) > 1:
        raise ValidationError(
            _("An animated picture cannot be printed. Upload a still one."), code="animated"
        )


def _too_large() -> ValidationError:
    return ValidationError(
        _("The picture is too large: at most %(side)s pixels a side. Upload a smaller one."),
        code="too_large",
        params={"side": MAX_SIDE},
    )


def _trimmed(picture: Image.Image) -> Image.Image:
    """Cut off what nobody sees on a white page: transparent and nearly white borders."""
    boxes = [box for box in _visible_boxes(picture) if box]
    if not boxes:
        raise ValidationError(
            _("The picture shows nothing on a white page. Upload the logo in colour or black."),
            code="invisible",
        )
    left, upper, right, lower = zip(*boxes, strict=True)
    box = min(left), min(upper), max(right), max(lower)
    return picture if box == (0, 0, *picture.size) else picture.crop(box)


def _visible_boxes(picture: Image.Image) -> Iterator[tuple[int, int, int, int] | None]:
    """Yield for each strip of rows the box around what is neither transparent nor nearly white."""
    for top in range(0, picture.height, STRIP):
        strip = picture.crop((0, top, picture.width, min(top + STRIP, picture.height)))
        if strip.has_transparency_data:
            strip = strip.convert("RGBA")
            page = Image.new("RGBA", strip.size, "white")
            strip = Image.alpha_composite(page, strip)
        strip = ImageChops.invert(strip.convert("RGB"))
        box = strip.point(lambda value: 255 if value > 255 - NEAR_WHITE else 0).getbbox()
        yield box and (box[0], box[1] + top, box[2], box[3] + top)


def _resizable(picture: Image.Image) -> Image.Image:
    """Return the picture with real colours, which a palette hides, and its transparency as a channel."""
    if picture.has_transparency_data:
        return picture if picture.mode == "RGBA" else picture.convert("RGBA")
    return picture if picture.mode in ("RGB", "CMYK", "L") else picture.convert("RGB")


def _in_srgb(picture: Image.Image) -> Image.Image:
    """Return the picture as RGB by its own colour profile, or as RGBA where something shines through."""
    profile = picture.info.get("icc_profile")
    if picture.mode != "RGBA":
        return _by_profile(picture, profile)
    alpha = picture.getchannel("A")
    picture = _by_profile(picture.convert("RGB"), profile)
    if alpha.getextrema() != (255, 255):
        picture.putalpha(alpha)
    return picture


def _by_profile(picture: Image.Image, profile: bytes | None) -> Image.Image:
    if not profile:
        return picture.convert("RGB")
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        transform = ImageCms.buildTransform(source, ImageCms.createProfile("sRGB"), picture.mode, "RGB")
        return transform.apply(picture)
    except (ImageCms.PyCMSError, OSError, ValueError):
        return picture.convert("RGB")  # the profile is broken or of another kind: colours as they are


def _png(picture: Image.Image) -> bytes:
    content = io.BytesIO()
    picture.save(content, format="PNG", optimize=True)
    return content.getvalue()


def store_file(name: str, content: bytes) -> None:
    """Put the file there once. One of another length was cut short by a crash and is written again."""
    if default_storage.exists(name):
        if default_storage.size(name) == len(content):
            return
        default_storage.delete(name)
    stored_as = default_storage.save(name, ContentFile(content))
    if stored_as != name:  # the same picture came in at the same moment and is there now
        default_storage.delete(stored_as)
