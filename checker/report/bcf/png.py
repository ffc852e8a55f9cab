"""A picture with few colours as a small PNG: each pixel the nearest colour of one palette."""

import struct
import zlib
from functools import cache
from io import BytesIO
from itertools import product

from PIL import Image

from checker.report.bcf.palette import COLOURS, ROOMS

_SIGNATURE = b"\x89PNG\r\n\x1a\n"
_INDEXED = 3
_SHARES = (0.25, 0.5, 0.75)
Colour = tuple[int, int, int]


def small_png(png: bytes) -> bytes:
    """The same picture with a palette, without time, software or other notes in it.

    A third as large as in full colour. Written here and not by Pillow, whose zlib is of each
    machine's own make.
    """
    with Image.open(BytesIO(png)) as picture:
        indexed = picture.convert("RGB").quantize(palette=_sample(), dither=Image.Dither.NONE)
    wide, high = indexed.size
    pixels = indexed.tobytes()
    rows = b"".join(b"\0" + pixels[row * wide : (row + 1) * wide] for row in range(high))
    parts = (
        (b"IHDR", struct.pack(">IIBBBBB", wide, high, 8, _INDEXED, 0, 0, 0)),
        (b"PLTE", bytes(part for colour in palette() for part in colour)),
        (b"IDAT", zlib.compress(rows, 6)),
        (b"IEND", b""),
    )
    return _SIGNATURE + b"".join(_chunk(kind, data) for kind, data in parts)


@cache
def palette() -> tuple[Colour, ...]:
    """The colours of the style, and between each dark one and each light one what soft edges have.

    Less of the coloured ones: they are thin lines.
    """
    dark = [_rgb(colour) for name, colour in COLOURS.items() if name != "bg"]
    light = list(dict.fromkeys([_rgb(COLOURS["bg"]), *map(_rgb, ROOMS.values())]))
    ink, paper = _rgb(COLOURS["ink"]), light[0]
    between = [_mixed(ink, each, share) for each, share in product(light, _SHARES)]
    between += [_mixed(each, paper, share) for each, share in product(dark, _SHARES)]
    between += [_mixed(each, fill, 0.4) for each, fill in product(dark, light)]
    return tuple(dict.fromkeys([*dark, *light, *between]))


@cache
def _sample() -> Image.Image:
    sample = Image.new("P", (1, 1))
    sample.putpalette([part for colour in palette() for part in colour])
    return sample


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def _rgb(colour: str) -> Colour:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def _mixed(one: Colour, other: Colour, share: float) -> Colour:
    """So much of the first in the second."""
    red, green, blue = (round(a * share + b * (1 - share)) for a, b in zip(one, other, strict=True))
    return red, green, blue
