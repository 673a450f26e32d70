"""Write `states.json` out of CLDR and `reviewed.json`: `python -m briefs.tags.states.build`.

Names in nine languages, and English names where the reviewed file gives none, come from CLDR
through Babel, which only this script needs. With `--check` nothing is written; the exit code is 1
if `states.json` is not what this script would write. The build refuses a table in which two
entries own the same form and do not both call it ambiguous.
"""

import argparse
import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from babel import Locale

HERE = Path(__file__).parent
REVIEWED = HERE / "reviewed.json"
TABLE = HERE / "states.json"

LANGUAGES = ("ko", "zh", "zh-Hant", "ja", "fr", "es", "de", "ru", "ar")
# an entry's fields, in the order they are written; the lists may be missing in reviewed.json
SCALARS = ("code", "kind", "name", "official_name")
LISTS = ("aliases", "demonyms", "capitals", "local_aliases", "members", "ambiguous", "case_only")

Entry = dict[str, Any]


def straight(text: str) -> str:
    """Return the text with straight apostrophes, as every form in the table is written."""
    return text.replace("’", "'")


def english_name(code: str) -> str:
    """Return CLDR's English name in our style ("Antigua and Barbuda", "Saint Lucia"), or ""."""
    name = straight(Locale("en").territories.get(code, ""))
    return name.replace(" & ", " and ").replace("St. ", "Saint ")


def local_names(code: str) -> dict[str, str]:
    """Return CLDR's short names of a territory by language; empty if CLDR does not know it."""
    found = {}
    for language in LANGUAGES:
        name = Locale.parse(language, sep="-").territories.get(code)
        if name:
            found[language] = straight(name)
    return found


def merge(code: str, reviewed: Mapping[str, Any]) -> Entry:
    """Return one full entry of the table out of its reviewed part and CLDR."""
    entry: Entry = {key: reviewed.get(key) or [] for key in LISTS}
    entry |= {
        "code": code,
        "kind": reviewed["kind"],
        "name": reviewed.get("name") or english_name(code),
        "official_name": reviewed["official_name"],
        "names": local_names(code) | reviewed.get("names", {}),
        "region": reviewed["region"],
    }
    cldr = straight(Locale("en").territories.get(code, ""))
    if cldr and cldr not in (entry["name"], entry["official_name"], *entry["aliases"]):
        entry["aliases"] = [*entry["aliases"], cldr]
    order = (*SCALARS, *LISTS[:3], "names", "local_aliases", "region", *LISTS[4:])
    return {key: entry[key] for key in order}


def own_forms(entry: Entry) -> set[str]:
    """Return every form of one entry."""
    lists = ("aliases", "demonyms", "capitals", "local_aliases")
    found = {form for key in lists for form in entry[key]}
    return found | {entry["name"], entry["official_name"], *entry["names"].values()}


def problems(entries: Sequence[Entry]) -> Iterator[str]:
    """Yield what is wrong with a table, in words: forms silently shared, flags without a form."""
    owners: dict[str, list[Entry]] = {}
    for entry in entries:
        forms = own_forms(entry)
        for form in sorted({*entry["ambiguous"], *entry["case_only"]} - forms):
            yield f"{entry['code']}: {form!r} is called ambiguous but is no form of it"
        for form in forms:
            owners.setdefault(form, []).append(entry)
    for form, shared in sorted(owners.items()):
        silent = [entry["code"] for entry in shared if form not in entry["ambiguous"]]
        if len(shared) > 1 and silent:
            codes = ", ".join(entry["code"] for entry in shared)
            yield f"{form!r} belongs to {codes} but is not called ambiguous in {', '.join(silent)}"


def render(entries: Sequence[Entry], decoys: Sequence[str]) -> str:
    """Return the text of states.json: one field a line, so that a diff shows one change."""
    blocks = []
    for entry in entries:
        fields = (f"      {_json(key)}: {_json(value)}" for key, value in entry.items())
        blocks.append("    {\n" + ",\n".join(fields) + "\n    }")
    phrases = ",\n".join(f"    {_json(phrase)}" for phrase in decoys)
    states = ",\n".join(blocks)
    return f'{{\n  "decoys": [\n{phrases}\n  ],\n  "states": [\n{states}\n  ]\n}}\n'


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)


def build() -> str:
    """Return the text that states.json should hold; raises ValueError if the data is wrong."""
    reviewed = json.loads(REVIEWED.read_text(encoding="utf-8"))
    codes = sorted(reviewed["entries"], key=lambda code: (len(code) > 2, code))
    entries = [merge(code, reviewed["entries"][code]) for code in codes]
    wrong = list(problems(entries))
    if wrong:
        raise ValueError("\n".join(wrong))
    return render(entries, sorted(reviewed["decoys"]))


def main(argv: Sequence[str] | None = None) -> int:
    """Write the table, or check it; return the exit code."""
    parser = argparse.ArgumentParser(description="Write the table of states.")
    parser.add_argument("--check", action="store_true", help="write nothing, fail on a difference")
    check: bool = parser.parse_args(argv).check
    try:
        text = build()
    except ValueError as error:
        sys.stderr.write(f"{error}\n")
        return 1
    if not check:
        TABLE.write_text(text, encoding="utf-8")
    elif text != TABLE.read_text(encoding="utf-8"):
        sys.stderr.write("states.json is not what the build writes; run it without --check\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
