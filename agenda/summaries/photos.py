"""Photos: uploads that are not trusted, re-encoded as JPEG without what the camera noted, stored under their hash."""

import hashlib
import io

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _
from PIL import Image

from events.logos import MAX_BYTES, Upload, opened_picture, shrunk, store_file

from .models import Photo

STORED_SIDE = 1600  # pixels: sharp across the 17 cm of a page
QUALITY = 82


def store_photo(upload: Upload) -> Photo:
    """Return the photo of an uploaded PNG or JPEG, stored once however often it is uploaded.

    Raises ValidationError with a sentence for the person when the file is no picture that can be shown.
    """
    try:
        picture = opened_picture(upload.read(MAX_BYTES + 1))
    except ValidationError as problem:
        if problem.code in ("kind", "svg"):  # those sentences speak of a logo
            raise ValidationError(
                _("This is not a PNG or JPEG picture. Upload the photo as PNG or JPEG."), code=problem.code
            ) from problem
        raise
    picture = _on_white(shrunk(picture, STORED_SIDE))
    encoded = io.BytesIO()
    picture.save(encoded, format="JPEG", quality=QUALITY, optimize=True, progressive=True)
    content = encoded.getvalue()
    photo = Photo(sha256=hashlib.sha256(content).hexdigest(), width=picture.width, height=picture.height)
    store_file(photo.storage_name, content)  # before the row: a row never points to a file that is not there
    stored, _created = Photo.objects.get_or_create(
        sha256=photo.sha256, defaults={"width": photo.width, "height": photo.height}
    )
    return stored


def _on_white(picture: Image.Image) -> Image.Image:
    """Return the picture without transparency, which JPEG does not have."""
    if picture.mode != "RGBA":
        return picture.convert("RGB")
    page = Image.new("RGBA", picture.size, "white")
    return Image.alpha_composite(page, picture).convert("RGB")
