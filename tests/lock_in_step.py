"""Are the lock files in step with pyproject.toml? Asked offline: every requirement pinned, hashed and in range."""

from __future__ import annotations

import re
import sys
import tomllib
from pathlib import Path

from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parent.parent
PIN = re.compile(r"^(?P<name>[A-Za-z0-9._-]+)==(?P<version>[^\s;\\]+)", re.MULTILINE)
ADDRESS = re.compile(r"https?://|file:|--index-url|--extra-index-url|--find-links|@ ")


def pins(lock: str) -> dict[str, set[str]]:
    """Every pinned name with its versions; there are two where one Python needs another."""
    found: dict[str, set[str]] = {}
    for match in PIN.finditer(lock):
        found.setdefault(canonicalize_name(match["name"]), set()).add(match["version"])
    return found


def problems(lock_name: str, lock: str, requirements: list[str]) -> list[str]:
    """What is missing, out of range, unhashed, or says where it was downloaded."""
    found = []
    pinned = pins(lock)
    for text in requirements:
        requirement = Requirement(text)
        versions = pinned.get(canonicalize_name(requirement.name), set())
        if not versions:
            found.append(f"{lock_name}: {requirement.name} is not locked (run `make lock`)")
        found += [
            f"{lock_name}: {requirement.name} {version} is not in {requirement.specifier} (run `make lock`)"
            for version in versions
            if version not in requirement.specifier
        ]
    blocks = re.split(r"\n(?=[A-Za-z0-9])", lock.strip())
    found += [f"{lock_name}: no hash for {block.split()[0]}" for block in blocks if "--hash=sha256:" not in block]
    found += [
        f"{lock_name}:{number}: an address or an index does not belong in the lock"
        for number, line in enumerate(lock.splitlines(), start=1)
        if ADDRESS.search(line)
    ]
    return found


def main() -> int:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    extras = project["optional-dependencies"]
    wanted = {
        "requirements.lock": [*project["dependencies"], *extras["build"]],
        "requirements-dev.lock": [*project["dependencies"], *extras["build"], *extras["dev"]],
    }
    locks = {name: (ROOT / name).read_text() for name in wanted}
    found = [one for name, lock in locks.items() for one in problems(name, lock, wanted[name])]
    runtime, dev = pins(locks["requirements.lock"]), pins(locks["requirements-dev.lock"])
    found += [
        f"requirements-dev.lock: {name} differs from requirements.lock (run `make lock`)"
        for name, versions in runtime.items()
        if dev.get(name) != versions
    ]
    in_step = f"lock: {len(runtime)} packages to run, {len(dev)} to develop, in step with pyproject.toml"
    print("\n".join(found) or in_step)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
