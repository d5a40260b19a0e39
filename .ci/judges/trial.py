"""What trials of whole runs share: the issues that they convert, the files that come out, the verdict."""

import pathlib
import random
import sys
from collections.abc import Iterator

# What issues are converted to.
FORMATS = "json,text,epub"


def make(folder: pathlib.Path, count: int, seed: int = 1) -> None:
    """Writes `count` issues of the size of the sample page, with a sidecar each: other texts by other
    order and other numbers. The same for the same count and seed."""
    sample = sorted(pathlib.Path("seeds").glob("*.txt"))[0].read_text(encoding="utf-8")
    lines = sample.splitlines()
    chance = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        at = chance.randrange(len(lines))
        page = [f"第{number}号", *lines[at:], *lines[:at]]
        (folder / f"issue-{number:05}.txt").write_text("\n".join(page), encoding="utf-8")
        (folder / f"issue-{number:05}.toml").write_text(f'number = "{number}"\n', encoding="utf-8")


def files(folder: pathlib.Path) -> Iterator[tuple[pathlib.Path, bytes]]:
    """Each file below a build folder with its bytes, but for newsbind's own."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and ".newsbind" not in path.relative_to(folder).parts:
            yield path.relative_to(folder), path.read_bytes()


def end(faults: list[str], trials: int) -> None:
    """Says what was wrong, and ends with 1 if anything was."""
    for fault in faults:
        print(f"FAULT: {fault}")
    failed = min(len(faults), trials)
    print(f"{trials - failed} passed, {failed} failed")
    sys.exit(bool(faults))
