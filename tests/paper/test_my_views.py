"""The file that a reader keeps is a PDF, whatever they wrote."""

import pytest

from guide.model.progress import Progress
from guide.model.reading import pack_folder, read_pack
from guide.paper.my_views import as_pdf

PACK = read_pack(pack_folder()).pack
assert PACK is not None


@pytest.mark.parametrize(
    "reason", ["Because.", '#panic() $x$ *b* [[sarin]] \\ "', "Русский текст, 中文, 🙂", "\n\n\t"]
)
def test_any_reason_gives_a_pdf(reason):
    progress = Progress(reasons={PACK.modules[0].id: reason})
    assert as_pdf(PACK, progress, "24 November 2026").startswith(b"%PDF")
