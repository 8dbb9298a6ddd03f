// Drafts of product documents, kept in this browser until they are submitted. A draft belongs to a person of an institution: who
// signs in after them on the same machine does not see it.
import { useCallback, useEffect, useMemo, useState } from 'react';
import { useMe } from '@/session.tsx';

export interface Draft {
  /** The product's code, or `new-...` for one that is not known to the server yet. */
  id: string;
  text: string;
  /** What it was begun from. */
  base: { code: string; version: number; text: string } | null;
  changedAt: string;
}

/** Drafts kept at once; the oldest goes first. */
const MOST = 20;

interface Shelf {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

export class Drafts {
  constructor(
    private readonly prefix: string,
    private readonly shelf: Shelf,
  ) {}

  private index(): string[] {
    try {
      const held: unknown = JSON.parse(this.shelf.getItem(this.prefix) ?? '[]');
      return Array.isArray(held) ? held.filter((id): id is string => typeof id === 'string') : [];
    } catch {
      return [];
    }
  }

  get(id: string): Draft | null {
    try {
      const held = JSON.parse(this.shelf.getItem(`${this.prefix}.${id}`) ?? 'null') as Draft | null;
      return held && typeof held.text === 'string' ? held : null;
    } catch {
      return null;
    }
  }

  list(): Draft[] {
    return this.index().map((id) => this.get(id)).filter((draft): draft is Draft => draft !== null);
  }

  /** False when the browser has no room for it or keeps nothing. */
  put(draft: Draft): boolean {
    const ids = [draft.id, ...this.index().filter((id) => id !== draft.id)];
    for (const gone of ids.splice(MOST)) this.shelf.removeItem(`${this.prefix}.${gone}`);
    try {
      this.shelf.setItem(`${this.prefix}.${draft.id}`, JSON.stringify(draft));
      this.shelf.setItem(this.prefix, JSON.stringify(ids));
      return true;
    } catch {
      return false;
    }
  }

  drop(id: string): void {
    this.shelf.removeItem(`${this.prefix}.${id}`);
    this.shelf.setItem(this.prefix, JSON.stringify(this.index().filter((one) => one !== id)));
  }
}

export function useDrafts(): Drafts {
  const me = useMe();
  return useMemo(() => new Drafts(`anji.draft.${me.institution.code}.${me.id}`, localStorage), [me.institution.code, me.id]);
}

/** Asks before a page with unsaved changes is left, and says in the title that there is a draft. */
export function useLeaveWarning(active: boolean): void {
  useEffect(() => {
    if (!active) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [active]);
}

/** A value with the values before it. A change that follows another of the same `key` within a moment is part of it. */
export function useHistory<T>(first: () => T) {
  const [held, setHeld] = useState(() => ({ now: first(), past: [] as T[], future: [] as T[] }));
  const set = useCallback((change: (now: T) => T) => setHeld(({ now, past }) => {
    const next = change(now);
    return next === now ? { now, past, future: [] } : { now: next, past: [...past.slice(-99), now], future: [] };
  }), []);
  const undo = useCallback(() => setHeld((all) => (all.past.length === 0 ? all : { now: all.past.at(-1)!, past: all.past.slice(0, -1), future: [all.now, ...all.future] })), []);
  const redo = useCallback(() => setHeld((all) => (all.future.length === 0 ? all : { now: all.future[0]!, past: [...all.past, all.now], future: all.future.slice(1) })), []);
  return { now: held.now, set, undo, redo, canUndo: held.past.length > 0, canRedo: held.future.length > 0 };
}
