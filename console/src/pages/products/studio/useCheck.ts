// The server's findings on a draft that has not changed for a moment.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { useSettled } from '@/useSettled.ts';
import { placeIn, sorted, type Finding } from './model/findings.ts';

export interface Checked {
  findings: Finding[];
  /** Of the text as it is now; false while it is being asked. */
  fresh: boolean;
  error: unknown;
  again: () => void;
}

export function findingsOf(answer: Schemas['Validation']): Finding[] {
  return sorted(answer.faults.map((fault) => ({ severity: 'error', path: fault.path, zh: fault.zh, en: fault.en, witness: [], ...placeIn(fault.en) })));
}

export function useCheck(text: string): Checked {
  const settled = useSettled(text, 500);
  const asked = useQuery({
    queryKey: ['check-product', settled],
    gcTime: 0,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => findingsOf((await api.POST('/v1/products/validate', { body: { document: settled }, signal })).data as Schemas['Validation']),
  });
  return { findings: asked.data ?? [], fresh: settled === text && !asked.isFetching && asked.isSuccess, error: asked.error, again: () => void asked.refetch() };
}
