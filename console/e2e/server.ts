// A real server for the walks: a small simulated bank made by `anji demo` and served on a free port of loopback, with
// everybody of it signed in once by the link that `anji serve` prints.
//
// ANJI_BINARY names the program. ANJI_BANK may name a folder that a demo made before: a copy of it is served.
import { spawn, type ChildProcess } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';

const FIRMS = 300;
const APPLICATIONS = 60;
const WAIT_SECONDS = 60;

declare module 'vitest' {
  interface ProvidedContext {
    /** Where the server is; empty when the tests run on the mock. */
    base: string;
    /** The session cookie of each person of the demo, by user name. */
    sessions: Record<string, string>;
  }
}

/** Runs the program to its end. What it says is shown only when it fails. */
async function run(binary: string, args: string[]): Promise<void> {
  const child = spawn(binary, args, { stdio: ['ignore', 'pipe', 'pipe'] });
  let said = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (piece: Buffer) => (said += piece.toString()));
  const code = await new Promise<number | null>((resolve, reject) => child.on('exit', resolve).on('error', reject));
  if (code !== 0) throw new Error(`anji ${args.join(' ')} ended with ${code}:\n${said}`);
}

interface Served {
  base: string;
  /** One-time sign-in links by user name; the operator's people and the bank's have different names. */
  links: Map<string, string>;
  server: ChildProcess;
}

/** Starts the service and reads where it listens and the links it prints. */
async function serve(binary: string, data: string): Promise<Served> {
  // Many pages are loaded at once by one person here: far more than a person would.
  const server = spawn(binary, ['--data', data, 'serve', '--listen', '127.0.0.1:0', '--requests-per-second', '2000'], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  server.stderr!.on('data', (piece: Buffer) => (said += piece.toString()));
  for (let tenth = 0; tenth < WAIT_SECONDS * 10; tenth += 1) {
    const links = new Map([...said.matchAll(/^\S+ +(\S+) .*(http:\S+\/welcome#token=\S+)\s*$/gm)].map(([, name, link]) => [name!, link!]));
    const base = /console (http:\/\/127\.0\.0\.1:\d+)\//.exec(said)?.[1];
    if (base && links.has('audit') && links.has('sun')) return { base, links, server };
    if (server.exitCode !== null) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  server.kill();
  throw new Error(`the service did not start:\n${said}`);
}

async function signedIn(base: string, link: string): Promise<string> {
  const token = new URLSearchParams(new URL(link).hash.slice(1)).get('token');
  const answer = await fetch(`${base}/v1/links/redeem`, { method: 'POST', headers: { 'content-type': 'application/json', 'idempotency-key': 'walk' }, body: JSON.stringify({ token }) });
  const cookie = /anji_session=([^;]+)/.exec(answer.headers.get('set-cookie') ?? '')?.[1];
  if (!cookie) throw new Error(`a sign-in link was refused: ${answer.status} ${await answer.text()}`);
  return cookie;
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const binary = process.env.ANJI_BINARY!;
  const folder = mkdtempSync(join(tmpdir(), 'anji-walks-'));
  const data = join(folder, 'data');
  const began = Date.now();
  if (process.env.ANJI_BANK) cpSync(process.env.ANJI_BANK, data, { recursive: true });
  else await run(binary, ['--data', data, 'demo', '--firms', String(FIRMS), '--applications', String(APPLICATIONS)]);
  const { base, links, server } = await serve(binary, data);
  const sessions: Record<string, string> = {};
  for (const [name, link] of links) sessions[name] = await signedIn(base, link);
  project.provide('base', base);
  project.provide('sessions', sessions);
  console.log(`a simulated bank is served at ${base} after ${Math.round((Date.now() - began) / 1000)} s`);
  return async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve));
    server.kill();
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
}
