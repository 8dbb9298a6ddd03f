// A product document is written, checked by the server while it is typed, and submitted for approval.
import { CheckCircleOutlined, LoadingOutlined } from '@ant-design/icons';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { App, Button, Input, Modal, Tooltip } from 'antd';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api, useAct } from '@/api/client.ts';
import type { AllowedAct, Schemas } from '@/api/types.ts';
import { Problem } from '@/components/index.ts';
import { useDisplay, useName } from '@/display.tsx';
import './products.css';

/** The server's findings on a text that has not changed for a while. */
function useFindings(text: string) {
  const [settled, setSettled] = useState(text);
  useEffect(() => {
    const wait = setTimeout(() => setSettled(text), 600);
    return () => clearTimeout(wait);
  }, [text]);
  const asked = useQuery({
    queryKey: ['validate-product', settled],
    enabled: settled.trim() !== '',
    gcTime: 0,
    queryFn: async ({ signal }) => (await api.POST('/v1/products/validate', { body: { document: settled }, signal })).data as Schemas['Validation'],
  });
  return { ...asked, fresh: settled === text && !asked.isFetching };
}

function Findings({ found, fresh, empty }: { found: Schemas['Validation'] | undefined; fresh: boolean; empty: boolean }) {
  const { t } = useTranslation('products');
  const { lang } = useDisplay();
  if (empty) return <p className="soft">{t('publish.empty')}</p>;
  if (!fresh || !found) return <p className="soft"><LoadingOutlined /> {t('publish.checking')}</p>;
  if (found.ok) return <p style={{ color: 'var(--accent)' }}><CheckCircleOutlined /> {t('publish.ok')}</p>;
  const order = lang === 'zh' ? (['zh', 'en'] as const) : (['en', 'zh'] as const);
  return (
    <>
      <p style={{ color: 'var(--bad-ink)', margin: '8px 0 0' }}>{t('publish.faults', { count: found.faults.length })}</p>
      <ul className="faults">
        {found.faults.map((fault, at) => (
          <li key={at}>
            <code className="mono">{fault.path}</code>
            <div>{fault[order[0]]}</div>
            <div className="soft" lang={order[1] === 'zh' ? 'zh-CN' : 'en'}>{fault[order[1]]}</div>
          </li>
        ))}
      </ul>
    </>
  );
}

function Editor({ first, raised, onClose }: { first: string; raised: boolean; onClose: () => void }) {
  const { t } = useTranslation('products');
  const { t: c } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [text, setText] = useState(first);
  const findings = useFindings(text);
  const id = useId();
  const submit = useAct(
    (document: string, keyed) => api.POST('/v1/products', { params: keyed, body: { document } }),
    (card: { code: string }) => {
      void message.success(c('act.done', { what: t('publish.submit') }));
      onClose();
      void navigate({ to: `/products/${card.code}` as never, search: { tab: 'versions' } as never });
    },
  );
  const ready = findings.fresh && findings.data?.ok === true;
  return (
    <Modal
      open
      width="min(1080px, 96vw)"
      title={t('publish.title')}
      okText={t('publish.submit')}
      cancelText={c('act.cancel')}
      okButtonProps={{ disabled: !ready, loading: submit.isPending }}
      maskClosable={false}
      onOk={() => submit.mutate(text)}
      onCancel={onClose}
    >
      <p>{t('publish.explain')}{raised && <span className="soft"> {t('publish.nextVersion')}</span>}</p>
      <label htmlFor={id}>{t('publish.field')}</label>
      <Input.TextArea
        id={id}
        className="mono"
        value={text}
        rows={22}
        spellCheck={false}
        aria-describedby={`${id}-findings`}
        style={{ fontSize: 13, lineHeight: 1.55, whiteSpace: 'pre', overflow: 'auto', wordBreak: 'normal' }}
        onChange={(event) => setText(event.target.value)}
      />
      <div id={`${id}-findings`} role="status" aria-live="polite">
        <Findings found={findings.data} fresh={findings.fresh} empty={text.trim() === ''} />
      </div>
      {findings.error && <Problem error={findings.error} onRetry={() => void findings.refetch()} />}
      {submit.error && <Problem error={submit.error} />}
    </Modal>
  );
}

export function PublishButton({ act, first = '', raised = false, primary = false }: { act: AllowedAct; first?: string; raised?: boolean; primary?: boolean }) {
  const { lang } = useDisplay();
  const name = useName();
  const [open, setOpen] = useState(false);
  const why = lang === 'zh' ? (act.why_zh ?? act.why) : act.why;
  const words = name(act);
  const label = words.charAt(0).toUpperCase() + words.slice(1);
  if (!act.can) return <Tooltip title={why}><span tabIndex={0}><Button disabled>{label}</Button><span className="hidden-visually">{why}</span></span></Tooltip>;
  return (
    <>
      <Button type={primary ? 'primary' : 'default'} onClick={() => setOpen(true)}>{label}</Button>
      {open && <Editor first={first} raised={raised} onClose={() => setOpen(false)} />}
    </>
  );
}
