#!/usr/bin/env python3
"""Records areas of polygons within discs as Shapely computes them (discs of 2,048 corners a quarter).

Run once on purpose: python3 record.py > overlaps.json. Versions are written into the file.
"""
import json
import math
import random

import shapely
from shapely.geometry import Point, Polygon

draw = random.Random(20261121)
cases = []
while len(cases) < 60:
    corners = draw.randint(3, 12)
    angles = sorted(draw.uniform(0, 2 * math.pi) for _ in range(corners))
    ring = [
        (round(draw.uniform(50, 400) * math.cos(a), 3), round(draw.uniform(50, 400) * math.sin(a), 3))
        for a in angles
    ]
    hole = [(round(x / 4, 3), round(y / 4, 3)) for x, y in ring] if draw.random() < 0.3 else []
    polygon = Polygon(ring, [hole] if hole else [])
    if not polygon.is_valid or polygon.area < 1000:
        continue
    centre = (round(draw.uniform(-400, 400), 3), round(draw.uniform(-400, 400), 3))
    radius = round(draw.uniform(20, 400), 3)
    overlap = polygon.intersection(Point(centre).buffer(radius, quad_segs=2048)).area
    cases.append(
        {
            "ring": ring + ring[:1],
            "hole": hole + hole[:1],
            "centre": centre,
            "radius": radius,
            "area": polygon.area,
            "overlap": overlap,
        }
    )
print(json.dumps({"shapely": shapely.__version__, "cases": cases}, indent=0))
