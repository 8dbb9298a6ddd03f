// What a guarantor's people enter: a question to the fast lane, facts of the book.
import { useQueryClient } from '@tanstack/react-query';
import { Alert, Form, Input, Modal, Select, Tag } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { parse } from 'yaml';
import { api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { ActButton, plainAct } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import { useMe } from '@/session.tsx';

type LaneCard = Schemas['LaneCard'];
const TONE = { given: 'success', referred: 'warning', stopped: 'error' } as const;

/** The lane's answer with every rule, what it allows and what it found. */
function Answer({ card, onClose }: { card: LaneCard; onClose: () => void }) {
  const { t } = useTranslation('desk');
  const name = useName();
  return (
    <Modal open title={t('lane.answer')} footer={null} width={680} onCancel={onClose}>
      <Alert
        type={TONE[card.answer.id as keyof typeof TONE] ?? 'info'}
        message={name(card.answer)}
        description={card.number ? t('lane.given', { number: card.number, own: card.own?.text ?? '' }) : t(card.answer.id === 'stopped' ? 'lane.stopped' : 'lane.referred')}
        showIcon
      />
      <table className="plain-table" style={{ marginTop: 12 }}>
        <thead><tr><th scope="col">{t('lane.rule')}</th><th scope="col" className="num">{t('lane.allowed')}</th><th scope="col" className="num">{t('lane.found')}</th><th scope="col">{t('lane.holds')}</th></tr></thead>
        <tbody>
          {card.checks.map((check) => (
            <tr key={check.rule.id}>
              <th scope="row" style={{ fontWeight: 400 }}>{name(check.rule)}</th>
              <td className="num">{check.allowed}</td>
              <td className="num">{check.found}</td>
              <td>{check.holds ? <Tag color="success">{t('lane.yes')}</Tag> : <Tag color="error">{t('lane.no')}</Tag>}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </Modal>
  );
}

interface Ask {
  number: string;
  customer: string;
  group?: string;
  kind: string;
  bank: string;
  amount: string;
  bank_percent: string;
  term_months: string;
  fee_percent: string;
}

export function AskButton() {
  const { t } = useTranslation('desk');
  const [answer, setAnswer] = useState<LaneCard | null>(null);
  const kinds = (['small-firm', 'farmer', 'housing', 'other-loan', 'other'] as const).map((kind) => ({ value: kind, label: t(`kind.${kind}`) }));
  const needed = [{ required: true, whitespace: true, message: t('ask.needed') }];
  return (
    <>
      <ActButton<Ask, LaneCard>
        act={plainAct(t('ask.title'))}
        primary
        explain={t('ask.explain')}
        initialValues={{ kind: 'small-firm', bank_percent: '20', term_months: '12', fee_percent: '0.8' }}
        run={(values, keyed) =>
          api.POST('/v1/guarantor/applications', { params: keyed, body: { ...values, group: values.group ?? null, term_months: Number(values.term_months) } })}
        onDone={setAnswer}
      >
        <Form.Item name="number" label={t('ask.number')} rules={needed}><Input autoComplete="off" /></Form.Item>
        <Form.Item name="customer" label={t('ask.customer')} rules={needed}><Input autoComplete="off" /></Form.Item>
        <Form.Item name="group" label={t('ask.group')}><Input autoComplete="off" /></Form.Item>
        <Form.Item name="kind" label={t('ask.kind')}><Select options={kinds} /></Form.Item>
        <Form.Item name="bank" label={t('ask.bank')} rules={needed}><Input autoComplete="off" /></Form.Item>
        <Form.Item name="amount" label={t('ask.amount')} rules={needed}><Input inputMode="decimal" autoComplete="off" /></Form.Item>
        <Form.Item name="bank_percent" label={t('ask.bankPercent')} rules={needed}><Input inputMode="decimal" autoComplete="off" /></Form.Item>
        <Form.Item name="term_months" label={t('ask.term')} rules={[{ pattern: /^[1-9]\d{0,2}$/, required: true, message: t('ask.needed') }]}><Input inputMode="numeric" autoComplete="off" /></Form.Item>
        <Form.Item name="fee_percent" label={t('ask.fee')} rules={needed}><Input inputMode="decimal" autoComplete="off" /></Form.Item>
      </ActButton>
      {answer && <Answer card={answer} onClose={() => setAnswer(null)} />}
    </>
  );
}

/** A text area of YAML that must be readable before it is sent. */
export function YamlField({ label }: { label: string }) {
  const { t } = useTranslation('desk');
  const readable = (_rule: unknown, value?: string) => {
    try {
      return parse(value ?? '') ? Promise.resolve() : Promise.reject(new Error(t('record.needed')));
    } catch (error) {
      return Promise.reject(error instanceof Error ? error : new Error(t('record.needed')));
    }
  };
  return (
    <Form.Item name="document" label={label} rules={[{ validator: readable }]}>
      <Input.TextArea className="mono" rows={14} spellCheck={false} style={{ fontSize: 13, whiteSpace: 'pre', overflow: 'auto', wordBreak: 'normal' }} />
    </Form.Item>
  );
}

export function RecordButton() {
  const { t } = useTranslation('desk');
  const { today } = useMe();
  const client = useQueryClient();
  const template = `- { type: release, number: "", amount: "" }
- { type: compensate, number: "", amount: "" }
- { type: recover, number: "", reference: "", amount: "" }
- { type: flow, on: "${today}", flow: premium, reference: "", amount: "" }
`;
  return (
    <ActButton<{ document: string }, Schemas['DeskCard']>
      act={plainAct(t('record.title'))}
      explain={t('record.explain')}
      width={760}
      initialValues={{ document: template }}
      run={(values, keyed) => api.POST('/v1/guarantor/entries', { params: keyed, body: { entries: parse(values.document) as Record<string, never>[] } })}
      onDone={() => void client.invalidateQueries()}
    >
      <YamlField label={t('record.field')} />
    </ActButton>
  );
}
