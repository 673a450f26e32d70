"""From a bare Python to a running command: the virtual environment and the local key.

Only the standard library is used here, since nothing else may be there yet; and what
only the making of an environment needs is imported there, since every command passes here.
"""

from __future__ import annotations

import importlib.util
import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
NO_PIP = (
    "This Python cannot put pip into a virtual environment: its ensurepip is missing. "
    "On Debian and Ubuntu run: apt install python3-venv"
)
DATA = Path(os.environ.get("DATA_DIR") or ROOT / ".data")


def prepare(argv: list[str]) -> None:
    """Make what the command needs; for ``test``, run the tests and end with their status.

    Leaves with one line on standard error when something cannot be made.
    """
    command = argv[1] if len(argv) > 1 else ""
    if command in {"quickstart", "test"}:
        try:
            _enter_environment(argv, with_tests=command == "test")
            if command == "test":
                _replace_process([sys.executable, "-m", "pytest", "-n", "auto", *argv[2:]])
            _make_local_key()
        except OSError as error:
            sys.exit(
                f"Cannot write {error.filename or ROOT}: {error.strerror}. "
                "Run this in a folder that you may write to."
            )
    elif importlib.util.find_spec("django") is None:
        sys.exit("Django is not installed here. Run: python3 manage.py quickstart --no-serve")


def _enter_environment(argv: list[str], *, with_tests: bool) -> None:
    """Go on inside an environment that has the libraries, made on the way if need be."""
    inside = Path(sys.prefix) == VENV
    own = sys.prefix != sys.base_prefix and not inside
    if own and importlib.util.find_spec("pytest" if with_tests else "taggit"):
        return
    python = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not python.exists():
        print(f"Making a virtual environment in {VENV.name} …", flush=True)
        _make_environment()
    _install(python, with_tests=with_tests)
    if not inside:
        _replace_process([str(python), *argv])


def _make_environment() -> None:
    import subprocess
    import venv

    try:
        venv.EnvBuilder(with_pip=True).create(VENV)
    except subprocess.CalledProcessError:
        sys.exit(NO_PIP)


def _install(python: Path, *, with_tests: bool) -> None:
    """Install what ``pyproject.toml`` names, unless just that is installed already."""
    import hashlib
    import subprocess
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    wanted = list(project["project"]["dependencies"])
    if with_tests:
        wanted += project["dependency-groups"]["test"]
    stamp = VENV / f".installed-{'test' if with_tests else 'run'}"
    digest = hashlib.sha256("\n".join([sys.version, *wanted]).encode()).hexdigest()
    if stamp.exists() and stamp.read_text() == digest:
        return
    print(f"Installing {len(wanted)} libraries into {VENV.name}; this takes a minute …", flush=True)
    pip = [str(python), "-m", "pip"]
    if _fails([*pip, "--version"]) and _fails([str(python), "-m", "ensurepip", "--upgrade"]):
        sys.exit(NO_PIP)
    pip += ["install", "--disable-pip-version-check", "--no-input"]
    if subprocess.run([*pip, *wanted], check=False).returncode:  # noqa: S603
        sys.exit("The libraries could not be installed; the lines above say why.")
    stamp.write_text(digest)


def _fails(command: list[str]) -> bool:
    import subprocess

    return bool(subprocess.run(command, check=False, capture_output=True).returncode)  # noqa: S603


def _make_local_key() -> None:
    """A secret key for this copy of the site alone, unless the environment brings one."""
    import secrets

    key = DATA / "secret-key"
    if os.environ.get("SECRET_KEY") or key.exists():
        return
    DATA.mkdir(mode=0o700, parents=True, exist_ok=True)
    descriptor = os.open(key, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w") as file:
        file.write(secrets.token_urlsafe(50))


def _replace_process(command: list[str]) -> None:
    sys.stdout.flush()
    os.chdir(ROOT)
    os.execv(command[0], command)  # noqa: S606
