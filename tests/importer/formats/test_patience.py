from itertools import count
from types import SimpleNamespace

import pytest

from briefs.importer.formats import bounds, patience
from briefs.importer.formats.received import documents_in
from tests.importer.formats.made import NEWS, zipped

PACK = zipped({f"{number}.txt": NEWS for number in range(4)})
FEED = b'{"text":"a"}\n{"text":"b"}\n{"text":"c"}\n{"text":"d"}'


@pytest.fixture(autouse=True)
def ten_seconds_each(monkeypatch: pytest.MonkeyPatch) -> None:
    """A clock by which every document takes ten seconds."""
    clock = count(step=10)
    monkeypatch.setattr(patience, "time", SimpleNamespace(monotonic=lambda: next(clock)))
    monkeypatch.setattr(bounds, "MAX_FILE_SECONDS", 25.0)


@pytest.mark.parametrize(("name", "content"), [("pack.zip", PACK), ("feed.jsonl", FEED)])
def test_file_of_slow_documents_ends_with_each_of_the_rest_named(name: str, content: bytes) -> None:
    found = list(documents_in(name, content))
    assert [bool(one.trouble) for one in found] == [False, False, True, True]
    assert [bool(one.content) for one in found] == [True, True, False, False]
    for one in found[2:]:
        assert one.trouble.startswith(f"{one.name}: was not read, for the ")


def test_file_of_many_documents_has_more_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bounds, "SECONDS_EACH", 10.0)
    assert not any(one.trouble for one in documents_in("pack.zip", PACK))
