// Short names for the server's types.
import type { components } from './schema.d.ts';

export type Schemas = components['schemas'];
export type Cash = Schemas['Cash'];
export type RateCard = Schemas['RateCard'];
export type Named = Schemas['Named'];
export type Bucket = Schemas['Bucket'];
export type AllowedAct = Schemas['AllowedAct'];
export type Me = Schemas['Me'];
export type ProblemDetails = Schemas['ProblemDetails'];

/** A page of a list. */
export interface Page<Row> {
  rows: Row[];
  next?: string | null;
}
