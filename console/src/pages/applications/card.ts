// The application as the server shows it. What not every server gives yet is optional here, and the page does without it.
import type { Schemas } from '@/api/types.ts';

export interface ScoreScale {
  lowest: number;
  highest: number;
  bands: { grade: string; from: number | null; to: number | null }[];
}

export type Decision = Schemas['DecisionCard'] & { score_scale?: ScoreScale | null };
export type Application = Omit<Schemas['ApplicationCard'], 'decision'> & { decision?: Decision | null; automation_refused?: boolean };
