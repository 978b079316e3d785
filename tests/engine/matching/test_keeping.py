"""What is prepared of a taxonomy and kept on disk: opened again whole, and made anew when it is not."""

from collections.abc import Callable
from pathlib import Path

import pyarrow as pa
import pytest

from samverkan_engine.matching import Matcher, keeping, match, prepared, version_of
from tests.engine.small_taxonomy import ads, small_taxonomy

TEXT = "Krav\nDu är noggrann, har truckkort och erfarenhet av att leda projekt och svetsa. Meriterande: C#."


class Reading:
    """Counts how often the taxonomy is read."""

    def __init__(self) -> None:
        self.times = 0

    def __call__(self) -> tuple[pa.Table, pa.Table, pa.Table]:
        self.times += 1
        return small_taxonomy()


@pytest.fixture
def read() -> Reading:
    """The reading of the small taxonomy."""
    return Reading()


def found(folder: Path, read: Reading) -> pa.Table:
    """Return the mentions of an ad with the taxonomy kept in a folder."""
    return match(ads(TEXT), Matcher(prepared(folder, "small", read))).mentions


def test_what_is_kept_gives_the_same_as_what_is_made(tmp_path: Path, read: Reading) -> None:
    made = found(tmp_path, read)
    assert made.num_rows > 2
    assert found(tmp_path, read).equals(made)
    assert read.times == 1


def cut(path: Path) -> None:
    """Leave half of a file."""
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])


def turned(path: Path) -> None:
    """Change one byte in the middle of a file."""
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 255
    path.write_bytes(data)


@pytest.mark.parametrize("part", ["patterns.arrow", "esco-skill.arrow", "sums.json"])
@pytest.mark.parametrize("damage", [cut, turned, Path.unlink])
def test_what_is_damaged_is_made_anew(tmp_path: Path, read: Reading, part: str, damage: Callable[[Path], None]) -> None:
    made = found(tmp_path, read)
    damage(next(tmp_path.glob(f"*/{part}")))
    assert found(tmp_path, read).equals(made)
    assert found(tmp_path, read).equals(made)
    assert read.times == 2


def test_what_another_version_of_the_code_kept_is_made_anew(
    tmp_path: Path, read: Reading, monkeypatch: pytest.MonkeyPatch
) -> None:
    found(tmp_path, read)
    monkeypatch.setattr(keeping, "code_version", lambda: "other")
    found(tmp_path, read)
    assert read.times == 2


def test_where_nothing_can_be_written_it_is_only_made(tmp_path: Path, read: Reading) -> None:
    (tmp_path / "file").write_text("no folder")
    assert found(tmp_path / "file" / "cache", read).num_rows > 2


def test_what_is_longest_unused_goes(tmp_path: Path) -> None:
    for number in range(keeping.MOST + 2):
        prepared(tmp_path, f"taxonomy{number}", small_taxonomy)
    assert len(list(tmp_path.iterdir())) == keeping.MOST


def test_a_taxonomy_is_known_by_what_it_holds() -> None:
    concepts, labels, relations = small_taxonomy()
    halves = pa.concat_tables([labels.slice(0, 3), labels.slice(3)])
    assert version_of((concepts, halves, relations)) == version_of((concepts, labels, relations))
    assert version_of((concepts, labels.slice(1), relations)) != version_of((concepts, labels, relations))
