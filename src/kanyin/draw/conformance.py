"""Every variant of the file.  To add one: add its row here."""

from ..model.edition import Variant

VARIANTS: dict[str, Variant] = {
    variant.name: variant
    for variant in (
        Variant(
            "screen", "屏幕与邮件：PDF/A-2a + PDF/UA-1，可朗读，有链接",
            version=(1, 7), ink="rgb", a="2A", ua="1", links=True, compact=True,
            resolution=150, quality=80, told=True,
        ),
        Variant(
            "print", "付印：PDF/X-4（兼 PDF/A-2a），CMYK，黑字叠印，无链接",
            version=(1, 6), ink="cmyk", x="PDF/X-4", a="2A", ua="1", quality=92,
        ),
    )
}  # fmt: skip
