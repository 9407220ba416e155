// One model in a process of its own: what a script at the prompt costs.
import { mesh, start } from './meshes.mjs';

const { elements } = mesh(await start(), process.argv[2]);
process.stdout.write(`${elements}\n`);
