// What was changed and is not saved, the step back, and saving; what to do when somebody else saved in between.
import { SaveOutlined, UndoOutlined } from '@ant-design/icons';
import { App, Button, Modal, Popover } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAct } from '@/api/client.ts';
import { ProblemError } from '@/api/problem.ts';
import { Problem } from '@/components/index.ts';
import { clashes } from './document.ts';
import { useEditing, type StudyCard } from './editing.tsx';
import { useChangeWords } from './words.ts';

function Conflict({ theirs, onClose }: { theirs: StudyCard; onClose: () => void }) {
  const { t } = useTranslation('laboratory');
  const { draft, base, onto, revision, changed } = useEditing();
  const words = useChangeWords(base, draft);
  const both = clashes(base, draft, theirs.study);
  const end = (keep: boolean) => {
    onto(theirs, keep);
    onClose();
  };
  return (
    <Modal
      open
      title={t('save.conflict')}
      onCancel={onClose}
      footer={[
        <Button key="theirs" danger onClick={() => end(false)}>{t('save.takeTheirs')}</Button>,
        <Button key="mine" type="primary" onClick={() => end(true)}>{t('save.layOver')}</Button>,
      ]}
    >
      <p>{t('save.conflictWords', { mine: revision, theirs: theirs.revision })}</p>
      <p>{t('save.yours', { count: changed.length })}</p>
      <ul className="lab-changes">{changed.map((change) => <li key={change.part}>{words(change)}{both.includes(change.part) && <strong> {t('save.bothChanged')}</strong>}</li>)}</ul>
      <p className="soft">{t('save.layOverWords')}</p>
    </Modal>
  );
}

export function SaveBar() {
  const { t } = useTranslation('laboratory');
  const { message } = App.useApp();
  const { card, base, draft, changed, undo, canUndo, discard, saved, revision, may, behind } = useEditing();
  const [theirs, setTheirs] = useState<StudyCard | null>(null);
  const words = useChangeWords(base, draft);
  const save = useAct<{ revision: number; study: typeof draft }, StudyCard>(
    (body, keyed) => api.PUT('/v1/studies/{id}', { params: { path: { id: card.id }, ...keyed }, body }),
    (kept) => {
      saved(kept);
      void message.success(t('save.done', { revision: kept.revision }));
    },
  );
  const readTheirs = async () => {
    const { data } = await api.GET('/v1/studies/{id}', { params: { path: { id: card.id } } });
    if (data) setTheirs(data);
  };
  const press = () =>
    save.mutate({ revision, study: draft }, {
      onError: (thrown) => {
        if (ProblemError.of(thrown).problem.status === 409) void readTheirs();
      },
    });
  if (!may) return <p className="soft lab-reading">{t('save.readOnly')}</p>;
  if (changed.length === 0) return null;
  const refused = save.error && ProblemError.of(save.error).problem.status !== 409;
  return (
    <>
      {refused && <Problem error={save.error} />}
      <div className="lab-save" role="region" aria-label={t('save.label')}>
        <span aria-live="polite">{t('save.unsaved', { count: changed.length })}</span>
        <Popover
          trigger="click"
          placement="topLeft"
          content={<ul className="lab-changes">{changed.map((change) => <li key={change.part}>{words(change)}</li>)}</ul>}
        >
          <Button type="link" size="small">{t('save.show')}</Button>
        </Popover>
        {behind && <span className="lab-warn">{t('save.behind', { revision: card.revision })}</span>}
        <span className="lab-save-acts">
          <Button icon={<UndoOutlined />} disabled={!canUndo} onClick={undo}>{t('save.undo')}</Button>
          <Button onClick={discard}>{t('save.discard')}</Button>
          <Button type="primary" icon={<SaveOutlined />} loading={save.isPending} onClick={press}>{t('save.save')}</Button>
        </span>
      </div>
      {theirs && <Conflict theirs={theirs} onClose={() => setTheirs(null)} />}
    </>
  );
}

/** Says that figures are of the saved document while changes wait. */
export function Stale() {
  const { t } = useTranslation('laboratory');
  const { changed, revision } = useEditing();
  if (changed.length === 0) return null;
  return <p className="lab-stale" role="note">{t('save.stale', { revision })}</p>;
}
