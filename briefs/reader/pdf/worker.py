"""The process that sets pages: it can be stopped, and knows nothing of the site.

Run as a script. Reads one request a line on its standard input, a JSON object with
``folder`` (the images, and where the PDF goes), ``document`` and ``moment`` (seconds
since 1970), and answers each with a line: ``made``, or ``refused`` and why.
"""

from __future__ import annotations

import json
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import cast

import typst

MEMORY = 2 * 1024**3
TEMPLATE = Path(__file__).with_name("brief.typ")
FONTS = ("manimgx_fonts", "manimgx_fonts_cjk")


def limit_memory() -> None:
    """Bound the address space of this process, where the system can."""
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    except (ImportError, ValueError, OSError):
        return


def fonts() -> typst.Fonts:
    """The fonts that come with the site, and none of the system: every host sets the same."""
    specs = (find_spec(package) for package in FONTS)
    folders = [str(Path(spec.origin).parent) for spec in specs if spec and spec.origin]
    return typst.Fonts(include_system_fonts=False, font_paths=folders)


def main() -> None:
    limit_memory()
    template = TEMPLATE.read_bytes()
    compiler = typst.Compiler(b"", font_paths=fonts())
    for line in sys.stdin:
        request = json.loads(line)
        folder: str = request["folder"]
        try:
            made = compiler.compile(
                input=template,
                root=folder,
                format="pdf",
                sys_inputs={"document": request["document"]},
                timestamp=request["moment"],
            )
            Path(folder, "brief.pdf").write_bytes(cast("bytes", made))
            answer = "made"
        except typst.TypstError as trouble:
            answer = f"refused {' '.join(str(trouble.message).split())[:300]}"
        sys.stdout.write(f"{answer}\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main()
