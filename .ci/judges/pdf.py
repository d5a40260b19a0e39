"""Holds every PDF below a folder to its issue, the JSON document beside it.

qpdf finds no fault; every font is embedded and has a Unicode map; in the text that pdftotext gives back
every article stands in order, and what is left over is what the exporter says it adds (the table in
crates/newsbind-pdf/README.md): not a character more, not one less.
"""

import json
import re
import subprocess
import sys
from collections import Counter
from pathlib import Path

# What newsbind itself adds, by language (crates/newsbind-core/src/words.rs).
WORDS = {
    "zh-Hans": {
        "contents": "目录",
        "photograph": "图片",
        "date": "{y}年{m}月{d}日",
        "on": r"（?下转第(\d+)版）?",
        "from": r"（?上接第(\d+)版）?",
    },
    "en": {
        "contents": "Contents",
        "photograph": "Photograph",
        "date": "{d} {month} {y}",
        "on": r"\(?continuedonpage(\d+)\)?",
        "from": r"\(?continuedfrompage(\d+)\)?",
    },
}
MONTHS = "January February March April May June July August September October November December".split()


def solid(text: str) -> str:
    """The text without what is not set: white space, control characters, soft hyphens."""
    return re.sub(r"[\s\x00-\x1f\x7f-\x9f\u00ad\u200b\ufeff]", "", text)


def run(*command: str) -> str:
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(f"{' '.join(command)}: {done.stdout}{done.stderr}")
    return done.stdout


def pages(pdf: Path) -> list[str]:
    return [solid(page) for page in run("pdftotext", "-raw", str(pdf), "-").split("\f")[:-1]]


def articles(issue: dict) -> list[dict]:
    return [article for section in issue["sections"] for article in section["articles"]]


def article_text(article: dict) -> str:
    """All that an article prints, in the order of the README."""
    parts = [article.get(name) for name in ("kicker", "headline", "deck")]
    parts += [article.get("byline", {}).get("text"), article.get("dateline")]
    for block in article.get("body", []):
        parts += [block.get("text"), block.get("caption"), block.get("credit", {}).get("text")]
    parts += article.get("jump", {}).get("lines", [])
    return solid("".join(part for part in parts if part))


def title(article: dict, words: dict) -> str:
    """What the contents call an article: its headline, 80 em at most, else its beginning, 16 em at most."""
    if "headline" in article:
        return beginning(article["headline"], 160)
    texts = [block.get("text") or block.get("caption") or "" for block in article.get("body", [])]
    text = next((text for text in texts if text), None)
    if text is None:
        return words["photograph"]
    return beginning(text, 32)


def beginning(text: str, halves: int) -> str:
    """A text, cut at a word where it is longer than so many half ems."""
    width, word_end, clause_end = 0, 0, 0
    for at, c in enumerate(text):
        if c.isspace() or not c.isascii():
            word_end = at
        if c in "，；：、。！？" and 2 * width >= halves:
            clause_end = at
        width += 1 if c.isascii() else 2
        if width > halves:
            return text[: clause_end or word_end or at].rstrip() + "…"
    return text


def first_page(article: dict, found: list[str]) -> int:
    """The page an article begins on; the contents come before it, so the last place counts."""
    body = {key: value for key, value in article.items() if key not in ("kicker", "headline", "deck")}
    beginning = (article_text(body) or article_text(article))[:30]
    return max(number for number, page in enumerate(found, 1) if beginning in page)


def date(issue: dict, words: dict) -> str:
    if "date" not in issue:
        return ""
    y, m, d = (int(part) for part in issue["date"].split("-"))
    return words["date"].format(y=y, m=m, d=d, month=MONTHS[m - 1])


def additions(issue: dict, found: list[str]) -> str:
    """All that the exporter says it adds."""
    words = WORDS[issue["language"]]
    name = issue.get("title") or issue.get("newspaper", {}).get("name") or issue["id"]
    day = date(issue, words)
    parts = [name, day, issue.get("number", ""), issue.get("edition", "")]
    for number in range(2, len(found) + 1):
        parts += [name, day, str(number)]
    parts.append(words["contents"])
    parts += [section.get("name", "") for section in issue["sections"]]
    own = "".join(article_text(article) for article in articles(issue))
    for article in articles(issue):
        parts += [title(article, words), str(first_page(article, found))]
    text = "".join(found)
    for pattern in (words["on"], words["from"]):
        lines = Counter(match[0] for match in re.finditer(pattern, text))
        lines -= Counter(match[0] for match in re.finditer(pattern, own))
        parts += lines.elements()
    # Above each part of a story that comes from another page stands the story's title.
    titles = [solid(title(article, words)) for article in articles(issue)]
    for match in re.finditer(words["from"], text):
        before = text[: match.start()]
        parts += [max((t for t in titles if before.endswith(t)), key=len, default="")]
    return solid("".join(parts))


def is_subsequence(part: str, whole: str) -> bool:
    characters = iter(whole)
    return all(c in characters for c in part)


def faults_of_text(issue: dict, found: list[str]) -> list[str]:
    text = "".join(found)
    own = [article_text(article) for article in articles(issue)]
    faults = [f"not in order: {part[:40]}…" for part in own if not is_subsequence(part, text)]
    expected = Counter("".join(own)) + Counter(additions(issue, found))
    for kind, difference in (
        ("lost", expected - Counter(text)),
        ("added beyond what is said", Counter(text) - expected),
    ):
        if difference:
            faults.append(f"{kind}: {dict(difference)}")
    return faults


def faults_of_fonts(pdf: Path) -> list[str]:
    lines = run("pdffonts", str(pdf)).splitlines()[2:]
    # name, type, encoding, emb, sub, uni, object ID (two numbers)
    return [line for line in lines if line.split()[-5] != "yes" or line.split()[-3] != "yes"]


def judge(pdf: Path) -> list[str]:
    run("qpdf", "--check", str(pdf))
    faults = [f"not embedded, or without Unicode map: {font}" for font in faults_of_fonts(pdf)]
    issue = json.loads(pdf.with_suffix(".json").read_text(encoding="utf-8"))
    found = pages(pdf)
    faults += faults_of_text(issue, found)
    # A judge that lets everything pass judges nothing.
    if not faults_of_text(issue, [*found[:-1], found[-1][:-1]]):
        faults.append("a lost character would not be seen")
    return faults


def main() -> int:
    pdfs = sorted(Path(sys.argv[1]).rglob("*.pdf"))
    bad = 0
    for pdf in pdfs:
        faults = judge(pdf)
        for fault in faults:
            print(fault)
        print(f"{'FAILED' if faults else 'passed'}: {pdf}")
        bad += bool(faults)
    if not pdfs:
        print("there is no PDF to judge")
    return 1 if bad or not pdfs else 0


if __name__ == "__main__":
    sys.exit(main())
