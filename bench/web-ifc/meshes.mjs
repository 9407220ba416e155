// What both scripts do with a model: open it and mesh its spaces, walls and columns.
import { readFileSync } from 'node:fs';
import * as ifc from 'web-ifc';

const types = [
  ifc.IFCSPACE, ifc.IFCWALL, ifc.IFCWALLSTANDARDCASE, ifc.IFCWALLELEMENTEDCASE, ifc.IFCCOLUMN, ifc.IFCCOLUMNSTANDARDCASE,
];

export async function start() {
  const api = new ifc.IfcAPI();
  await api.Init();
  api.SetLogLevel(ifc.LogLevel.LOG_LEVEL_OFF);
  return api;
}

// The meshes stay where the library makes them: taking them out as arrays would cost it more.
export function mesh(api, path) {
  const begun = performance.now();
  const model = api.OpenModel(readFileSync(path));
  let elements = 0;
  api.StreamAllMeshesWithTypes(model, types, () => { elements++; });
  const ms = performance.now() - begun;
  api.CloseModel(model);
  return { elements, ms };
}
