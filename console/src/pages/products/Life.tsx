// How a version comes into force and leaves it: approval for an instant, activation, roll-back; what was done, in order.
import { DatePicker, Form, Select } from 'antd';
import dayjs, { type Dayjs } from 'dayjs';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { ActButton, Instant, NamedTag, Panel, Timeline } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import { instant } from '@/format/numbers.ts';
import { PublishButton } from './Publish.tsx';
import { FoundList } from './studio/edit/FoundList.tsx';
import { findingsOf } from './studio/useCheck.ts';
import { asVersion } from './words.ts';

type Product = Schemas['ProductDetail'];
type Version = Schemas['ProductVersion'];
type Act = Schemas['AllowedAct'];

function VersionChoice({ versions }: { versions: Version[] }) {
  const { t } = useTranslation('products');
  const name = useName();
  return (
    <Form.Item name="version" label={t('life.version')} rules={[{ required: true }]}>
      <Select options={versions.map((one) => ({ value: one.version, label: `${t('card.versionNumber', { version: one.version })} · ${name(one.state)}` }))} />
    </Form.Item>
  );
}

/** Approves what waits, at once or for a day and an hour; what the check found stands before the person who signs. */
function Approve({ product, act, waiting }: { product: Product; act: Act; waiting: Version }) {
  const { t } = useTranslation('products');
  const findings = waiting.findings ?? [];
  return (
    <ActButton<{ active_from?: Dayjs | null }, unknown>
      act={act}
      primary
      width={560}
      explain={
        <>
          {t('approve', { version: waiting.version, by: waiting.drafted_by_name })}
          {findings.length > 0 && <span className="approve-findings"><strong>{t('life.findings')}</strong><FoundList findings={findingsOf({ ok: true, errors: 0, warnings: 0, hints: 0, findings })} /></span>}
        </>
      }
      run={({ active_from }, keyed) => api.POST('/v1/products/{code}/approve', { params: { path: { code: product.code }, ...keyed }, body: active_from ? { active_from: active_from.format('YYYY-MM-DDTHH:mm:ssZ') } : {} })}
    >
      <Form.Item name="active_from" label={t('life.approveFrom')} extra={t('life.fromLead')}>
        <DatePicker needConfirm={false} onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()} showTime={{ format: 'HH:mm', defaultValue: dayjs('00:00', 'HH:mm') }} format="YYYY-MM-DD HH:mm" minDate={dayjs()} maxDate={dayjs().add(1, 'year')} style={{ width: 220 }} />
      </Form.Item>
    </ActButton>
  );
}

export function Acts({ product }: { product: Product }) {
  const { t } = useTranslation('products');
  const newest = product.versions[0];
  const path = { path: { code: product.code } };
  const waiting = product.versions.find((one) => one.state.id === 'submitted') ?? newest;
  const scheduled = product.versions.filter((one) => product.scheduled?.some((next) => next.version === one.version));
  const earlier = product.versions.filter((one) => one.approved_at && one.version <= (product.active_version ?? 0) && (one.version !== product.active_version || scheduled.length > 0));
  // Of several versions that are scheduled the act is offered once: the dialog asks which.
  const acts = product.allowed.filter((act, at, all) => all.findIndex((one) => one.act === act.act) === at);
  return acts.map((act) => {
    switch (act.act) {
      case 'draft':
        return (
          <Fragment key={act.act}>
            {act.can && <Link to={`/products/studio/${product.code}` as never} className="ant-btn-link-box"><Button tabIndex={-1}>{t('studio')}</Button></Link>}
            <PublishButton act={act} first={asVersion(newest?.document ?? product.document, (newest?.version ?? 0) + 1)} raised />
          </Fragment>
        );
      case 'approve':
        return waiting && <Approve key={act.act} product={product} act={act} waiting={waiting} />;
      case 'activate':
        return (
          <ActButton<{ version: number; reason: string }, unknown> key={act.act} act={act} reason explain={t('life.activateLead')} initialValues={{ version: scheduled[0]?.version ?? 0 }} run={(body, keyed) => api.POST('/v1/products/{code}/activate', { params: { ...path, ...keyed }, body })}>
            <VersionChoice versions={scheduled} />
          </ActButton>
        );
      case 'roll-back':
        return (
          <ActButton<{ version: number; reason: string }, unknown> key={act.act} act={act} reason danger explain={t('life.rollbackLead')} initialValues={{ version: earlier[0]?.version ?? 0 }} run={(body, keyed) => api.POST('/v1/products/{code}/rollback', { params: { ...path, ...keyed }, body })}>
            <VersionChoice versions={earlier} />
          </ActButton>
        );
      // The shadow run has a tab of its own.
      default:
        return null;
    }
  });
}

const TONES: Record<string, 'good' | 'warn' | 'bad' | 'quiet'> = { approved: 'good', activated: 'good', scheduled: 'warn', submitted: 'quiet', 'rolled-back': 'bad', 'shadow-started': 'warn', 'shadow-stopped': 'quiet' };

/** What is in force, what will be, what waits, and what was done. */
export function LifeLine({ product }: { product: Product }) {
  const { t } = useTranslation('products');
  const live = product.versions.find((one) => one.version === product.active_version);
  const waiting = product.versions.find((one) => one.state.id === 'submitted');
  const now = [
    live ? { key: 'live', tone: 'good' as const, said: <>{t('life.inForce', { version: live.version })}{live.active_from && <span className="soft"> {t('life.since', { at: instant(live.active_from) })}</span>}</> } : { key: 'none', tone: 'warn' as const, said: t('life.none') },
    ...(product.scheduled ?? []).map((next) => ({ key: `s${next.version}`, tone: 'warn' as const, said: t('life.scheduled', { version: next.version, at: instant(next.active_from) }) })),
    ...(product.shadow_version ? [{ key: 'shadow', tone: 'quiet' as const, said: t('life.shadowOn', { version: product.shadow_version }) }] : []),
    ...(waiting ? [{ key: 'waits', tone: 'warn' as const, said: t('life.waits', { version: waiting.version }) }] : []),
  ];
  return (
    <div className="grid">
      <div className="third"><Panel title={t('life.now')}><Timeline items={now.map(({ key, tone, said }) => ({ key, tone, content: said }))} /></Panel></div>
      <div className="two-thirds">
        <Panel title={t('life.history')}>
          <div className="life-history" tabIndex={0} role="region" aria-label={t('life.history')}>
            <Timeline
              items={(product.history ?? []).map((step, at) => ({
                key: String(at), tone: TONES[step.step.id] ?? 'quiet', when: <Instant value={step.at} />,
                content: <><NamedTag value={step.step} /> {t('card.versionNumber', { version: step.version })} · {step.by_name}{step.active_from && <span className="soft"> · {t('life.from')} {instant(step.active_from)}</span>}{step.reason && <div className="soft">{step.reason}</div>}</>,
              }))}
            />
          </div>
        </Panel>
      </div>
    </div>
  );
}
