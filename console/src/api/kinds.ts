// Kinds of event with their names, for filters and subscriptions.
import { $api } from './client.ts';
import type { Named } from './types.ts';

/** Every kind once, by its stable id; empty until they have come. */
export function useEventKinds(): Named[] {
  const { data } = $api.useQuery('get', '/v1/audit/kinds', {}, { staleTime: Infinity, retry: false });
  return [...new Map((data?.rows ?? []).map(({ kind }) => [kind.id, kind])).values()];
}
