import pytest

from briefs.importer.extract.instruments import find_instruments


@pytest.mark.parametrize(
    ("flat", "number", "qualifier"),
    [
        ("They signed an agreement.", 1, "exact"),
        ("They signed 14 agreements.", 14, "exact"),
        ("They signed nine MOUs.", 9, "exact"),
        ("They signed some 30 agreements.", 30, "about"),
        ("They signed more than 20 commercial agreements.", 20, "at_least"),
        ("They expect at least five supply contracts.", 5, "at_least"),
        ("They signed a dozen documents.", 12, "about"),
        ("They inked half a dozen memoranda of understanding.", 6, "about"),
        ("They signed two dozen agreements.", 24, "about"),
        ("They signed a pair of bilateral instruments.", 2, "exact"),
        ("They signed twenty-one protocols.", 21, "exact"),
        ("They signed several agreements.", None, "unknown"),
        ("They signed agreements.", None, "unknown"),
        ("The 12-year contract was signed.", 1, "exact"),
    ],
)
def test_counts_number_in_front_of_the_noun_is_read(
    flat: str, number: int | None, qualifier: str
) -> None:
    [found] = find_instruments(flat)
    assert (found.count.number, found.count.qualifier) == (number, qualifier)
