// One draft from its first change to its submission: edit, compare, back-test, submit.
import { DownloadOutlined, RedoOutlined, UndoOutlined } from '@ant-design/icons';
import { useBlocker, useNavigate, useSearch } from '@tanstack/react-router';
import { App, Button, Modal, Segmented, Steps as Path, Tag } from 'antd';
import { lazy, Suspense, useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PageHeader } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import { instant } from '@/format/numbers.ts';
import { CheckPanel, goTo } from './edit/CheckPanel.tsx';
import { Forms, SectionNav } from './edit/Forms.tsx';
import { StudioContext } from './edit/context.ts';
import { TextView } from './edit/TextView.tsx';
import { useDrafts, useHistory, useLeaveWarning, type Draft } from './model/drafts.ts';
import type { Finding } from './model/findings.ts';
import type { Product } from './model/types.ts';
import { read, write } from './model/yaml.ts';
import { BackTestStep } from './steps/BackTestStep.tsx';
import { CompareStep } from './steps/CompareStep.tsx';
import { SubmitStep } from './steps/SubmitStep.tsx';
import { useCheck } from './useCheck.ts';
import './studio.css';

const Expert = lazy(() => import('./expert/Expert.tsx'));

export const STEPS = ['edit', 'compare', 'backtest', 'submit'] as const;
const VIEWS = ['forms', 'graph', 'text'] as const;

/** The draft's text and object, kept in the browser as they change. */
function useDraft(first: Draft) {
  const drafts = useDrafts();
  const history = useHistory(() => ({ text: first.text, product: read(first.text) }));
  const { set } = history;
  const [kept, setKept] = useState<{ at: string; ok: boolean }>({ at: first.changedAt, ok: true });
  const { text } = history.now;
  const before = useRef(first.text);
  useEffect(() => {
    if (before.current === text) return;
    before.current = text;
    const at = new Date().toISOString();
    setKept({ at, ok: drafts.put({ ...first, text, changedAt: at }) });
  }, [text, first, drafts]);
  const change = useCallback((edit: (product: Product) => Product) => set((now) => {
    const product = edit(now.product);
    return product === now.product ? now : { product, text: write(now.text, product) };
  }), [set]);
  const replace = useCallback((next: string) => set(() => ({ text: next, product: read(next) })), [set]);
  return { ...history, change, replace, kept, dirty: text !== (first.base?.text ?? '') };
}

function LeaveQuestion({ dirty, done }: { dirty: boolean; done: React.RefObject<boolean> }) {
  const { t } = useTranslation('studio');
  const blocker = useBlocker({
    shouldBlockFn: ({ current, next }) => dirty && !done.current && next.pathname !== current.pathname,
    enableBeforeUnload: false,
    withResolver: true,
  });
  return <Modal open={blocker.status === 'blocked'} title={t('act.leaveTitle')} okText={t('act.leaveYes')} cancelText={t('act.leaveNo')} onOk={() => blocker.proceed?.()} onCancel={() => blocker.reset?.()}><p>{t('act.leave')}</p></Modal>;
}

export function Workbench({ first }: { first: Draft }) {
  const { t } = useTranslation('studio');
  const name = useName();
  const navigate = useNavigate();
  const { modal } = App.useApp();
  const drafts = useDrafts();
  const search = useSearch({ strict: false }) as Record<string, string>;
  const draft = useDraft(first);
  const done = useRef(false);
  const [seen, setSeen] = useState<Set<string>>(new Set());
  const { text, product } = draft.now;
  const checked = useCheck(text);
  useLeaveWarning(draft.dirty && !draft.kept.ok);
  const step = STEPS.find((one) => one === search.step) ?? 'edit';
  const view = VIEWS.find((one) => one === search.view) ?? 'forms';
  const go = (to: { step?: string | undefined; view?: string | undefined }) => void navigate({ to: '.', search: { ...search, ...to } as never, resetScroll: true });
  const studio = useMemo(() => ({ product, change: draft.change, findings: checked.findings }), [product, draft.change, checked.findings]);
  const errors = checked.findings.filter((finding) => finding.severity === 'error').length;
  const leave = (to: string) => {
    done.current = true;
    drafts.drop(first.id);
    void navigate({ to: to as never });
  };
  const discard = () => modal.confirm({ title: t('act.discardQuestion'), okText: t('act.discard'), cancelText: t('control.cancel'), okButtonProps: { danger: true }, onOk: () => leave(first.base ? `/products/${first.base.code}` : '/products') });
  const save = () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([text], { type: 'text/yaml' }));
    link.download = `${product.code}-${product.version}.yaml`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };
  const show = (finding: Finding) => {
    go({ step: undefined, view: undefined });
    setTimeout(() => goTo(finding), 120);
  };
  const visited = (which: string) => setSeen((held) => (held.has(which) ? held : new Set([...held, which])));
  return (
    <StudioContext value={studio}>
      <LeaveQuestion dirty={draft.dirty} done={done} />
      <PageHeader
        title={name({ zh: product.name_zh, en: product.name_en })}
        tags={<><Tag color="warning">{t('draft')}</Tag><Tag>{first.base ? t('draftOf', { version: first.base.version }) : t('draftNew')}</Tag></>}
        lead={<><span className="mono">{product.code}</span> · <span role="status">{draft.kept.ok ? t('saved', { at: instant(draft.kept.at) }) : <strong className="bad">{t('notSaved')}</strong>}</span></>}
        acts={
          <>
            <Button icon={<UndoOutlined />} disabled={!draft.canUndo} onClick={draft.undo}>{t('act.undo')}</Button>
            <Button icon={<RedoOutlined />} disabled={!draft.canRedo} onClick={draft.redo}>{t('act.redo')}</Button>
            <Button icon={<DownloadOutlined />} onClick={save}>{t('act.download')}</Button>
            <Button danger onClick={discard}>{t('act.discard')}</Button>
          </>
        }
      />
      <nav aria-label={t('path.label')} className="studio-path">
        <Path size="small" responsive={false} current={STEPS.indexOf(step)} onChange={(at) => go({ step: at === 0 ? undefined : STEPS[at] })} items={STEPS.map((one) => ({ title: t(`path.${one}`), status: one === 'edit' && errors > 0 && checked.fresh ? 'error' : step === one ? 'process' : seen.has(one) ? 'finish' : 'wait' }))} />
      </nav>
      {step === 'edit' && (
        <>
          <div className="studio-tools">
            <Segmented aria-label={t('view.label')} value={view} options={VIEWS.map((one) => ({ value: one, label: t(`view.${one}`) }))} onChange={(one) => go({ view: one === 'forms' ? undefined : one })} />
            <Button type="primary" onClick={() => go({ step: 'compare' })}>{t('act.toCompare')}</Button>
          </div>
          <div className={`studio-body ${view === 'graph' ? 'wide' : ''}`}>
            <div className="studio-main">
              {view === 'forms' && <><SectionNav /><Forms /></>}
              {view === 'text' && <TextView text={text} onApply={draft.replace} />}
              {view === 'graph' && <Suspense fallback={<p className="soft" aria-busy="true">{t('graph.loading')}</p>}><Expert /></Suspense>}
            </div>
            <aside className="studio-side"><CheckPanel checked={checked} onGo={show} /></aside>
          </div>
        </>
      )}
      {step === 'compare' && <CompareStep draft={first} text={text} onSeen={() => visited('compare')} onNext={() => go({ step: 'backtest' })} />}
      {step === 'backtest' && <BackTestStep draft={first} text={text} errors={errors} onSeen={() => visited('backtest')} onNext={() => go({ step: 'submit' })} />}
      {step === 'submit' && <SubmitStep draft={first} text={text} checked={checked} seen={seen} dirty={draft.dirty} onShow={show} onDone={(code) => leave(`/products/${code}?tab=versions`)} />}
    </StudioContext>
  );
}
