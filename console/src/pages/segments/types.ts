// What the server tells of runs of portraits.
import type { Named } from '@/api/types.ts';

export interface PortraitRunCard {
  id: string;
  on: string;
  firms: number;
  not_consented: number;
  without_data: number;
  simulated: boolean;
}

export interface GradeCounts {
  firms: number;
  a: number;
  b: number;
  c: number;
  d: number;
  ungraded: number;
  /** Points of 100. */
  mean_total?: string | null;
}

export interface GradeLine {
  grade?: string | null;
  firms: number;
  before?: number | null;
}

export interface ClassLine {
  class: Named;
  sub_class: Named;
  meaning: Named;
  counts: GradeCounts;
}

export interface StageLine {
  stage: Named;
  counts: GradeCounts;
}

export interface CityLine {
  code: string;
  name: Named;
  counts: GradeCounts;
}

export interface IndustryLine {
  section: string;
  name: Named;
  counts: GradeCounts;
}

export interface MigrationLine {
  from?: string | null;
  to?: string | null;
  firms: number;
}

export interface PortraitBoardCard {
  run: PortraitRunCard;
  before?: PortraitRunCard | null;
  grades: GradeLine[];
  classes: ClassLine[];
  stages: StageLine[];
  cities: CityLine[];
  industries: IndustryLine[];
  migration: MigrationLine[];
  appeared: number;
  gone: number;
}

export interface PortraitFirm {
  firm: string;
  name: string;
  grade?: string | null;
  grade_before?: string | null;
  total?: string | null;
  total_before?: string | null;
  sub_class?: Named | null;
  stage?: Named | null;
  city?: Named | null;
}

interface Answer<Body> {
  headers: Record<string, unknown>;
  content: { 'application/json': Body };
}

/** The addresses in the form of the generated client. */
export interface PortraitPaths {
  '/v1/portrait-runs': {
    get: { parameters: object; responses: { 200: Answer<PortraitRunCard[]> } };
    post: {
      parameters: { header: { 'Idempotency-Key': string } };
      requestBody: { content: { 'application/json': { on?: string | null } } };
      responses: { 200: Answer<PortraitRunCard> };
    };
  };
  '/v1/portrait-runs/{id}': {
    get: { parameters: { path: { id: string } }; responses: { 200: Answer<PortraitBoardCard> } };
  };
  '/v1/portrait-runs/{id}/firms': {
    get: {
      parameters: {
        path: { id: string };
        query?: { grade?: string; grade_before?: string; sub_class?: string; stage?: string; city?: string; after?: string; limit?: number };
      };
      responses: { 200: Answer<{ items: PortraitFirm[]; next?: string | null }> };
    };
  };
}
