// Writes src/api/schema.d.ts, the types of the HTTP interface, from ../openapi/anji.json; with `--check` only says whether
// the file in the tree is the one that would be written.
import { readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';

const root = new URL('../', import.meta.url);
const kept = new URL('src/api/schema.d.ts', root);
const served = JSON.parse(readFileSync(new URL('../openapi/anji.json', root), 'utf8'));
const head = '// Generated from openapi/anji.json by `npm run api`; do not edit.\n';
const written = head + astToString(await openapiTS(served, { arrayLength: true }));

if (!process.argv.includes('--check')) {
  writeFileSync(kept, written);
  console.log(`${Object.keys(served.paths).length} paths`);
} else if (readFileSync(kept, 'utf8') !== written) {
  console.error('src/api/schema.d.ts is not the client of openapi/anji.json: run `npm --prefix console run api` and commit it');
  process.exitCode = 1;
}
