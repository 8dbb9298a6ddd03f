// A candidate document tried on recorded decisions.
import { useMutation } from '@tanstack/react-query';
import { Button, DatePicker, Input } from 'antd';
import dayjs from 'dayjs';
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { Panel, Problem } from '@/components/index.ts';
import { Drill } from './Drill.tsx';
import { Report, type Field } from './Report.tsx';
import './products.css';

type Card = Schemas['BackTestCard'];
const FIRST = { since: '', until: '', lgd: '0.45', funding_percent: '2.00', operating_percent: '0.80', operating_per_loan: '300' };

interface TrialProps {
  code: string;
  document: string;
  lead: string;
  disabled?: boolean;
  onDone?: () => void;
  children?: ReactNode;
}

/** Asks for days and a loss given default, runs the back-test and shows it. */
export function Trial({ code, document, lead, disabled = false, onDone, children }: TrialProps) {
  const { t } = useTranslation('products');
  const id = useId();
  const [window, setWindow] = useState(FIRST);
  const [field, setField] = useState<Field | null>(null);
  const test = useMutation({
    mutationFn: async () => {
      const given = Object.fromEntries(Object.entries(window).filter(([, value]) => value !== ''));
      return (await api.POST('/v1/products/{code}/backtest', { params: { path: { code } }, body: { document, ...given } })).data as Card;
    },
    onMutate: () => setField(null),
    onSuccess: () => onDone?.(),
  });
  const set = (key: keyof typeof window, value: string) => setWindow({ ...window, [key]: value });
  const day = (key: 'since' | 'until') => (
    <div className="list-filter">
      <label htmlFor={`${id}-${key}`}>{t(`backtest.${key}`)}</label>
      <DatePicker id={`${id}-${key}`} value={window[key] ? dayjs(window[key]) : null} onChange={(value) => set(key, value?.format('YYYY-MM-DD') ?? '')} style={{ width: 168 }} />
    </div>
  );
  return (
    <>
      <Panel title={t('backtest.title')} lead={lead}>
        {children}
        <div className="list-filters" style={{ marginTop: 12 }}>
          {day('since')}
          {day('until')}
          {(['lgd', 'funding_percent', 'operating_percent', 'operating_per_loan'] as const).map((key) => (
            <div key={key} className="list-filter">
              <label htmlFor={`${id}-${key}`}>{t(`backtest.${key}`)}</label>
              <Input id={`${id}-${key}`} inputMode="decimal" value={window[key]} onChange={(event) => set(key, event.target.value)} style={{ width: 168 }} />
            </div>
          ))}
          <Button type="primary" loading={test.isPending} disabled={disabled || document.trim() === ''} onClick={() => test.mutate()}>{t('backtest.run')}</Button>
        </div>
        {test.error && <Problem error={test.error} />}
      </Panel>
      {test.data && <Report card={test.data} onPick={setField}>{field && <Drill key={`${field}-${test.submittedAt}`} code={code} document={document} field={field} card={test.data} onClose={() => setField(null)} />}</Report>}
    </>
  );
}

export function BackTest({ code, first }: { code: string; first: string }) {
  const { t } = useTranslation('products');
  const id = useId();
  const [document, setDocument] = useState(first);
  return (
    <Trial code={code} document={document} lead={t('backtest.lead')}>
      <label htmlFor={id}>{t('backtest.field')}</label>
      <Input.TextArea id={id} className="mono" value={document} rows={12} spellCheck={false} style={{ fontSize: 13, whiteSpace: 'pre', overflow: 'auto' }} onChange={(event) => setDocument(event.target.value)} />
    </Trial>
  );
}
