"""A drawing as a picture, by typst."""

import json

from samverkan.papers.printing import TEMPLATE, fonts

PIXELS = 192
"""To the inch; drawings are made 16 cm wide."""


def png(svg: str) -> bytes:
    """Return a drawing as PNG; same drawing, same bytes."""
    import typst  # slow to load

    compiler = typst.Compiler(
        str(TEMPLATE.with_name("drawing.typ")),
        root=str(TEMPLATE.parent),
        font_paths=fonts(),
        sys_inputs={"data": json.dumps({"svg": svg}, ensure_ascii=False)},
    )
    made = compiler.compile(format="png", ppi=PIXELS)
    assert isinstance(made, bytes)  # one page only
    return made
