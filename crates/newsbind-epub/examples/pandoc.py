"""Times newsbind and pandoc on the same articles: pandoc.py [--at-least RATIO]

For the real page of seeds/, and for 1,000 made articles, prints the processor's time that each takes to
turn the articles into an EPUB, the least of five runs (three of the 1,000), and how many times less
newsbind takes. pandoc reads them as Markdown; newsbind as JSON, and with `page.txt` it reads and
rebuilds the page itself. Exit code 1 if a ratio at 1,000 articles, where
the start of either program counts no more, is lower than RATIO.

Wants pypandoc_binary (pandoc 3.9) from PyPI; builds newsbind with cargo."""

import json
import os
import re
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

import pypandoc

ROOT = Path(__file__).resolve().parents[3]
PAGE = ROOT / "seeds" / "000_34008544ac8028ee.txt"
TARGET = Path(os.environ.get("CARGO_TARGET_DIR", ROOT / "target")).resolve()


def markdown(issue: dict) -> str:
    """An issue as a person would give it to pandoc: sections and articles as headings."""

    def plain(text: str) -> str:
        return re.sub(r"([\\`*_{}\[\]<>()#+\-.!|~^$@\"'&])", r"\\\1", text)

    lines = ["---", f"title: {json.dumps(issue['id'])}", f"lang: {issue['language']}", "---"]
    for section in issue["sections"]:
        lines += [f"# {plain(section.get('name') or 'A1')}"]
        for article in section["articles"]:
            lines += [f"## {plain(article.get('headline', ''))}"]
            lines += [plain(article[key]) for key in ("kicker", "deck") if key in article]
            dateline = plain(article.get("dateline", ""))
            for block in article.get("body", []):
                lines += [dateline + plain(block.get("text") or block.get("caption") or "")]
                dateline = ""
    return "\n\n".join(lines) + "\n"


def cpu(command: list, runs: int) -> float:
    """The least processor time of some runs, in seconds, user and system."""
    times = []
    for _ in range(runs):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        times.append(after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime)
    return min(times)


def build() -> tuple[Path, Path]:
    cargo = ["cargo", "build", "--locked", "--release", "--quiet"]
    subprocess.run([*cargo, "-p", "newsbind"], cwd=ROOT, check=True)
    subprocess.run([*cargo, "-p", "newsbind-epub", "--example", "measure"], cwd=ROOT, check=True)
    return TARGET / "release" / "newsbind", TARGET / "release" / "examples" / "measure"


def main() -> int:
    least = float(sys.argv[2]) if sys.argv[1:2] == ["--at-least"] else 0.0
    newsbind, measure = build()
    ratios = []
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        bare = folder / "bare.toml"
        bare.write_text("[output.epub]\ncover = false\n")
        thousand = folder / "thousand.json"
        made = subprocess.run([measure, "issue", "1000"], check=True, capture_output=True)
        thousand.write_bytes(made.stdout)
        page = folder / PAGE.stem / f"{PAGE.stem}.json"
        subprocess.run([newsbind, PAGE, "-f", "json", "-q", "-o", folder], check=True)
        print(f"pandoc {pypandoc.get_pandoc_version()}\n")
        print("| articles | pandoc | newsbind | less by | with a made cover | less by |\n|---|---|---|---|---|---|")
        for path, source, runs in [(page, page, 5), (page, PAGE, 5), (thousand, thousand, 3)]:
            issue = json.loads(path.read_text(encoding="utf-8"))
            text = path.with_suffix(".md")
            text.write_text(markdown(issue), encoding="utf-8")
            pandoc = [pypandoc.get_pandoc_path(), text, "--toc", "--split-level=2", "-t", "epub3"]
            theirs = cpu([*pandoc, "-o", folder / "pandoc.epub"], runs)
            # By itself it would do nothing the second time.
            ours = [newsbind, source, "-f", "epub", "-q", "--force", "-o", folder / "ours"]
            plain, covered = cpu([*ours, "-c", bare], runs), cpu(ours, runs)
            ratios += [theirs / max(plain, 0.001), theirs / max(covered, 0.001)]
            count = sum(len(section["articles"]) for section in issue["sections"])
            times = [f"{time * 1000:.0f} ms" for time in (theirs, plain, covered)]
            less = [f"{ratio:.0f}×" for ratio in ratios[-2:]]
            what = f"{count} ({source.name if source == PAGE else 'JSON'})"
            print(f"| {what} | {times[0]} | {times[1]} | {less[0]} | {times[2]} | {less[1]} |", flush=True)
    return 0 if min(ratios[-2:]) >= least else 1


if __name__ == "__main__":
    sys.exit(main())
