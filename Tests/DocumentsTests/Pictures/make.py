"""Makes the pictures that the tests read. Needs Pillow, the fonts DejaVu and the vips program; run in this folder.

The pictures are committed, so this is run only when one is to change:  python3 make.py
"""
import random
import subprocess
from PIL import Image, ImageChops, ImageCms, ImageDraw, ImageFilter, ImageFont

W, H = 1920, 1200
FONTS = "/usr/share/fonts/truetype/dejavu/DejaVu"


def font(size, name="Sans-Bold"):
    return ImageFont.truetype(f"{FONTS}{name}.ttf", size)


def gradient(top, bottom, width=W, height=H):
    ramp = Image.linear_gradient("L").resize((width, height))
    return Image.composite(Image.new("RGB", (width, height), bottom), Image.new("RGB", (width, height), top), ramp)


def scene(seed, width=W, height=H):
    """A street: sky, houses with windows, trees, a road."""
    r = random.Random(seed)
    sky = (r.randrange(90, 180), r.randrange(140, 200), 230)
    im = gradient(sky, (240, 235, 220), width, height)
    d = ImageDraw.Draw(im)
    x = -100
    while x < width:
        w, h = r.randrange(220, 420), r.randrange(height // 3, height * 2 // 3)
        top = height * 4 // 5 - h
        d.rectangle((x, top, x + w, height), fill=tuple(r.randrange(70, 220) for _ in range(3)))
        pane = tuple(r.randrange(30, 110) for _ in range(3))
        for row in range(top + 40, height * 4 // 5 - 60, 110):
            for column in range(x + 30, x + w - 50, 90):
                d.rectangle((column, row, column + 44, row + 66), fill=pane)
        x += w + r.randrange(0, 60)
    d.rectangle((0, height * 4 // 5, width, height), fill=(96, 98, 100))
    for _ in range(9):
        x, y, s = r.randrange(width), height * 4 // 5, r.randrange(60, 170)
        d.rectangle((x - 9, y - s, x + 9, y + 20), fill=(84, 62, 44))
        for _ in range(14):
            a, b = x + r.randrange(-s, s) // 2, y - s - r.randrange(s)
            d.ellipse((a - s // 3, b - s // 3, a + s // 3, b + s // 3), fill=(r.randrange(30, 90), r.randrange(90, 150), 50))
    return im.filter(ImageFilter.GaussianBlur(1.2))


def people(seed):
    """Round heads on shoulders before a wall."""
    r = random.Random(seed)
    im = gradient((226, 214, 196), (150, 132, 120))
    d = ImageDraw.Draw(im)
    for n in range(7):
        x, y = 150 + n * 265 + r.randrange(-40, 40), r.randrange(430, 560)
        shirt = tuple(r.randrange(40, 230) for _ in range(3))
        d.ellipse((x - 150, y + 120, x + 150, y + 1000), fill=shirt)
        d.ellipse((x - 85, y - 110, x + 85, y + 130), fill=(r.randrange(110, 240), r.randrange(90, 190), r.randrange(80, 160)))
        d.pieslice((x - 92, y - 130, x + 92, y + 70), 180, 360, fill=tuple(r.randrange(20, 120) for _ in range(3)))
    return im.filter(ImageFilter.GaussianBlur(3))


def wheel(words=()):
    """A year's wheel (årshjul), with or without its words."""
    im = Image.new("RGB", (W, H), (250, 249, 245))
    d = ImageDraw.Draw(im)
    colours = [(0, 98, 122), (201, 76, 60), (233, 170, 64), (80, 140, 90)]
    for n in range(4):
        d.pieslice((460, 100, 1460, 1100), n * 90, n * 90 + 88, fill=colours[n])
    d.ellipse((760, 400, 1160, 800), fill=(250, 249, 245))
    places = [(1180, 880), (600, 880), (600, 290), (1180, 290)]
    for word, place in zip(words, places):
        d.text(place, word, fill="white", font=font(44))
    return im


def bars(words=()):
    im = Image.new("RGB", (W, H), "white")
    d = ImageDraw.Draw(im)
    for n, h in enumerate((420, 610, 540, 760, 820)):
        d.rectangle((300 + n * 280, 1000 - h, 460 + n * 280, 1000), fill=(0, 98, 122))
    d.line((240, 1000, 1700, 1000), fill=(60, 60, 60), width=4)
    for n, word in enumerate(words):
        d.text((380 + n * 280, 1040), word, fill=(40, 40, 40), font=font(40, "Sans"), anchor="mm")
    return im


def leaves(seed):
    r = random.Random(seed)
    im = Image.new("RGB", (W, H), (40, 70, 30))
    d = ImageDraw.Draw(im)
    for _ in range(420):
        x, y, s = r.randrange(W), r.randrange(H), r.randrange(30, 120)
        d.ellipse((x, y, x + s, y + s * 3 // 5), fill=(r.randrange(30, 140), r.randrange(80, 190), r.randrange(20, 90)))
    return im.filter(ImageFilter.GaussianBlur(3))


def written(im, text, place, size, fill, outline=None, shade=None, angle=0, opacity=255):
    """Text upon a picture: plain, on a band, turned, or half seen through."""
    layer = Image.new("RGBA", im.size)
    d = ImageDraw.Draw(layer)
    box = d.multiline_textbbox(place, text, font=font(size))
    if shade:
        d.rectangle((box[0] - 30, box[1] - 24, box[2] + 30, box[3] + 24), fill=shade)
    d.multiline_text(place, text, font=font(size), fill=(*fill, opacity),
                     stroke_width=size // 14 if outline else 0, stroke_fill=outline)
    if angle:
        layer = layer.rotate(angle, center=place, resample=Image.Resampling.BICUBIC)
    return Image.alpha_composite(im.convert("RGBA"), layer).convert("RGB")


PLAIN = {
    "street-1": lambda: scene(1), "street-2": lambda: scene(2), "street-3": lambda: scene(3),
    "people-1": lambda: people(1), "people-2": lambda: people(5), "leaves": lambda: leaves(4),
    "wheel": wheel, "bars": bars, "dusk": lambda: scene(6).point(lambda v: v // 2),
    "turned": lambda: scene(7).rotate(4, resample=Image.Resampling.BICUBIC, expand=False),
}
WRITTEN = {
    "title": lambda: written(scene(11), "Varmt välkommen till\nförskolan Lergöken", (160, 180), 110, (255, 255, 255)),
    "band": lambda: written(people(2), "Tillsammans skapar vi kvalitet", (200, 1000), 72, (255, 255, 255), shade=(0, 40, 60, 230)),
    "dark": lambda: written(scene(13), "Hemtjänsten Sjövik 2024", (300, 120), 80, (20, 20, 20)),
    "small": lambda: written(people(3), "Fotograf: Ines Wallander\nMedverkande har gett samtycke", (60, 1090), 30, (250, 250, 250)),
    "outline": lambda: written(scene(14), "Årets kvalitetsarbete", (250, 500), 90, (255, 240, 60), outline=(20, 20, 60)),
    "slanted": lambda: written(scene(15), "Trygghet och glädje varje dag", (180, 700), 80, (255, 255, 255), angle=8),
    "faint": lambda: written(leaves(8), "Vi arbetar systematiskt", (240, 540), 100, (255, 255, 255), opacity=200),
    "wheel": lambda: wheel(("Planera", "Genomföra", "Utvärdera", "Förbättra")),
    "bars": lambda: bars(("Bemötande", "Trygghet", "Mat", "Delaktighet", "Helhet")),
    "page": lambda: written(Image.new("RGB", (W, H), "white"),
                            "Vi följer upp resultaten varje månad och\nbeslutar om åtgärder tillsammans med de\nboende och deras anhöriga. Under året har\nvi särskilt arbetat med måltiderna.",
                            (180, 300), 60, (20, 20, 20)),
}


def words():
    for kind, pictures in (("plain", PLAIN), ("written", WRITTEN)):
        for name, make in pictures.items():
            im = make()
            quality = 60
            while True:
                im.save(f"{kind}-{name}.webp", quality=quality, method=6)
                if len(open(f"{kind}-{name}.webp", "rb").read()) <= 30_000 or quality <= 5:
                    break
                quality -= 5


def exif(orientation):
    tags = Image.Exif()
    tags[0x0112], tags[0x010F] = orientation, "Kamera"
    tags[0x8825] = {1: "N", 2: (59.0, 20.0, 1.0), 3: "E", 4: (18.0, 4.0, 7.0)}
    return tags


XMP = b"<x:xmpmeta xmlns:x='adobe:ns:meta/'><dc:creator>Selma Nordin</dc:creator></x:xmpmeta>"


def kinds():
    small = scene(21, 400, 250)
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    # Stored standing; orientation 6 shows it lying, 400 × 250.
    stored = small.rotate(90, expand=True)
    stored.save("phone.jpg", quality=75, exif=exif(6), xmp=XMP, icc_profile=profile, comment=b"Mitt hem")
    stored.save("phone.png", exif=exif(6), icc_profile=profile)
    stored.save("phone.webp", quality=60, exif=exif(6), xmp=XMP, icc_profile=profile)
    small.save("progressive.jpg", quality=75, progressive=True)
    small.convert("CMYK").save("cmyk.jpg", quality=60)
    small.convert("L").save("grey.jpg", quality=75)
    subprocess.run(["vips", "heifsave", "progressive.jpg", "phone.heic", "--Q", "50"], check=True)
    # One colour of sRGB, (200, 60, 40), written in the wider colours of phones.
    Image.new("RGB", (64, 40), (200, 60, 40)).save("srgb.png", icc_profile=profile)
    subprocess.run(["vips", "icc_transform", "srgb.png", "wide.png", "p3", "--embedded"], check=True)
    wheel().resize((480, 300)).save("drawing.png")
    wheel().resize((480, 300)).save("drawing.webp", lossless=True)
    seen = small.resize((160, 100)).convert("RGBA")
    seen.save("opaque-layer.png")
    hole = Image.new("L", seen.size, 255)
    ImageDraw.Draw(hole).ellipse((20, 20, 80, 80), fill=0)
    seen.putalpha(hole)
    seen.save("seen-through.png")
    seen.save("seen-through.webp", quality=60)
    ImageChops.invert(hole).convert("LA").save("grey-layer.png")
    frames = [Image.new("RGB", (32, 20), colour) for colour in ("red", "blue")]
    for name in ("moving.png", "moving.webp", "moving.gif"):
        frames[0].save(name, save_all=True, append_images=frames[1:], duration=100)
    # As a camera held upright stores a lying picture of 1920 × 1200 px.
    bars().rotate(90, expand=True).save("presentation-turned.jpg", quality=20, optimize=True, exif=exif(6))
    people(22).save("presentation.webp", quality=50)


if __name__ == "__main__":
    kinds()
    words()
