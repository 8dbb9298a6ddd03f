// The way to the server: typed by its OpenAPI description, authenticated by the session cookie.
import { QueryClient, useMutation, useQueryClient } from '@tanstack/react-query';
import createFetchClient from 'openapi-fetch';
import createQueryClient from 'openapi-react-query';
import { useRef } from 'react';
import { ProblemError } from './problem.ts';
import type { paths } from './schema.d.ts';

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      retry: (failures, error) => failures < 2 && ProblemError.of(error).mayRetry,
      retryDelay: (failures) => 400 * 2 ** failures,
    },
  },
});

/** Raw calls: `api.POST('/v1/...', {...})`. A problem is thrown as `ProblemError`. */
export const api = createFetchClient<paths>({ baseUrl: '/', credentials: 'same-origin' });

/** Reads inside components: `$api.useQuery('get', '/v1/...', {...})`. */
export const $api = createQueryClient(api);

export const ME_KEY = $api.queryOptions('get', '/v1/me').queryKey;

const SIGNING_IN = /\/v1\/(login|links\/redeem|setup)$/;

api.use({
  async onResponse({ response, request }) {
    if (response.ok) return;
    if (response.status === 401 && !SIGNING_IN.test(new URL(request.url).pathname)) {
      // The frame watches this and shows the sign-in page.
      queryClient.setQueryData(ME_KEY, null as never);
    }
    throw await ProblemError.from(response);
  },
  onError() {
    return ProblemError.unreachable();
  },
});

/** The header that makes a write safe to repeat. */
export interface Keyed {
  header: { 'Idempotency-Key': string };
}

/**
 * One act of a person. The idempotency key is drawn when the act begins and kept while the same input is tried again after a
 * failure that may have reached the server; a changed input, or an answer, ends it.
 *
 *     const pay = useAct((input: Payment, keyed) =>
 *       api.POST('/v1/loans/{id}/payments', { params: { path: { id }, ...keyed }, body: input }));
 *     pay.mutate({ amount: '100.00', reference: 'B-1' });
 */
export function useAct<Input, Answer>(
  act: (input: Input, keyed: Keyed) => Promise<{ data?: Answer }>,
  onDone?: (answer: Answer) => void,
) {
  const client = useQueryClient();
  const kept = useRef<{ input: string; key: string } | null>(null);
  return useMutation<Answer, ProblemError, Input>({
    mutationFn: async (input) => {
      const text = JSON.stringify(input ?? null);
      if (kept.current?.input !== text) kept.current = { input: text, key: crypto.randomUUID() };
      try {
        const { data } = await act(input, { header: { 'Idempotency-Key': kept.current.key } });
        kept.current = null;
        return data as Answer;
      } catch (thrown) {
        const problem = ProblemError.of(thrown);
        if (!problem.mayRetry) kept.current = null;
        throw problem;
      }
    },
    onSuccess: async (answer) => {
      onDone?.(answer);
      await client.invalidateQueries();
    },
  });
}

/** Fetches an export and hands it to the browser as a file. */
export async function download(path: string, query: Record<string, string>): Promise<void> {
  let response: Response;
  try {
    response = await fetch(`${path}?${new URLSearchParams(query)}`, { credentials: 'same-origin' });
  } catch {
    throw ProblemError.unreachable();
  }
  if (!response.ok) throw await ProblemError.from(response);
  const named = /filename="?([^";]+)"?/.exec(response.headers.get('content-disposition') ?? '');
  const link = document.createElement('a');
  link.href = URL.createObjectURL(await response.blob());
  link.download = named?.[1] ?? `anji-${path.split('/').at(-2)}.${query.format}`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
