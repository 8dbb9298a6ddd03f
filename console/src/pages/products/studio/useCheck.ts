// The server's findings on a draft that has not changed for a moment.
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { useSettled } from '@/useSettled.ts';
import { sorted, type Finding } from './model/findings.ts';

export interface Checked {
  findings: Finding[];
  /** Of the text as it is now; false while it is being asked. */
  fresh: boolean;
  error: unknown;
  again: () => void;
}

export function findingsOf(answer: Schemas['CheckReport']): Finding[] {
  const severity = (id: string): Finding['severity'] => (id === 'error' || id === 'warning' ? id : 'note');
  return sorted(answer.findings.map((one) => ({
    severity: severity(one.severity.id), path: one.path, node: one.node ?? null, row: one.row == null ? null : one.row - 1, column: one.column ?? null, zh: one.zh, en: one.en,
    witness: one.witness.map(({ variable, zh, en, value }) => ({ name: variable, zh, en, value })),
  })));
}

export function useCheck(text: string): Checked {
  const settled = useSettled(text, 500);
  const asked = useQuery({
    queryKey: ['check-product', settled],
    gcTime: 0,
    placeholderData: keepPreviousData,
    queryFn: async ({ signal }) => findingsOf((await api.POST('/v1/products/check', { body: { document: settled }, signal })).data as Schemas['CheckReport']),
  });
  return { findings: asked.data ?? [], fresh: settled === text && !asked.isFetching && asked.isSuccess, error: asked.error, again: () => void asked.refetch() };
}
