"""Cut the whole world once: every land, lake and river as lines whose points know their worth.

A map takes what its window holds from it (``guide/figures/world.py``). How to run: ``tools/README.md``.

Lands are kept as a topology: each line between two junctions once, so that neighbours fit at any
coarseness. A point's worth is how coarse a map may be and still show it (Visvalingam's area).
"""

from __future__ import annotations

import gzip
import heapq
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry import LineString
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge, polygonize

from cut_shapes import AT_ISSUE, OUT, build, polygons, record, topology

GRID = 1000
"""Steps in a degree."""
COARSE = (0.5, 1.0, 2.0, 4.0, 8.0, 16.0, 32.0)
"""The coarseness of maps in kilometres; what no map shows is left out."""
SLIVER = 0.004
"""Square degrees under which a gap between two lands is a fault of the drawing."""
OPEN = [["ISR", "PSE"], ["ISR", "SYR"], ["SRB", "XKX"], ["ESH", "MAR"]]
"""Pairs of lands with a line between them that is no international border, or not a final one."""

Point = tuple[int, int]


def coverage(lands: dict[str, BaseGeometry]) -> dict[str, list[list[Point]]]:
    """The rings of each land on the grid, with every shared border point for point the same."""
    size = 1 / GRID
    lands = {code: shapely.set_precision(shapely.make_valid(g), size) for code, g in lands.items()}
    lines = shapely.unary_union([p.boundary for g in lands.values() for p in polygons(g)], grid_size=size)
    codes = list(lands)
    tree = shapely.STRtree([lands[code] for code in codes])
    faces: dict[str, list[Any]] = defaultdict(list)
    for face in polygonize(lines):
        inside = face.representative_point()
        owners = [codes[i] for i in tree.query(inside, predicate="within")]
        if not owners and face.area < SLIVER:
            shared = {codes[i]: lands[codes[i]].intersection(face.boundary).length for i in tree.query(face)}
            if sum(length > 0 for length in shared.values()) > 1:
                owners = [max(shared, key=lambda code: shared[code])]
        if owners:
            faces[sorted(owners)[0]].append(face)
    out = {}
    for code, found in faces.items():
        whole = shapely.union_all(found, grid_size=size)
        out[code] = [
            [(round(x * GRID), round(y * GRID)) for x, y in ring.coords]
            for part in polygons(whole)
            for ring in (part.exterior, *part.interiors)
        ]
    return out


def arcs_of(rings: dict[str, list[list[Point]]]) -> tuple[list[list[Point]], dict[str, list[list[int]]]]:
    """The lines between junctions, each once, and every land's rings as their numbers.

    A number that is negative (``~n``) is line n from its end to its start.
    """
    owners: dict[frozenset[Point], set[str]] = defaultdict(set)
    for code, own in rings.items():
        for ring in own:
            for a, b in zip(ring, ring[1:], strict=False):
                owners[frozenset((a, b))].add(code)
    around: dict[Point, list[frozenset[Point]]] = defaultdict(list)
    for edge in owners:
        for point in edge:
            around[point].append(edge)

    def junction(point: Point) -> bool:
        edges = around[point]
        return len(edges) != 2 or owners[edges[0]] != owners[edges[1]]

    arcs: list[list[Point]] = []
    known: dict[tuple[Point, ...], int] = {}
    numbered: dict[str, list[list[int]]] = {}
    for code, own in rings.items():
        numbered[code] = []
        for ring in own:
            turn = next((n for n, point in enumerate(ring[:-1]) if junction(point)), None)
            if turn is None:
                turn = ring.index(min(ring[:-1]))
            points = [*ring[turn:-1], *ring[: turn + 1]]
            row, line = [], [points[0]]
            for n, point in enumerate(points[1:], 1):
                line.append(point)
                if n == len(points) - 1 or junction(point):
                    there, back = tuple(line), tuple(line[::-1])
                    if there not in known and back not in known:
                        known[there] = len(arcs)
                        arcs.append(line)
                    row.append(known[there] if there in known else ~known[back])
                    line = [point]
            numbered[code].append(row)
    return arcs, numbered


def worth(line: Sequence[Point]) -> list[float]:
    """How coarse a map may be, in kilometres, and still show each point; ends are always shown."""
    at = np.array(line, dtype=float) / GRID * 111.2
    at[:, 0] *= np.cos(np.radians(np.array(line)[:, 1] / GRID))
    before = list(range(-1, len(line) - 1))
    after = list(range(1, len(line) + 1))

    def area(n: int) -> float:
        (ax, ay), (bx, by), (cx, cy) = at[before[n]], at[n], at[after[n]]
        return float(abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2)

    out = [np.inf] * len(line)
    current = {n: area(n) for n in range(1, len(line) - 1)}
    heap = [(value, n) for n, value in current.items()]
    heapq.heapify(heap)
    least = 0.0
    while heap:
        value, n = heapq.heappop(heap)
        if current.get(n) != value:
            continue
        least = max(least, value)
        out[n] = float(np.sqrt(least))
        del current[n]
        after[before[n]], before[after[n]] = after[n], before[n]
        for near in (before[n], after[n]):
            if near in current:
                current[near] = area(near)
                heapq.heappush(heap, (current[near], near))
    return out


def written(line: Sequence[Point]) -> list[Any]:
    """A line as it is kept: a digit of worth for each point, and the steps from point to point."""
    kept = [(point, value) for point, value in zip(line, worth(line), strict=True) if value >= COARSE[0]]
    digits = "".join(str(sum(value >= each for each in COARSE) - 1) for _, value in kept)
    steps = np.diff(np.array([(0, 0), *(point for point, _ in kept)]), axis=0)
    return [digits, steps.flatten().tolist()]


def water(file: Path, layer: str) -> Iterator[list[Point]]:
    """The lines of lakes or rivers."""
    for _, geometry in topology(file, layer).values():
        if layer == "lakes":
            lines = [part.exterior for part in polygons(geometry)]
        else:
            merged = linemerge(geometry) if geometry.geom_type == "MultiLineString" else geometry
            lines = [merged] if isinstance(merged, LineString) else list(merged.geoms)
        for line in lines:
            yield [(round(x * GRID), round(y * GRID)) for x, y in line.coords]


def main() -> None:
    """``python tools/cut_world.py FOLDER`` with the packages unpacked in FOLDER."""
    lands, _, un_file = build(Path(sys.argv[1]))
    rings = coverage({code: geometry for code, (_, geometry) in lands.items()})
    arcs, numbered = arcs_of(rings)
    world = {
        "grid": GRID,
        "coarse": COARSE,
        "open": OPEN,
        "at_issue": sorted(AT_ISSUE),
        "lands": [{"id": code, "name": lands[code][0], "rings": numbered[code]} for code in sorted(numbered)],
        "arcs": [written(line) for line in arcs],
        "lakes": [written(line) for line in water(un_file, "lakes")],
        "rivers": [written(line) for line in water(un_file, "rivers")],
    }
    text = json.dumps(world, separators=(",", ":"), ensure_ascii=False).encode()
    (OUT / "world.json.gz").write_bytes(gzip.compress(text, 9, mtime=0))
    names = {code: lands[code][0] for code in sorted(lands)}
    rows = ",\n".join(f"{json.dumps(k)}: {json.dumps(v, ensure_ascii=False)}" for k, v in names.items())
    (OUT / "world-lands.json").write_text("{\n" + rows + "\n}\n", encoding="utf-8")
    record()
    print("lost:", sorted(set(lands) - set(numbered)))
    print(len(numbered), "lands,", len(arcs), "lines,", len(text), "bytes,", (OUT / "world.json.gz").stat().st_size, "compressed")


if __name__ == "__main__":
    main()
