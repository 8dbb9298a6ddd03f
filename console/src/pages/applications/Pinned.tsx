// The versions a decision pinned, and the button that makes it again from them and compares.
import { useMutation } from '@tanstack/react-query';
import { Alert, Button } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { Panel, Problem } from '@/components/index.ts';
import { shortHash } from '@/format/numbers.ts';
import { useMay } from '@/session.tsx';

interface Pin {
  kind: 'product' | 'scorecard' | 'rulebook';
  name: string;
  version: string;
  digest: string;
}

/** Reads `product CODE version 3 DIGEST` and `rulebook as of DAY DIGEST`; null for words it does not know. */
export function readPin(text: string): Pin | null {
  const versioned = /^(product|scorecard) (\S+) version (\d+) (\S+)$/.exec(text);
  if (versioned) return { kind: versioned[1] as Pin['kind'], name: versioned[2] ?? '', version: versioned[3] ?? '', digest: versioned[4] ?? '' };
  const dated = /^rulebook as of (\S+) (\S+)$/.exec(text);
  return dated && { kind: 'rulebook', name: '', version: dated[1] ?? '', digest: dated[2] ?? '' };
}

function PinLine({ text }: { text: string }) {
  const { t } = useTranslation('applications');
  const pin = readPin(text);
  if (!pin) return <li className="mono">{text}</li>;
  const version = pin.kind === 'rulebook' ? t('pinned.asOf', { day: pin.version }) : t('pinned.version', { version: pin.version });
  return (
    <li style={{ padding: '4px 0' }}>
      {t(`pinned.${pin.kind}`)} <span className="mono">{shortHash(pin.name)}</span> {version}
      <div className="mono soft" title={pin.digest}>{shortHash(pin.digest)}</div>
    </li>
  );
}

function ReplayResult({ replay }: { replay: Schemas['ReplayCard'] }) {
  const { t } = useTranslation('applications');
  const key = replay.erased ? 'erased' : replay.identical ? 'identical' : 'differs';
  return <Alert role="status" showIcon type={{ erased: 'info', identical: 'success', differs: 'error' }[key] as 'info'} message={t(`pinned.${key}`)} description={key === 'differs' ? replay.detail : undefined} />;
}

export function Pinned({ decision }: { decision: Schemas['DecisionCard'] }) {
  const { t } = useTranslation('applications');
  const may = useMay();
  const replay = useMutation({
    mutationFn: async () => (await api.GET('/v1/decisions/{id}/replay', { params: { path: { id: decision.id } } })).data,
  });
  return (
    <Panel
      title={t('pinned.title')}
      lead={t('pinned.lead')}
      extra={may('replay-decision') && <Button loading={replay.isPending} onClick={() => replay.mutate()}>{t('pinned.replay')}</Button>}
    >
      <ul style={{ margin: '0 0 8px', paddingLeft: 18 }}>{decision.pinned.map((text) => <PinLine key={text} text={text} />)}</ul>
      <p style={{ margin: '0 0 8px' }}>{t('pinned.digest')}<br /><span className="mono soft">{decision.digest}</span></p>
      {replay.data && <ReplayResult replay={replay.data} />}
      {replay.error && <Problem error={replay.error} />}
    </Panel>
  );
}
