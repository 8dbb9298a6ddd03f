// Runs as the pages read them.
import { useQuery } from '@tanstack/react-query';
import { useSearch } from '@tanstack/react-router';
import { api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { useEditing } from './editing.tsx';

type Curves = Omit<Schemas['RunFigures'], 'roc' | 'ks'> & { roc: number[][]; ks: number[][] };
type Pair = [number, number];
type Lineage = Omit<Schemas['Lineage'], 'train' | 'test'> & { train: Pair; test: Pair };
type Baseline = Omit<Schemas['Baseline'], 'rules'> & { rules: [string, string][] };
type Benchmark = Omit<Schemas['Benchmark'], 'rules'> & { rules?: Baseline | null };
export type Evidence = Omit<Schemas['Evidence'], 'lineage' | 'benchmark'> & { lineage: Lineage; benchmark: Benchmark };
/** A run with its pairs and curves as lists of numbers. */
export type Run = Omit<Schemas['RunCard'], 'curves' | 'evidence'> & { curves: Curves; evidence: Evidence };

export function runQuery(study: string, run: string) {
  return {
    queryKey: ['run', study, run],
    // What a run found does not change; only that it was submitted.
    staleTime: 60_000,
    queryFn: async ({ signal }: { signal: AbortSignal }) => (await api.GET('/v1/studies/{id}/runs/{run}', { params: { path: { id: study, run } }, signal })).data as unknown as Run,
  };
}

/** The run named in the address, else the newest; none before the first. */
export function useRun() {
  const { card } = useEditing();
  const search = useSearch({ strict: false }) as Record<string, string>;
  const id = card.past_runs.find((run) => run.id === search.run)?.id ?? card.past_runs[0]?.id;
  const query = useQuery({ ...runQuery(card.id, id ?? ''), enabled: Boolean(id) });
  return { id, query };
}
