"""Makes issues of the size of the sample page: other texts by other order and other numbers."""

import pathlib
import random


def make(folder: pathlib.Path, count: int, seed: int = 1) -> None:
    """Writes `count` text files with a sidecar each; the same for the same count and seed."""
    sample = sorted(pathlib.Path("seeds").glob("*.txt"))[0].read_text(encoding="utf-8")
    lines = sample.splitlines()
    chance = random.Random(seed)
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        at = chance.randrange(len(lines))
        page = [f"第{number}号", *lines[at:], *lines[:at]]
        (folder / f"issue-{number:05}.txt").write_text("\n".join(page), encoding="utf-8")
        (folder / f"issue-{number:05}.toml").write_text(f'number = "{number}"\n', encoding="utf-8")
