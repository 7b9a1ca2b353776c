"""Prints files with the real LibreOffice and reads the pages back as people would see them."""

import re
import subprocess
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path

LINE = re.compile(r'<line xMin="([\d.]+)" yMin="([\d.]+)" xMax="([\d.]+)" yMax="([\d.]+)">(.*?)</line>', re.S)


@dataclass(frozen=True)
class Printed:
    """A printed document: its file and the text of its pages."""

    file: Path
    pages: list[str]

    @property
    def text(self) -> str:
        return "\n".join(self.pages)

    def pages_with(self, words: str) -> list[int]:
        """The pages (from 1) on which the words stand, however their lines break."""
        return [number for number, page in enumerate(self.pages, 1) if words in " ".join(page.split())]

    def sizes(self) -> list[tuple[int, int]]:
        """Width and height of every page in mm."""
        answer = run("pdfinfo", "-l", "999", str(self.file))
        found = re.findall(r"Page +\d+ size: +([\d.]+) x ([\d.]+) pts", answer)
        return [
            (round(float(width) * 25.4 / 72), round(float(height) * 25.4 / 72)) for width, height in found
        ]

    def line_lengths(self) -> dict[str, float]:
        """The lines of the first page and how long each is, in mm."""
        return {words: (right - left) * 25.4 / 72 for left, _, right, _, words in self.boxes(page=1)}

    def boxes(self, page: int) -> list[tuple[float, float, float, float, str]]:
        """The lines of a page: left, top, right and bottom in points, and the words."""
        answer = run("pdftotext", "-bbox-layout", "-f", str(page), "-l", str(page), str(self.file), "-")
        return [
            (*map(float, edges), " ".join(re.findall(r">([^<]+)</word>", words)))
            for *edges, words in LINE.findall(answer)
        ]

    def overlapping(self, page: int) -> list[tuple[str, str]]:
        """Lines that are printed over one another."""
        return [
            (one[4], other[4])
            for one, other in combinations(self.boxes(page), 2)
            if min(one[2], other[2]) - max(one[0], other[0]) > 1
            and min(one[3], other[3]) - max(one[1], other[1]) > 3
        ]


def printed(files: dict[str, bytes], folder: Path, suffix: str) -> dict[str, Printed]:
    """All files in one call of LibreOffice, with a profile of its own."""
    for name, content in files.items():
        (folder / f"{name}.{suffix}").write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    sources = [str(folder / f"{name}.{suffix}") for name in files]
    run("soffice", "--headless", profile, "--convert-to", "pdf", "--outdir", str(folder), *sources)
    return {name: Printed(folder / f"{name}.pdf", pages(folder / f"{name}.pdf")) for name in files}


def pages(file: Path) -> list[str]:
    return run("pdftotext", "-layout", str(file), "-").split("\f")[:-1]


def run(*command: str) -> str:
    return subprocess.run(command, capture_output=True, text=True, check=True, timeout=240).stdout
