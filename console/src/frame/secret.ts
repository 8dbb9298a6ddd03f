// The secret of a one-time link: behind `#` in its address, which a browser sends to no server.
import { useRouterState } from '@tanstack/react-router';

/** The token of an address's parts; also of links made by versions that wrote it into the query. */
export function secretOf(search: string, hash: string): string {
  const named = (text: string, mark: string) => new URLSearchParams(text.startsWith(mark) ? text.slice(1) : text).get('token');
  return named(hash, '#') ?? named(search, '?') ?? '';
}

/** The token of this page's address. */
export function useSecret(): string {
  return useRouterState({ select: ({ location }) => secretOf(location.searchStr, location.hash) });
}
