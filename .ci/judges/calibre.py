"""Reads every e-book below some folders with calibre, a second parser. Each book's folder has `issues`,
a list of the documents of newsbind.issue/1 that are in it.

ebook-convert has to give every text of every article, header before body and body in order, and
ebook-meta title, date, language, series and ISSN."""

import json
import re
import subprocess
import sys
import tempfile
from pathlib import Path


def squeeze(text: str | None) -> str:
    return re.sub(r"\s", "", text or "")


def header(article: dict) -> list[str]:
    texts = [article.get(field) for field in ("kicker", "headline", "deck")]
    texts.append((article.get("byline") or {}).get("text"))
    return [text for text in map(squeeze, texts) if text]


def body(article: dict) -> list[str]:
    texts = []
    dateline = squeeze(article.get("dateline"))
    for block in article.get("body", []):
        if block["kind"] == "figure":
            credit = block.get("credit") or {}
            credit = credit.get("text") or ",".join(credit.get("names", []))
            texts.append(squeeze(block.get("caption")) + squeeze(credit))
        elif block["kind"] == "paragraph":
            texts.append(dateline + squeeze(block.get("text")))
            dateline = ""
        else:
            texts.append(squeeze(block.get("text")))
    return [text for text in [*texts, dateline] if text]


def lost(article: dict, book: str) -> list[str]:
    """Texts that are not where they belong. Lists of articles come before them, so that the last place
    of a text is the article's own."""
    head, texts = header(article), body(article)
    anchor = max(texts or head, key=len, default="")
    start = book.rfind(anchor)
    if start < 0:
        return [anchor]
    if not texts:
        return [text for text in head if text not in book]
    for text in texts[: texts.index(anchor)][::-1]:
        start = book.rfind(text, 0, start)
    if start < 0:
        return [f"the beginning of: {anchor}"]
    # Between header and body there is the bar.
    before = book[max(0, start - sum(map(len, head)) - 400) : start]
    faults = [text for text in head if text not in before]
    for text in texts:
        place = book.find(text, start)
        faults += [text] if place < 0 else []
        start = max(start, place)
    return faults


def wanted(issues: list[dict], name: str) -> dict[str, set[str]]:
    """What has to stand in each field that ebook-meta prints, of a book of these issues."""
    papers = [issue.get("newspaper", {}) for issue in issues]
    dates = [issue["date"] for issue in issues if "date" in issue]
    single = len(issues) == 1
    languages = {"zh-Hans": "zho", "en": "eng"}
    fields = {
        "Published": {max(dates)} if dates else set(),
        "Languages": {languages[issue["language"]] for issue in issues},
        "Identifiers": {f"issn:{paper['issn']}" for paper in papers if "issn" in paper},
        "Series": {paper["name"] for paper in papers if single and "name" in paper},
        "Title": {paper["name"] for paper in papers if single and "name" in paper} or {name},
    }
    return fields


def judge(book: Path) -> list[str]:
    paths = (book.parent / "issues").read_text(encoding="utf-8").splitlines()
    issues = [json.loads(Path(path).read_text(encoding="utf-8")) for path in paths]
    with tempfile.TemporaryDirectory() as folder:
        text = Path(folder) / "book.txt"
        run = subprocess.run(["ebook-convert", book, text], capture_output=True, text=True, check=False)
        if run.returncode:
            return [run.stdout + run.stderr]
        found = squeeze(text.read_text(encoding="utf-8"))
    articles = [a for issue in issues for section in issue["sections"] for a in section["articles"]]
    faults = [f"lost: {text[:60]}" for article in articles for text in lost(article, found)]
    meta = subprocess.run(["ebook-meta", book], capture_output=True, text=True, check=True).stdout
    name = book.parent.name
    for field, values in wanted(issues, name).items():
        line = re.search(rf"^{field}\s*: (.*)$", meta, re.M)
        said = line[1] if line else ""
        faults += [f"{field}: {value} is not in `{said}`" for value in values if value not in said]
    return faults


def main() -> int:
    books = sorted(book for folder in sys.argv[1:] for book in Path(folder).rglob("*.epub"))
    bad = 0
    for book in books:
        faults = judge(book)
        print(f"{'FAILED' if faults else 'passed'}: {book}", *faults, sep="\n  ")
        bad += bool(faults)
    print(f"{len(books) - bad} passed, {bad} failed")
    return 1 if bad or not books else 0


if __name__ == "__main__":
    sys.exit(main())
