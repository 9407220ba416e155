// Sends batches of rooms to a running server with the npm package @msgpack/msgpack, and prints the answers as JSON lines.
// node net-area.mjs ROOT
import { decodeMulti, encode } from "@msgpack/msgpack";

const root = process.argv[2];
const square = (x, size) => [[[x, 0], [x + size, 0], [x + size, size], [x, size], [x, 0]]];
const feature = (id, coordinates) => ({ type: "Feature", id, properties: null, geometry: { type: "Polygon", coordinates } });
const batches = [
  // GeoJSON as it is, in MessagePack.
  {
    inputs: {
      rooms: { type: "FeatureCollection", features: [feature("Küche", square(0, 4)), feature(7, square(10, 3))] },
      obstacles: { type: "FeatureCollection", features: [feature("🍺", square(1, 0.5))] },
      receipts: true,
    },
  },
  // Typed arrays, which the package writes as bytes.
  {
    rooms: {
      coordinates: new Float64Array([0, 0, 4, 0, 4, 4, 0, 4, 10, 0, 13, 0, 13, 3, 10, 3]), ringEnds: new Int32Array([4, 8]), ids: ["Küche", 7],
    },
    obstacles: { coordinates: new Float64Array([1, 0, 1.5, 0, 1.5, 0.5, 1, 0.5]), ringEnds: new Int32Array([4]), ids: ["🍺"] },
  },
  // Far more rooms than a head of 16 bits counts.
  {
    rooms: {
      coordinates: Array.from({ length: 70000 }, (_, i) => [i, 0, i + 1, 0, i + 1, 1 + (i % 7), i, 1 + (i % 7)]).flat(),
      ringEnds: Array.from({ length: 70000 }, (_, i) => 4 * (i + 1)),
    },
  },
];
const body = new Blob(batches.map((batch) => encode(batch)));
const response = await fetch(`${root}/processes/net-area/execution`, {
  method: "POST", body, headers: { "Content-Type": "application/msgpack" },
});
if (response.status !== 200 || response.headers.get("Content-Type") !== "application/msgpack") {
  throw new Error(`${response.status} ${await response.text()}`);
}

const answers = [...decodeMulti(new Uint8Array(await response.arrayBuffer()))];
for (const answer of answers) {
  const areas = answer.features.map((room) => room.properties.netAreaM2);
  console.log(JSON.stringify(areas.length < 10 ? answer : { rooms: areas.length, netAreaM2: areas.reduce((a, b) => a + b) }));
}
