#!/usr/bin/env python3
"""The sample page to an e-book and to PDF, by newsbind and by others.

    compare.py PROGRAM FOLDER

Each program gets what it can read: pandoc and calibre the text itself, typst and WeasyPrint the text with each
line escaped as their markup asks. Figures are of whole processes, the median of five runs."""

import html
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import zipfile

import pypandoc

RUNS = 5
PAGE = pathlib.Path("seeds/000_34008544ac8028ee.txt")
TYPST = "import sys, typst; typst.compile(sys.argv[1], output=sys.argv[2])"
WEASY = "import sys, weasyprint; weasyprint.HTML(sys.argv[1]).write_pdf(sys.argv[2])"


def measure(command):
    """Medians of processor seconds and MiB; seconds on the clock say more of what else the machine does."""
    figures = []
    for _ in range(RUNS):
        process = subprocess.Popen(list(map(str, command)), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        if status != 0:
            sys.exit(f"failed: {command}")
        figures.append((usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024))
    return [statistics.median(column) for column in zip(*figures)]


def entries(book):
    """How many entries the table of contents of an e-book has."""
    with zipfile.ZipFile(book) as archive:
        name = next(name for name in archive.namelist() if name.endswith(("nav.xhtml", "toc.ncx")))
        text = archive.read(name).decode()
    toc = re.search(r'<nav[^>]*epub:type="toc".*?</nav>', text, re.S)
    return len(re.findall(r"<navPoint|<a ", toc.group(0) if toc else text))


def version(*command):
    return re.search(r"\d+(\.\d+)+", subprocess.run(command, capture_output=True, text=True, check=True).stdout).group(0)


def package(name):
    from importlib.metadata import version as of

    return of(name)


def main():
    program, folder = sys.argv[1], pathlib.Path(sys.argv[2])
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    text = PAGE.read_text(encoding="utf-8")
    lines = text.splitlines()
    (folder / "page.html").write_text("<pre>" + html.escape(text) + "</pre>", encoding="utf-8")
    escaped = "\n".join(re.sub(r"([\\#$*_`<>@\[\]=~/+-])", r"\\\1", line) for line in lines)
    (folder / "page.typ").write_text('#set text(lang: "zh")\n' + escaped, encoding="utf-8")
    pandoc, python = pypandoc.get_pandoc_path(), sys.executable
    newsbind = [program, "--quiet", "--force", "-o", folder / "out", PAGE]
    rows = [
        ("EPUB", f"newsbind {version(program, '--version')}", [*newsbind, "-f", "epub"], folder / "out" / PAGE.stem / f"{PAGE.stem}.epub"),
        ("EPUB", f"pandoc {version(pandoc, '--version')}", [pandoc, "-f", "markdown", PAGE, "-o", folder / "pandoc.epub"], folder / "pandoc.epub"),
        ("PDF", f"newsbind {version(program, '--version')}", [*newsbind, "-f", "pdf"], folder / "out" / PAGE.stem / f"{PAGE.stem}.pdf"),
        ("PDF", f"typst {package('typst')}", [python, "-c", TYPST, folder / "page.typ", folder / "typst.pdf"], folder / "typst.pdf"),
        ("PDF", f"WeasyPrint {package('weasyprint')}", [python, "-c", WEASY, folder / "page.html", folder / "weasy.pdf"], folder / "weasy.pdf"),
    ]
    if shutil.which("ebook-convert"):
        calibre = folder / "calibre.epub"
        rows.insert(2, ("EPUB", f"calibre {version('ebook-convert', '--version')}", ["ebook-convert", PAGE, calibre], calibre))
    print("| to | program | processor | memory | size | entries in its contents |")
    print("|---|---|---|---|---|---|")
    for kind, name, command, made in rows:
        cpu, memory = measure(command)
        found = entries(made) if kind == "EPUB" else "–"
        print(f"| {kind} | {name} | {cpu:.2f} s | {memory:.0f} MiB | {made.stat().st_size // 1024} KiB | {found} |")


if __name__ == "__main__":
    main()
