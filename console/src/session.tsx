// Who is signed in, and what they may do. The server decides; the console asks.
import { useNavigate } from '@tanstack/react-router';
import { createContext, useContext } from 'react';
import { api, queryClient } from './api/client.ts';
import type { Me } from './api/types.ts';

export const MeContext = createContext<Me | null>(null);

/** The person signed in; only inside the frame. */
export function useMe(): Me {
  const me = useContext(MeContext);
  if (!me) throw new Error('useMe outside the frame');
  return me;
}

/** Whether the server lists this action (kebab case) for the person. */
export function useMay(): (action: string) => boolean {
  const me = useMe();
  return (action) => me.allowed.includes(action);
}

/** Ends the session here and on the server, and shows the sign-in page. */
export function useSignOut(): () => Promise<void> {
  const navigate = useNavigate();
  return async () => {
    await api.POST('/v1/logout').catch(() => undefined);
    queryClient.clear();
    await navigate({ to: '/login' as never });
  };
}
