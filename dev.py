#!/usr/bin/env python3
"""Everything a developer needs, on Python 3.11+ with nothing else installed.

python3 dev.py run [options of `portal demo`]   a portal with a story in it, in the browser
python3 dev.py test [--no-browser] [pytest ...] all tests, in SQLite, PostgreSQL and Chromium
python3 dev.py check                            style, types, architecture, templates, audit

The environment is made in .venv (or the folder PORTAL_VENV names) and kept until a dependency
changes. Chromium comes from PORTAL_CHROMIUM, from PATH, or is installed where that is possible.
"""

import hashlib
import importlib.util
import json
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from pathlib import Path

if sys.version_info < (3, 11):  # noqa: UP036 - this is where an older Python learns about it
    sys.exit("The portal needs Python 3.11 or newer; this is " + sys.version.split()[0] + ".")

ROOT = Path(__file__).resolve().parent
VENV = Path(os.environ.get("PORTAL_VENV") or ROOT / ".venv").absolute()
BIN = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = BIN / ("python.exe" if os.name == "nt" else "python")
LOG = VENV / "install.log"
CONSTRAINTS = ROOT / "constraints.txt"
INPUTS = ("pyproject.toml", "constraints.txt", "hatch_build.py")

NEEDED = {"run": ["portal", "flask", "eventsourcing", "weasyprint"]}
NEEDED["test"] = [*NEEDED["run"], "pytest", "playwright", "psycopg", "ruff"]
TARGETS = {"run": f"{ROOT}[pdf]", "test": f"{ROOT}[test]"}
TITLES = {
    "run": "Installing the portal (about 30 s)",
    "test": "Installing the portal and its test tools (about 60 s)",
}

BROWSERS = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome", "msedge")
NO_BROWSER = (
    "No Chromium found. Install one (Debian, Ubuntu: sudo apt-get install chromium libatomic1), "
    "or set PORTAL_CHROMIUM=/path/to/chrome, or leave the browser tests out with --no-browser."
)
NO_LIBATOMIC = (
    "Playwright needs the library libatomic1. Install it (Debian, Ubuntu: sudo apt-get install "
    "libatomic1), or set PLAYWRIGHT_NODEJS_PATH to another Node.js, or leave the browser tests "
    "out with --no-browser."
)
PANGO = ("libpango-1.0-0", "libpangoft2-1.0-0")
NO_PANGO = (
    "The library Pango is missing: the tests of PDFs are left out. Install it (Debian, Ubuntu: "
    f"sudo apt-get install {' '.join(PANGO)}) to run them too."
)
NO_NETWORK = (
    "PyPI could not be reached. The first start has to download the dependencies: check the "
    "network or the proxy (pip's own settings apply) and run the same command again."
)
NETWORK_TROUBLE = (
    "NewConnectionError",
    "ConnectTimeoutError",
    "ReadTimeoutError",
    "NameResolutionError",
    "Temporary failure in name resolution",
    "Name or service not known",
    "Network is unreachable",
    "ProxyError",
    "SSLError",
)
CLOCK_SECONDS = 1
LINE_SECONDS = 15


class Stop(Exception):
    """Nothing more can be done. The message is a sentence for the person at the keyboard."""


# --- The three commands -----------------------------------------------------------------------


def main(arguments: list[str]) -> int:
    """Carry out one command and return its exit code: 2 when it could not even begin."""
    commands = {"run": run, "test": test, "check": check}
    name, *options = arguments or ["help"]
    if name not in commands:
        print(__doc__)
        return 0 if name in ("help", "-h", "--help") else 2
    try:
        return commands[name](options)
    except Stop as stop:
        print(f"\n{stop}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print()
        return 130


def run(options: list[str]) -> int:
    """Serve the demo portal; this process becomes the server."""
    ensure_installed("run")
    command = [str(BIN / "portal"), "demo", *options]
    os.chdir(ROOT)
    if os.name == "nt":
        return subprocess.run(command, check=False, env=environment()).returncode
    sys.stdout.flush()
    os.execve(command[0], command, environment())  # noqa: S606 - no shell is wanted
    return 0


def test(options: list[str]) -> int:
    """Run the tests on every processor, with a browser unless told otherwise.

    ``-n 0`` among the options runs them one after the other, as a debugger wants it.
    """
    ensure_installed("test")
    if "--no-browser" in options:
        print("Leaving the browser tests out, as asked (--no-browser).", flush=True)
    else:
        ensure_browser()
    ensure_pango()
    spread = [] if any(option.startswith("-n") for option in options) else ["-n", "auto"]
    return in_environment("pytest", *spread, *options)


def check(options: list[str]) -> int:
    """Pass every gate and say which ones failed."""
    if options:
        raise Stop("`check` takes no options.")
    ensure_installed("test")
    failed = [title for title, passes in gates() if not passed(title, passes)]
    print(f"\nFailed: {', '.join(failed)}." if failed else "\nAll checks passed.")
    return 1 if failed else 0


# --- The gates --------------------------------------------------------------------------------


def gates() -> Iterator[tuple[str, Callable[[], bool]]]:
    """Yield the title of each gate and a function that returns whether it was passed."""
    yield "lint", gate("ruff", "check", "--quiet", ".")
    yield "format", gate("ruff", "format", "--check", "--quiet", ".")
    yield "types", gate("mypy", "--no-error-summary")
    yield "docstrings", gate("interrogate", *documented_sources())
    yield "import contracts", import_contracts_kept
    yield "templates", gate("djlint", "templates", "--lint", "--quiet")
    yield "dependency audit", dependencies_are_safe


def passed(title: str, passes: Callable[[], bool]) -> bool:
    """Announce a gate, try it and return whether it was passed."""
    print(f"Checking {title} …", flush=True)
    result = passes()
    if not result:
        print(f"  {title}: FAILED", flush=True)
    return result


def gate(module: str, *arguments: str) -> Callable[[], bool]:
    """Return a gate that runs a tool of the environment."""
    return lambda: in_environment(module, *arguments) == 0


def documented_sources() -> list[str]:
    """Return the files whose every name another part of the project reads."""
    names = ("facts.py", "events.py", "commands.py")
    told = [path for name in names for path in sorted(ROOT.glob(f"domain/*/{name}"))]
    return ["projections", *(str(path.relative_to(ROOT)) for path in told)]


def import_contracts_kept() -> bool:
    """Return whether the layers of pyproject.toml hold; print the broken ones."""
    script = "import sys; from importlinter.cli import lint_imports; sys.exit(lint_imports())"
    answer = subprocess.run(
        [str(PYTHON), "-c", script],
        cwd=ROOT,
        env=environment(),
        text=True,
        capture_output=True,
        check=False,
    )
    if answer.returncode:
        print(answer.stdout + answer.stderr)
    return answer.returncode == 0


def dependencies_are_safe() -> bool:
    """Return False when a pinned dependency has a known vulnerability.

    Where the advisory service of PyPI cannot be asked, this says so and lets it pass, unless
    PORTAL_REQUIRE_AUDIT=1 demands an answer.
    """
    packages = ask_advisories()
    silent = [package for package in packages if "skip_reason" in package]
    for package in packages:
        for found in package.get("vulns", []):
            print(f"  {package['name']} {package['version']}: {found['id']}")
    if any(package.get("vulns") for package in packages):
        return False
    return True if packages and not silent else may_stay_unaudited(len(silent), len(packages))


def ask_advisories() -> list[dict]:
    """Return what pip-audit knows about each pinned package; nothing when it got no answer."""
    command = [str(PYTHON), "-m", "pip_audit", "--disable-pip", "--no-deps", "--format", "json"]
    answer = subprocess.run(
        [*command, "--progress-spinner", "off", "--timeout", "15", "-r", str(CONSTRAINTS)],
        env=environment(),
        text=True,
        capture_output=True,
        check=False,
    )
    try:
        return json.loads(answer.stdout)["dependencies"]
    except (ValueError, KeyError):
        return []


def may_stay_unaudited(silent: int, total: int) -> bool:
    """Say that the audit is incomplete and return whether that is acceptable here."""
    extent = f"{silent} of {total} packages were" if total else "nothing was"
    print(f"  The advisory service of PyPI gave no answer: {extent} not audited.")
    return os.environ.get("PORTAL_REQUIRE_AUDIT") != "1"


# --- The environment --------------------------------------------------------------------------


def ensure_installed(purpose: str) -> None:
    """Make the environment for ``run`` or ``test``, unless a good one is there."""
    if is_installed(purpose):
        return
    ensure_writable()
    ensure_venv()
    pip_install(purpose)
    if not has_modules(purpose):
        raise Stop(f"The environment in {VENV} is broken. Delete that folder and try again.")
    stamp(purpose).write_text(fingerprint(), encoding="utf-8")


def is_installed(purpose: str) -> bool:
    """Return whether the last installation is complete and still current."""
    stamps = (stamp("test"), stamp(purpose))  # whoever can test can run
    current = any(s.is_file() and s.read_text(encoding="utf-8") == fingerprint() for s in stamps)
    return current and has_modules(purpose)


def stamp(purpose: str) -> Path:
    """Return the file that says what was installed last for a purpose."""
    return VENV / f".installed-{purpose}"


def fingerprint() -> str:
    """Return a hash of all an installation depends on, the two places included."""
    digest = hashlib.sha256(f"{ROOT}\n{VENV}\n{sys.version_info[:2]}\n".encode())
    for name in INPUTS:
        digest.update((ROOT / name).read_bytes())
    return digest.hexdigest()


def has_modules(purpose: str) -> bool:
    """Return whether the environment starts and holds what its purpose needs."""
    missing = "sys.exit(not all(importlib.util.find_spec(name) for name in sys.argv[1:]))"
    return python_runs(f"import importlib.util, sys; {missing}", *NEEDED[purpose])


def python_runs(script: str, *arguments: str) -> bool:
    """Return whether the environment's Python runs a script without failing."""
    command = [str(PYTHON), "-c", script, *arguments]
    try:
        return subprocess.run(command, capture_output=True, check=False, cwd=ROOT).returncode == 0
    except OSError:
        return False


def ensure_writable() -> None:
    """Raise Stop when the environment or the build could not be written."""
    existing = next(path for path in (VENV, *VENV.parents) if path.exists())
    for folder in (existing, ROOT / "portal"):
        if not os.access(folder, os.W_OK):
            raise Stop(
                f"The folder {folder} cannot be written. Use a copy of the project in a folder of "
                "your own; PORTAL_VENV may name another place for the environment."
            )


def ensure_venv() -> None:
    """Make a virtual environment with pip, replacing a half-made one."""
    if python_runs("import pip") or python_runs("import ensurepip; ensurepip.bootstrap()"):
        return
    remove_broken_venv()
    print(f"Making an environment in {VENV} …", flush=True)
    command = [sys.executable, "-m", "venv", str(VENV)]
    answer = subprocess.run(command, capture_output=True, text=True, check=False)
    if answer.returncode:
        raise Stop(venv_trouble(answer.stdout + answer.stderr))


def remove_broken_venv() -> None:
    """Delete what is left of an environment; never a folder that is not one."""
    if not VENV.exists():
        return
    if any(VENV.iterdir()) and not (VENV / "pyvenv.cfg").exists() and VENV != ROOT / ".venv":
        raise Stop(f"{VENV} is not a Python environment. Name another folder in PORTAL_VENV.")
    shutil.rmtree(VENV)


def venv_trouble(output: str) -> str:
    """Return a sentence for a failed `python -m venv`."""
    if importlib.util.find_spec("ensurepip") is None or "ensurepip" in output:
        return (
            "This Python cannot make environments. Install its venv package (Debian, Ubuntu: "
            "sudo apt-get install python3-venv) and run the same command again."
        )
    return f"No environment could be made in {VENV}:\n{output.strip()}"


def pip_install(purpose: str) -> None:
    """Install the portal with the locked dependencies, showing how long it takes."""
    pip = [str(PYTHON), "-m", "pip", "install", "--disable-pip-version-check", "--no-input"]
    locked = ["-c", str(CONSTRAINTS), "-e", TARGETS[purpose]]
    if run_with_clock(TITLES[purpose], [*pip, *locked]):
        raise Stop(install_trouble())


def install_trouble() -> str:
    """Return a sentence for a failed pip, from what it wrote."""
    output = LOG.read_text(encoding="utf-8", errors="replace")
    if any(sign in output for sign in NETWORK_TROUBLE):
        return NO_NETWORK
    last_lines = "\n".join(output.strip().splitlines()[-12:])
    return f"{last_lines}\n\nThe installation failed; {LOG} has all of it."


def environment() -> dict[str, str]:
    """Return this process's environment as an activated one."""
    path = os.pathsep.join([str(BIN), os.environ.get("PATH", "")])
    return {**os.environ, "VIRTUAL_ENV": str(VENV), "PATH": path}


def in_environment(module: str, *arguments: str) -> int:
    """Run a module of the environment in the project's folder and return its exit code."""
    command = [str(PYTHON), "-m", module, *arguments]
    return subprocess.run(command, cwd=ROOT, env=environment(), check=False).returncode


# --- The browser ------------------------------------------------------------------------------


def find_browser() -> str | None:
    """Return the path of a Chromium on this machine, or None.

    Raises Stop when PORTAL_CHROMIUM names something that cannot be started.
    """
    chosen = os.environ.get("PORTAL_CHROMIUM")
    if chosen and not shutil.which(chosen):
        raise Stop(f"PORTAL_CHROMIUM names {chosen}, which is not a program.")
    candidates = (chosen,) if chosen else BROWSERS
    return next(filter(None, map(shutil.which, candidates)), None)


def ensure_browser() -> None:
    """Find or get Chromium and what Playwright needs to drive it, or raise Stop."""
    starts = playwright_starts()
    found = find_browser() or (starts and playwright_has_chromium())
    if starts and found:
        return
    if may_use_apt():
        apt_install("libatomic1", *([] if found else ["chromium"]))
    elif not starts:
        raise Stop(NO_LIBATOMIC)
    elif run_with_clock("Downloading Chromium", playwright("install", "chromium")):
        raise Stop(NO_BROWSER)


def playwright_starts() -> bool:
    """Return whether Playwright's own Node.js finds its libraries."""
    return subprocess.run(playwright("--version"), capture_output=True, check=False).returncode == 0


def playwright(*arguments: str) -> list[str]:
    """Return the command that starts Playwright's command line."""
    return [str(PYTHON), "-m", "playwright", *arguments]


def playwright_has_chromium() -> bool:
    """Return whether `playwright install chromium` was done on this machine before."""
    script = (
        "import os, sys; from playwright.sync_api import sync_playwright as start\n"
        "with start() as p: sys.exit(not os.path.exists(p.chromium.executable_path))"
    )
    return python_runs(script)


def ensure_pango() -> None:
    """Install what prints PDFs where that is possible; else say that its tests are left out.

    Chromium from Debian brings it along, so there is mostly nothing to do.
    """
    if may_use_apt() and not prints():
        with suppress(Stop):
            apt_install(*PANGO)
    if not prints():
        print(NO_PANGO, flush=True)


def prints() -> bool:
    """Return whether WeasyPrint is there and finds Pango."""
    return python_runs("import weasyprint")


def may_use_apt() -> bool:
    """Return whether this is root on a Debian or one of its relatives."""
    is_root = hasattr(os, "geteuid") and os.geteuid() == 0
    return is_root and shutil.which("apt-get") is not None


def apt_install(*packages: str) -> None:
    """Install Debian packages, or raise Stop."""
    os.environ["DEBIAN_FRONTEND"] = "noninteractive"
    install = ["apt-get", "install", "-y", "-q", "--no-install-recommends", *packages]
    run_with_clock("Asking Debian what is new", ["apt-get", "update", "-q"])
    failed = run_with_clock(f"Installing {' and '.join(packages)}", install)
    if failed and not all(map(is_present, packages)):
        raise Stop(f"apt-get failed ({LOG} says why). {NO_BROWSER}")


def is_present(package: str) -> bool:
    """Return whether Debian has installed a package."""
    answer = subprocess.run(["dpkg", "-s", package], capture_output=True, check=False)
    return answer.returncode == 0


# --- Saying how long it takes -----------------------------------------------------------------


def run_with_clock(title: str, command: list[str]) -> int:
    """Run a command silently, its output kept in LOG, showing the seconds; return its code."""
    began = time.monotonic()
    print(f"{title} …", end="" if sys.stdout.isatty() else "\n", flush=True)
    with LOG.open("w", encoding="utf-8") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, stdin=subprocess.DEVNULL)
        try:
            wait_with_clock(title, process, began)
        finally:
            process.wait()
    seconds = round(time.monotonic() - began)
    say_on_same_line(f"{title} … {'failed after' if process.returncode else 'done in'} {seconds} s")
    print(flush=True)
    return process.returncode


def wait_with_clock(title: str, process: subprocess.Popen, began: float) -> None:
    """Wait for a process; a terminal sees every second, a log file now and then a line."""
    is_terminal = sys.stdout.isatty()
    while process.poll() is None:
        try:
            process.wait(CLOCK_SECONDS if is_terminal else LINE_SECONDS)
        except subprocess.TimeoutExpired:
            seconds = round(time.monotonic() - began)
            say_on_same_line(f"{title} … {seconds} s", end="" if is_terminal else "\n")


def say_on_same_line(text: str, end: str = "") -> None:
    """Replace the current line of a terminal; elsewhere simply print."""
    print(f"\r{text}\x1b[K" if sys.stdout.isatty() else text, end=end, flush=True)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
