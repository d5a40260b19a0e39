"""Judges what the plugins wrote: plugins.py NINJS-SCHEMA FOLDER

Every item of ninjs has to keep to the schema, every table to be one, with as many rows as items.
"""

import csv
import json
import sys
from datetime import datetime
from pathlib import Path
from urllib.parse import urlsplit

import jsonschema

schema, folder = json.loads(Path(sys.argv[1]).read_text()), Path(sys.argv[2])
formats = jsonschema.FormatChecker(formats=())
# RFC 3986 wants a scheme and no space; RFC 3339 a zone, too.
formats.checks("uri")(lambda value: bool(urlsplit(value).scheme) and value.isascii() and " " not in value)
formats.checks("date-time", ValueError)(lambda value: datetime.fromisoformat(value).tzinfo is not None)
judge = jsonschema.Draft202012Validator(schema, format_checker=formats)
faults, items, rows = [], 0, 0
# `.newsbind` holds what newsbind remembers of its runs.
for issue in sorted(path for path in folder.iterdir() if not path.name.startswith(".")):
    for path in sorted((issue / "ninjs").rglob("*.json")):
        items += 1
        faults += [f"{path}: {fault.message}" for fault in judge.iter_errors(json.loads(path.read_text()))]
    with (issue / f"{issue.name}.csv").open(newline="", encoding="utf-8") as file:
        head, *table = csv.reader(file, strict=True)
    rows += len(table)
    if any(len(row) != len(head) for row in table):
        faults.append(f"{issue}: rows of the table have different lengths")
    for row in table:
        if not (issue / "ninjs/article" / f"{row[0]}.json").exists():
            faults.append(f"{issue}: the article `{row[0]}` of the table is no item")
print(f"{items} items, {rows} rows")
print("\n".join(faults[:40]))
sys.exit(bool(faults) or items == 0 or rows == 0)
