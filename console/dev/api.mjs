// Writes src/api/schema.d.ts, the types of the HTTP interface, from ../openapi/anji.json.
//
// While the server does not describe a route yet, its agreed form in contract.mjs stands in for it.
import { readFileSync, writeFileSync } from 'node:fs';
import openapiTS, { astToString } from 'openapi-typescript';
import { routes, schemas } from './contract.mjs';

const root = new URL('../', import.meta.url);
const served = JSON.parse(readFileSync(new URL('../openapi/anji.json', root), 'utf8'));
const useDraft = !process.argv.includes('--served');

const plain = { s: { type: 'string' }, int: { type: 'integer' }, num: { type: 'number' }, bool: { type: 'boolean' }, any: {} };

function typeOf(text) {
  if (text.endsWith('[]')) return { type: 'array', items: typeOf(text.slice(0, -2)) };
  if (text.endsWith('?')) return { oneOf: [typeOf(text.slice(0, -1)), { type: 'null' }] };
  return plain[text] ?? { $ref: `#/components/schemas/${text}` };
}

function schemaOf(line) {
  const fields = line.split(' ').map((field) => field.split(':'));
  const properties = Object.fromEntries(fields.map(([name, type = 's']) => [name, typeOf(type)]));
  const request = fields.every(([name]) => !['id', 'zh'].includes(name));
  const required = fields.filter(([, type = 's']) => !(request && type.endsWith('?'))).map(([name]) => name);
  return { type: 'object', required, properties };
}

const problem = { default: { description: 'Not done.', content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/ProblemDetails' } } } } };

function operationOf([method, path, query, body, answer]) {
  const parameters = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name, in: 'path', required: true, schema: { type: 'string' },
  }));
  if (query !== '-') {
    for (const name of query.split(',')) {
      parameters.push({ name, in: 'query', schema: { type: name === 'limit' ? 'integer' : 'string' } });
    }
  }
  if (method !== 'GET' && !/login|logout|redeem|setup$|preview|validate/.test(path)) {
    parameters.push({ name: 'Idempotency-Key', in: 'header', required: true, schema: { type: 'string' } });
  }
  const list = answer.endsWith('*');
  const name = answer.replace('*', '');
  const rows = { type: 'object', required: ['rows', 'next'], properties: { rows: { type: 'array', items: typeOf(name) }, next: typeOf('s?') } };
  const json = (schema) => ({ content: { 'application/json': { schema } } });
  return {
    parameters,
    // An act without words still sends an object: `{}`.
    ...(method === 'GET' || path.endsWith('logout') ? {} : { requestBody: { required: true, ...json(typeOf(body === '-' ? 'Nothing' : body)) } }),
    responses: answer === '-' ? { 204: { description: 'Done.' }, ...problem } : { ...problem, 200: { description: 'Done.', ...json(list ? rows : typeOf(name)) } },
  };
}

const document = structuredClone(served);
for (const [path, operations] of Object.entries(document.paths)) {
  for (const operation of Object.values(operations)) {
    for (const parameter of operation.parameters ?? []) {
      // A type of a query parameter that the document does not carry: its values are texts.
      const named = parameter.schema?.$ref?.split('/').at(-1);
      if (named && !document.components.schemas[named]) parameter.schema = { type: 'string' };
      if (parameter.in === 'path' && !path.includes(`{${parameter.name}}`)) Object.assign(parameter, { in: 'query', required: false });
    }
  }
}
if (useDraft) {
  const { schemas: known } = document.components;
  for (const [name, line] of Object.entries(schemas)) if (!known[name]) known[name] = schemaOf(line);
  for (const route of routes) {
    const method = route[0].toLowerCase();
    const path = route[1];
    const described = document.paths[path]?.[method];
    if (!described) document.paths[path] = { ...document.paths[path], [method]: operationOf(route) };
  }
}
const head = '// Generated from openapi/anji.json by `npm run api`; do not edit.\n';
writeFileSync(new URL('src/api/schema.d.ts', root), head + astToString(await openapiTS(document, { arrayLength: true })));
console.log(`${Object.keys(document.paths).length} paths`);
