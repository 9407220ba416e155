// Solves one model with the npm package `highs` (HiGHS in WebAssembly). Arguments: the package's loader, the model (MPS), the file for the
// values, seconds, relative gap, seed. Values are raw little-endian doubles, one for each variable, written at each better solution, so that
// the best so far is there when the program is ended. Standard output: one line of JSON for each progress, the last with the status.
import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

process.on('uncaughtException', (error) => {
  // Not Node's own report, which quotes the line: the package is one line of 200,000 characters.
  console.error(String(error));
  process.exit(1);
});

const [loader, modelFile, valuesFile, seconds, gap, seed] = process.argv.slice(2);
const { default: loadHighs } = await import(pathToFileURL(loader));
const highs = await loadHighs();
const { callbackType, modelStatus } = highs.constants;
const model = highs.createModel({ format: 'mps', data: readFileSync(modelFile) });

const say = (line) => console.log(JSON.stringify(line));
const finite = (number) => (Number.isFinite(number) && Math.abs(number) < 1e30 ? number : null);

function keep(values) {
  writeFileSync(`${valuesFile}.new`, Buffer.from(values.buffer, values.byteOffset, values.byteLength));
  renameSync(`${valuesFile}.new`, valuesFile);
}

function tell(data) {
  say({ best: finite(data.mip_primal_bound), bound: finite(data.mip_dual_bound) });
}

// Starting Node and reading the model count against the clock.
const left = Math.max(0.001, Number(seconds) - performance.now() / 1000);
model.options.set({
  output_flag: false, time_limit: left, mip_rel_gap: Number(gap), random_seed: Number(seed), mip_min_logging_interval: 0.5,
});
model.run({
  [callbackType.mipImprovingSolution](event) {
    keep(event.data.mip_solution);
    tell(event.data);
  },
  [callbackType.mipLogging]: (event) => tell(event.data),
});

const status = model.getModelStatus();
const name = Object.keys(modelStatus).find((key) => modelStatus[key] === status);
const hasValues = model.info.get('primal_solution_status') === 2;
if (hasValues) {
  keep(Float64Array.from(model.getSolution().colValue));
}
say({
  status: name, solved: hasValues, objective: finite(model.getObjectiveValue()), bound: finite(model.info.get('mip_dual_bound')),
});
