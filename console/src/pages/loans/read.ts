// One loan from the server, now or at another day.
import { $api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';

export type Loan = Schemas['LoanCard'];

/** From which day somebody looks, and with what was known then; both empty is now. */
export interface Look {
  at?: string;
  known?: string;
}

export function useLoan(id: string, look: Look = {}) {
  const query = { ...(look.at ? { at: look.at } : {}), ...(look.known ? { known: look.known } : {}) };
  return $api.useQuery('get', '/v1/loans/{id}', { params: { path: { id }, query } }, { placeholderData: (previous) => previous });
}
