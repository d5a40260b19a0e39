"""Compares with typst on the same text: `against_typst.py JSON2PDF LANGUAGE PAGES...` makes an issue of about so many
pages, sets it by both, and prints CPU time and peak memory of each, and their ratio. Wants typst from PyPI."""

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path

from made import Writer

FONTS = Path(__file__).parent.parent.parent / "newsbind-font/fonts"
ROUNDS = 3
# Articles that fill a page, about.
PER_PAGE = 5


def issue_of(language: str, pages: int) -> dict:
    writer = Writer(language, pages)
    issue = writer.issue(12)
    issue["id"] = f"pages-{pages}"
    issue["sections"] = [{"articles": [writer.article(5) for _ in range(PER_PAGE * pages)]}]
    return issue


def typst_source(issue: dict) -> str:
    """The same text: headlines over three columns, as on newsbind's pages."""
    quote = lambda text: json.dumps(text, ensure_ascii=False)
    lines = [
        '#set page("a4", margin: 13mm, columns: 3)',
        f'#set text(font: "Noto Serif SC", size: 9.5pt, lang: {quote(issue["language"][:2])})',
        "#set par(justify: true, leading: 4pt, spacing: 4pt, first-line-indent: (amount: 2em, all: true))",
        "#outline()" if len(issue["sections"][0]["articles"]) > 1 else "",
    ]
    for article in issue["sections"][0]["articles"]:
        for name in ("kicker", "headline", "deck"):
            if name in article:
                kind = "heading" if name == "headline" else "block"
                lines.append(f"#{kind}(text({quote(article[name])}))")
        if "byline" in article:
            lines.append(f"#block(text({quote(article['byline']['text'])}))")
        for number, block in enumerate(article["body"]):
            opening = f"#strong({quote(article['dateline'])}) " if number == 0 and "dateline" in article else ""
            lines.append(f"{opening}#text({quote(block['text'])})\n")
    return "\n".join(lines)


def run(*command: str) -> tuple[float, float]:
    """CPU seconds and peak memory in MB of a command."""
    process = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    _, status, usage = os.wait4(process.pid, 0)
    if status:
        raise SystemExit(f"{' '.join(command)} failed")
    return usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024


def best(*command: str) -> tuple[float, float]:
    return min(run(*command) for _ in range(ROUNDS))


def pages_of(pdf: Path) -> int:
    return int(re.search(r"Pages:\s+(\d+)", subprocess.run(["pdfinfo", pdf], capture_output=True, text=True).stdout)[1])


def main() -> None:
    json2pdf, language, *sizes = sys.argv[1:]
    compile_typst = f"import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2], font_paths=[{str(FONTS)!r}], ignore_system_fonts=True)"
    with tempfile.TemporaryDirectory() as folder:
        folder = Path(folder)
        for size in map(int, sizes):
            issue = issue_of(language, size)
            source, text = folder / f"{issue['id']}.json", folder / "issue.typ"
            source.write_text(json.dumps(issue, ensure_ascii=False), encoding="utf-8")
            text.write_text(typst_source(issue), encoding="utf-8")
            ours = best(json2pdf, str(source), str(folder))
            theirs = best(sys.executable, "-c", compile_typst, str(text), str(folder / "typst.pdf"))
            idle = run(sys.executable, "-c", "import typst")[0]
            pages = pages_of(folder / f"{issue['id']}.pdf"), pages_of(folder / "typst.pdf")
            seconds = ours[0], theirs[0] - idle
            for name, n, s, memory in zip(("newsbind", "typst"), pages, seconds, (ours[1], theirs[1])):
                print(f"{name:9} {n:5} pages {s:7.2f} s {1000 * s / n:6.2f} ms a page {memory:6.0f} MB")
            print(f"CPU time per page, newsbind to typst: {seconds[0] / pages[0] / (seconds[1] / pages[1]):.2f}")


if __name__ == "__main__":
    main()
