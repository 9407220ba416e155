"""Sends batches of rooms to a running server with Debian's python3-msgpack, and prints the answers as JSON lines.

/usr/bin/python3 net_area.py ROOT
"""
import array
import json
import sys
import urllib.error
import urllib.request

import msgpack

URL = sys.argv[1] + "/processes/net-area/execution"


def square(x, size):
    return [[[x, 0], [x + size, 0], [x + size, size], [x, size], [x, 0]]]


def feature(name, coordinates):
    return {"type": "Feature", "id": name, "properties": None, "geometry": {"type": "Polygon", "coordinates": coordinates}}


def post(batches):
    body = b"".join(msgpack.packb(batch) for batch in batches)
    request = urllib.request.Request(URL, body, {"Content-Type": "application/msgpack"})
    with urllib.request.urlopen(request) as response:
        assert response.headers["Content-Type"] == "application/msgpack"
        unpacker = msgpack.Unpacker(response)
        return list(unpacker)


answers = post([
    {
        "inputs": {
            "rooms": {"type": "FeatureCollection", "features": [feature("Küche", square(0, 4)), feature(7, square(10, 3))]},
            "obstacles": {"type": "FeatureCollection", "features": [feature("🍺", square(1, 0.5))]},
            "receipts": True,
        }
    },
    {
        "rooms": {
            "coordinates": array.array("d", [0, 0, 4, 0, 4, 4, 0, 4, 10, 0, 13, 0, 13, 3, 10, 3]).tobytes(),
            "ringEnds": array.array("i", [4, 8]).tobytes(),
            "ids": ["Küche", 7],
        },
        "obstacles": {"coordinates": [1, 0, 1.5, 0, 1.5, 0.5, 1, 0.5], "ringEnds": [4], "ids": ["🍺"]},
    },
    {
        "rooms": {
            "coordinates": [c for i in range(70000) for c in (i, 0, i + 1, 0, i + 1, 1 + i % 7, i, 1 + i % 7)],
            "ringEnds": [4 * (i + 1) for i in range(70000)],
        }
    },
])
for answer in answers:
    areas = [room["properties"]["netAreaM2"] for room in answer["features"]]
    print(json.dumps(answer if len(areas) < 10 else {"rooms": len(areas), "netAreaM2": sum(areas)}))

try:
    post([{"rooms": {"coordinates": [0, 0, float("nan"), 1, 1, 1], "ringEnds": [3]}}])
except urllib.error.HTTPError as error:
    print(json.dumps(json.load(error)))
