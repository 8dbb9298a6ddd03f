// What was recorded of debtors, what waits for another person, and the form that records more.
import { useQueryClient } from '@tanstack/react-query';
import { Checkbox, Empty, Form, Input, Select, Tag } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { ActButton, Panel, plainAct } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import { useMe } from '@/session.tsx';

type Card = Schemas['CircumstanceCard'];

const KINDS = [
  'use-changed', 'refinanced', 'renewal-qualifies', 'npl-elsewhere', 'impaired', 'rating-cut', 'debts-overdue', 'evasion', 'bankruptcy', 'expected-loss',
  'downgraded', 'merged', 'non-retail', 'judged', 'technical-delay', 'enhancement-recognised', 'able-to-perform', 'retail', 'secured', 'stage-rebutted',
  'disputed',
] as const;
const CONDITIONS = ['lawful', 'stable', 'good_credit', 'was_normal', 'meets_standard'] as const;

interface Entry {
  kind: (typeof KINDS)[number];
  loan?: string;
  firm?: string;
  on: string;
  source: string;
  reason: string;
  part?: string;
  whole?: string;
  to?: string;
  matures_on?: string;
  medium?: boolean;
  conditions?: string[];
}

function Detail() {
  const { t } = useTranslation('quality');
  const kind = Form.useWatch<Entry['kind'] | undefined>('kind');
  const needed = [{ required: true, whitespace: true, message: t('form.needed') }];
  if (kind === 'debts-overdue' || kind === 'expected-loss') {
    return (
      <>
        <Form.Item name="part" label={t(`form.part.${kind}`)} rules={needed}><Input inputMode="decimal" autoComplete="off" /></Form.Item>
        <Form.Item name="whole" label={t(`form.whole.${kind}`)} rules={needed}><Input inputMode="decimal" autoComplete="off" /></Form.Item>
      </>
    );
  }
  if (kind === 'judged') {
    const options = (['special-mention', 'substandard', 'doubtful', 'loss'] as const).map((value) => ({ value, label: t(`form.classes.${value}`) }));
    return <Form.Item name="to" label={t('form.toClass')} rules={needed}><Select options={options} /></Form.Item>;
  }
  if (kind === 'secured') {
    const options = (['guaranteed', 'mortgaged', 'pledged'] as const).map((value) => ({ value, label: t(`form.covers.${value}`) }));
    return <Form.Item name="to" label={t('form.toCover')} rules={needed}><Select options={options} /></Form.Item>;
  }
  if (kind === 'downgraded') return <Form.Item name="to" label={t('form.toGrade')} rules={needed}><Input autoComplete="off" /></Form.Item>;
  if (kind === 'renewal-qualifies') {
    return (
      <>
        <Form.Item name="matures_on" label={t('form.matures')} rules={needed}><Input placeholder="2026-06-30" autoComplete="off" /></Form.Item>
        <Form.Item name="medium" valuePropName="checked"><Checkbox>{t('form.medium')}</Checkbox></Form.Item>
        <Form.Item name="conditions" label={t('form.conditions')}><Checkbox.Group options={CONDITIONS.map((value) => ({ value, label: t(`form.condition.${value}`) }))} /></Form.Item>
      </>
    );
  }
  return null;
}

export function RecordButton() {
  const { t } = useTranslation('quality');
  const { today } = useMe();
  const client = useQueryClient();
  const needed = [{ required: true, whitespace: true, message: t('form.needed') }];
  return (
    <ActButton<Entry, Card>
      act={plainAct(t('form.title'))}
      primary
      explain={t('form.explain')}
      width={620}
      initialValues={{ kind: 'use-changed', on: today }}
      run={({ matures_on: matures, medium, conditions, ...entry }, keyed) => {
        const holds = (condition: string) => (conditions ?? []).includes(condition);
        const renewal = entry.kind === 'renewal-qualifies'
          ? { matures_on: matures ?? '', medium: medium ?? false, lawful: holds('lawful'), stable: holds('stable'), good_credit: holds('good_credit'), was_normal: holds('was_normal'), meets_standard: holds('meets_standard') }
          : null;
        return api.POST('/v1/circumstances', { params: keyed, body: { ...entry, loan: entry.loan || null, firm: entry.firm || null, renewal } });
      }}
      onDone={() => void client.invalidateQueries()}
    >
      <Form.Item name="kind" label={t('form.kind')}><Select showSearch optionFilterProp="label" options={KINDS.map((value) => ({ value, label: t(`form.kinds.${value}`) }))} /></Form.Item>
      <Form.Item name="loan" label={t('form.loan')} extra={t('form.loanHint')}><Input autoComplete="off" /></Form.Item>
      <Form.Item name="firm" label={t('form.firm')}><Input autoComplete="off" /></Form.Item>
      <Detail />
      <Form.Item name="on" label={t('form.on')} rules={needed}><Input autoComplete="off" /></Form.Item>
      <Form.Item name="source" label={t('form.source')} rules={needed}><Input maxLength={500} autoComplete="off" /></Form.Item>
      <Form.Item name="reason" label={t('form.reason')} rules={needed}><Input.TextArea rows={2} maxLength={500} /></Form.Item>
    </ActButton>
  );
}

function Acts({ card }: { card: Card }) {
  const { t } = useTranslation('quality');
  const client = useQueryClient();
  const done = () => void client.invalidateQueries();
  const path = { id: card.id };
  return (
    <span style={{ display: 'inline-flex', gap: 6, flexWrap: 'wrap' }}>
      {card.allowed.map((act) => {
        switch (act.act) {
          case 'confirm':
            return <ActButton key={act.act} act={act} size="small" run={(_: object, keyed) => api.POST('/v1/circumstances/{id}/confirmation', { params: { path, ...keyed }, body: {} })} onDone={done} />;
          case 'approve':
            return <ActButton key={act.act} act={act} size="small" run={(_: object, keyed) => api.POST('/v1/circumstances/{id}/approval', { params: { path, ...keyed }, body: {} })} onDone={done} />;
          case 'refuse':
            return <ActButton<{ reason: string }, Card> key={act.act} act={act} size="small" reason run={(values, keyed) => api.POST('/v1/circumstances/{id}/refusal', { params: { path, ...keyed }, body: values })} onDone={done} />;
          default:
            return (
              <ActButton<{ reason: string; on: string }, Card> key={act.act} act={act} size="small" reason explain={t('class.endExplain')} run={(values, keyed) => api.POST('/v1/circumstances/{id}/end', { params: { path, ...keyed }, body: { reason: values.reason, on: values.on || null } })} onDone={done}>
                <Form.Item name="on" label={t('class.endOn')}><Input autoComplete="off" /></Form.Item>
              </ActButton>
            );
        }
      })}
    </span>
  );
}

export function Circumstances({ cards }: { cards: Card[] }) {
  const { t } = useTranslation('quality');
  const name = useName();
  if (cards.length === 0) return <Panel><Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('class.noCircumstances')} /></Panel>;
  return (
    <Panel title={t('class.tabs.circumstances')} lead={t('class.circumstancesLead')}>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('class.tabs.circumstances')}>
        <table className="plain-table">
          <thead><tr><th scope="col">{t('class.about')}</th><th scope="col">{t('class.what')}</th><th scope="col">{t('class.from')}</th><th scope="col">{t('class.until')}</th><th scope="col">{t('class.step')}</th><th scope="col">{t('class.source')}</th><th scope="col">{t('class.hands')}</th><th scope="col">{t('class.next')}</th></tr></thead>
          <tbody>
            {cards.map((card) => (
              <tr key={card.id}>
                <th scope="row" style={{ fontWeight: 400 }}>{card.loan_number ?? card.firm_name ?? card.firm}</th>
                <td>{name(card.what)}{card.detail && <div className="soft">{card.detail}</div>}</td>
                <td>{card.on}</td>
                <td>{card.until ?? '–'}{card.ending && <div className="soft">{t('class.endingWaits', { what: card.ending })}</div>}</td>
                <td>{name(card.step)} {card.in_force && <Tag color={card.worsens ? 'warning' : 'success'}>{t('class.inForce')}</Tag>}</td>
                <td>{card.source}<div className="soft">{card.reason}</div></td>
                <td>{card.hands.join(' → ')}</td>
                <td><Acts card={card} /></td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  );
}
