from briefs.importer.reporting.cells import cells, fitted, printable, wrapped


def test_cells_wide_characters_take_two_and_marks_none() -> None:
    assert cells("abc") == 3
    assert cells("한중 합의") == 9
    assert cells("e\u0301") == 1


def test_fitted_text_is_cut_with_an_ellipsis_within_the_columns() -> None:
    assert fitted("summit.txt", 10) == "summit.txt"
    assert fitted("summit-declaration.txt", 10) == "summit-de…"
    assert fitted("정상회담.txt", 6) == "정상…"
    assert fitted("summit", 0) == ""


def test_printable_text_obeys_nobody() -> None:
    assert printable("a\x1b[31m\rb\n") == "a [31m b "


def test_wrapped_lines_fit_also_for_words_longer_than_a_line() -> None:
    lines = list(wrapped("- one two " + "x" * 25 + " 정상회담정상회담", 10, indent="  "))
    assert all(cells(line) <= 10 for line in lines)
    whole = "".join(lines).replace(" ", "")
    assert whole == "-onetwo" + "x" * 25 + "정상회담정상회담"
    assert all(line.startswith("  ") for line in lines[1:])
