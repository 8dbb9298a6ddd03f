import { beforeEach, describe, expect, it } from 'vitest';
import { Drafts } from './drafts.ts';

class Memory {
  readonly held = new Map<string, string>();
  full = false;
  getItem = (key: string) => this.held.get(key) ?? null;
  setItem = (key: string, value: string) => {
    if (this.full) throw new Error('QuotaExceededError');
    this.held.set(key, value);
  };
  removeItem = (key: string) => void this.held.delete(key);
}

describe('drafts', () => {
  let memory: Memory;
  let drafts: Drafts;
  const draft = (id: string) => ({ id, text: `code: ${id}`, base: null, changedAt: '2026-01-01T00:00:00Z' });
  beforeEach(() => {
    memory = new Memory();
    drafts = new Drafts('d.bank.zhao', memory);
  });

  it('are kept newest first, and dropped', () => {
    for (const id of ['a', 'b', 'a']) drafts.put(draft(id));
    expect(drafts.list().map((one) => one.id)).toEqual(['a', 'b']);
    drafts.drop('a');
    expect([drafts.get('a'), drafts.list().length]).toEqual([null, 1]);
  });
  it('are of one person only', () => {
    drafts.put(draft('a'));
    expect(new Drafts('d.bank.wang', memory).list()).toEqual([]);
  });
  it('have a bound: the oldest goes', () => {
    for (let at = 0; at < 21; at += 1) drafts.put(draft(`p${at}`));
    expect(drafts.list()).toHaveLength(20);
    expect(drafts.get('p0')).toBeNull();
  });
  it('say when they could not be kept, and survive what others wrote', () => {
    memory.full = true;
    expect(drafts.put(draft('a'))).toBe(false);
    memory.held.set('d.bank.zhao', '{broken');
    expect(drafts.list()).toEqual([]);
  });
});
