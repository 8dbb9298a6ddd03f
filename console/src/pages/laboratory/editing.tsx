// One study under edit: what the server holds, what this person changed since, and the steps back.
import { createContext, useCallback, useContext, useEffect, useMemo, useState, type ReactNode } from 'react';
import type { Schemas } from '@/api/types.ts';
import { changes, rebased, type Change, type Study } from './document.ts';

export type StudyCard = Schemas['StudyCard'];

interface Editing {
  card: StudyCard;
  /** The document as it would be saved. */
  draft: Study;
  /** The document as it was read. */
  base: Study;
  /** What was changed since it was read. */
  changed: Change[];
  /** Whether this person may change anything. */
  may: boolean;
  change: (next: (study: Study) => Study) => void;
  undo: () => void;
  canUndo: boolean;
  /** Takes back everything that is not saved. */
  discard: () => void;
  /** The changes are kept by the server as this card. */
  saved: (card: StudyCard) => void;
  /** Reads what another wrote, with or without laying this person's changes over it. */
  onto: (theirs: StudyCard, keep: boolean) => void;
  /** The revision the draft was made from. */
  revision: number;
  /** Whether another revision is there by now. */
  behind: boolean;
}

const EditingContext = createContext<Editing | null>(null);

export function useEditing(): Editing {
  const editing = useContext(EditingContext);
  if (!editing) throw new Error('useEditing outside a study');
  return editing;
}

const MOST_STEPS_BACK = 100;

export function EditingProvider({ card, children }: { card: StudyCard; children: ReactNode }) {
  const [base, setBase] = useState({ study: card.study, revision: card.revision });
  const [past, setPast] = useState<Study[]>([]);
  const [draft, setDraft] = useState(card.study);
  const changed = useMemo(() => changes(base.study, draft), [base, draft]);

  // A newer revision is taken over at once while nothing of this person's would be lost.
  useEffect(() => {
    if (card.revision > base.revision && changed.length === 0) {
      setBase({ study: card.study, revision: card.revision });
      setDraft(card.study);
      setPast([]);
    }
  }, [card, base.revision, changed.length]);
  useEffect(() => {
    if (changed.length === 0) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [changed.length]);

  const change = useCallback((next: (study: Study) => Study) => {
    setDraft((now) => {
      const then = next(now);
      if (then !== now) setPast((before) => [...before, now].slice(-MOST_STEPS_BACK));
      return then;
    });
  }, []);
  const start = (study: Study, revision: number, mine: Study) => {
    setBase({ study, revision });
    setDraft(mine);
    setPast([]);
  };
  const value: Editing = {
    card, draft, base: base.study, changed, change, revision: base.revision, may: card.may_change,
    canUndo: past.length > 0,
    behind: card.revision > base.revision,
    undo: () => {
      const last = past.at(-1);
      if (!last) return;
      setDraft(last);
      setPast(past.slice(0, -1));
    },
    discard: () => start(card.study, card.revision, card.study),
    saved: (kept) => start(kept.study, kept.revision, kept.study),
    onto: (theirs, keep) => start(theirs.study, theirs.revision, keep ? rebased(base.study, draft, theirs.study) : theirs.study),
  };
  return <EditingContext value={value}>{children}</EditingContext>;
}
