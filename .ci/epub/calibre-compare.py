"""Compares an issue with what calibre read: calibre-compare.py ISSUE.json BOOK.txt META."""
import json
import re
import sys


def squeeze(text):
    return re.sub(r"\s", "", text or "")


def texts(article):
    byline = article.get("byline") or {}
    yield from (article.get(field) for field in ("kicker", "headline", "deck", "dateline"))
    yield byline.get("text")
    for block in article.get("body", []):
        yield block.get("text")
        yield block.get("caption")
        yield (block.get("credit") or {}).get("text")


issue, book, meta = (open(path, encoding="utf-8").read() for path in sys.argv[1:4])
issue, book = json.loads(issue), squeeze(book)
faults = [
    f"lost: {text[:60]}"
    for section in issue["sections"]
    for article in section["articles"]
    for text in texts(article)
    if text and squeeze(text) not in book
]
paper = issue.get("newspaper", {})
wanted = {"Published": issue.get("date"), "Series": paper.get("name"), "Identifiers": paper.get("issn")}
for field, value in wanted.items():
    line = re.search(rf"^{field}\s*: (.*)$", meta, re.M)
    if value and (line is None or value not in line[1]):
        faults.append(f"{field}: {value} is not in {line and line[1]}")
for field in ("Title", "Languages"):
    if not re.search(rf"^{field}\s*: \S", meta, re.M):
        faults.append(f"{field} is missing")
print(f"{sys.argv[1]}: {'BAD' if faults else 'good'}, {len(book)} characters")
for fault in faults:
    print(f"  {fault}")
sys.exit(bool(faults))
