// What the server says may be done with a facility.
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { Form, Input, InputNumber, Select } from 'antd';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { ActButton } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import { AssignButton } from './Receivables.tsx';

type Card = Schemas['FacilityCard'];
type Act = Card['allowed'][number];
interface OneAct { card: Card; act: Act; done: () => void }

function DrawButton({ card, act }: OneAct) {
  const { t } = useTranslation('facilities');
  const { t: c } = useTranslation();
  const navigate = useNavigate();
  const needed = [{ required: true, message: t('form.needed') }];
  return (
    <ActButton<Schemas['NewDraw'], Schemas['LoanReceipt']>
      act={act}
      primary
      explain={t('draw.explain', { free: card.availability.free.text, least: card.draw_minimum.text, months: card.draw_months, by: card.matures_by })}
      initialValues={{ months: card.draw_months, ...(card.currencies.length > 0 ? { currency: card.availability.limit.currency } : {}) }}
      run={(values, keyed) => api.POST('/v1/facilities/{id}/draws', { params: { path: { id: card.id }, ...keyed }, body: values })}
      onDone={(loan) => void navigate({ to: `/loans/${loan.id}` as never })}
    >
      <Form.Item name="amount" label={t('draw.amount')} rules={needed}><Input inputMode="decimal" autoComplete="off" /></Form.Item>
      {card.currencies.length > 0 && (
        <Form.Item name="currency" label={c('field.currency')}><Select options={[card.availability.limit.currency, ...card.currencies].map((value) => ({ value, label: value }))} /></Form.Item>
      )}
      <Form.Item name="months" label={t('draw.months')} rules={needed}><InputNumber min={1} max={card.draw_months} precision={0} /></Form.Item>
    </ActButton>
  );
}

function MilestoneButton({ card, act, done }: OneAct) {
  const { t } = useTranslation('facilities');
  const name = useName();
  const waits = card.stages.filter((stage) => !stage.open && !stage.proposal);
  const needed = [{ required: true, whitespace: true, message: t('form.needed') }];
  return (
    <ActButton<Schemas['NewMilestone'], Schemas['Proposal']>
      act={act}
      reason
      explain={t('milestone.explain')}
      run={(values, keyed) => api.POST('/v1/facilities/{id}/milestones', { params: { path: { id: card.id }, ...keyed }, body: values })}
      onDone={done}
    >
      <Form.Item name="stage" label={t('milestone.stage')} rules={[{ required: true, message: t('form.needed') }]}>
        <Select options={waits.map((stage) => ({ value: stage.name.id, label: stage.milestone ? `${name(stage.name)} · ${name(stage.milestone)} · ${stage.source ?? ''}` : name(stage.name) }))} />
      </Form.Item>
      <Form.Item name="source" label={t('milestone.source')} extra={t('milestone.sourceHint')} rules={needed}><Input autoComplete="off" /></Form.Item>
      <Form.Item name="evidence" label={t('milestone.evidence')} rules={needed}><Input autoComplete="off" /></Form.Item>
      <Form.Item name="on" label={t('milestone.on')} rules={[{ pattern: /^\d{4}-\d{2}-\d{2}$/, message: t('form.day') }]}><Input placeholder="2026-04-20" autoComplete="off" /></Form.Item>
    </ActButton>
  );
}

function OneButton(one: OneAct) {
  const { t } = useTranslation('facilities');
  const { card, act, done } = one;
  const path = { id: card.id };
  switch (act.act) {
    case 'draw':
      return <DrawButton {...one} />;
    case 'assign':
      return <AssignButton facility={card.id} act={act} done={done} />;
    case 'milestone':
      return <MilestoneButton {...one} />;
    case 'freeze':
      return <ActButton<{ reason: string }, Card> act={act} reason danger explain={t('freezeExplain')} run={(values, keyed) => api.POST('/v1/facilities/{id}/freeze', { params: { path, ...keyed }, body: values })} onDone={done} />;
    case 'unfreeze':
      return <ActButton<{ reason: string }, Schemas['Proposal']> act={act} reason explain={t('unfreezeExplain')} run={(values, keyed) => api.POST('/v1/facilities/{id}/unfreezing', { params: { path, ...keyed }, body: values })} onDone={done} />;
    case 'reduce':
      return (
        <ActButton<Schemas['Reduction'], Card> act={act} reason danger explain={t('reduceExplain', { limit: card.availability.limit.text })} run={(values, keyed) => api.POST('/v1/facilities/{id}/reduction', { params: { path, ...keyed }, body: values })} onDone={done}>
          <Form.Item name="to" label={t('reduceTo')} rules={[{ required: true, message: t('form.needed') }]}><Input inputMode="decimal" autoComplete="off" /></Form.Item>
        </ActButton>
      );
    case 'cancel':
      return <ActButton<{ reason: string }, Card> act={act} reason danger explain={t('cancelExplain')} run={(values, keyed) => api.POST('/v1/facilities/{id}/cancellation', { params: { path, ...keyed }, body: values })} onDone={done} />;
    default:
      return null;
  }
}

export function Acts({ card }: { card: Card }) {
  const client = useQueryClient();
  const done = () => void client.invalidateQueries();
  return <>{card.allowed.map((act) => <OneButton key={act.act} card={card} act={act} done={done} />)}</>;
}
