// Answers each path on stdin with one line: how many elements were meshed and how many milliseconds that took.
import { createInterface } from 'node:readline';
import { mesh, start } from './meshes.mjs';

const api = await start();
for await (const path of createInterface({ input: process.stdin })) {
  const { elements, ms } = mesh(api, path);
  process.stdout.write(`${elements} ${ms}\n`);
}
