// Stands in for the server while a page is being drawn (`npm run dev` without ANJI_SERVER). Never part of a build.
import type { Plugin } from 'vite';
import { alertAnswers } from './alerts.ts';
import { answers } from './answers.ts';
import { ledger } from './ledger.ts';
import { lending } from './lending.ts';
import { policyAnswers } from './policy.ts';
import { segmentAnswers } from './segments.ts';

/** The first that fits answers. */
const all = [...alertAnswers, ...segmentAnswers, ...policyAnswers, ...lending, ...ledger, ...answers];

export function mock(): Plugin {
  return {
    name: 'anji-mock',
    configureServer(server) {
      server.middlewares.use((request, response, next) => {
        const url = new URL(request.url ?? '/', 'http://mock');
        if (!url.pathname.startsWith('/v1/')) return next();
        const found = all.find(([method, pattern]) => method === request.method && pattern.test(url.pathname));
        response.setHeader('content-type', found ? 'application/json' : 'application/problem+json');
        if (!found) {
          response.statusCode = 404;
          response.end(JSON.stringify({ type: 'about:blank', title: 'Not in the mock', title_zh: '模拟服务没有此接口', status: 404, code: 'not-found', detail: `${request.method} ${url.pathname}`, detail_zh: `${request.method} ${url.pathname}` }));
          return undefined;
        }
        const body = found[2](url, found[1].exec(url.pathname) ?? []);
        if (body === null) response.statusCode = 204;
        setTimeout(() => response.end(body === null ? undefined : JSON.stringify(body)), 60);
        return undefined;
      });
    },
  };
}
