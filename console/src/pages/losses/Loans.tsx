// The loans of a run, and one of them with the formula written out with its numbers.
import { Button, Modal, Select } from 'antd';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { $api } from '@/api/client.ts';
import type { Schemas } from '@/api/types.ts';
import { Fields, Loaded, Money, NamedTag, Panel } from '@/components/index.ts';
import { useName } from '@/display.tsx';

type RunCard = Schemas['LossRunCard'];

function Formula({ run, loan, onClose }: { run: string; loan: string; onClose: () => void }) {
  const { t } = useTranslation('quality');
  const name = useName();
  const query = $api.useQuery('get', '/v1/losses/runs/{id}/loans/{loan}', { params: { path: { id: run, loan } } });
  return (
    <Modal open title={t('loss.formula')} footer={null} width={860} onCancel={onClose}>
      <Loaded query={query}>
        {(card) => (
          <>
            <Fields
              items={[
                { label: t('class.loan'), value: card.loan.number },
                { label: t('loss.stageHead'), value: `${name(card.loan.stage)}（${name(card.loan.cause)}）` },
                { label: t('class.class'), value: name(card.loan.class) },
                { label: t('loss.grade'), value: card.loan.grade ?? '–' },
                { label: t('loss.cover'), value: name(card.loan.cover) },
                { label: t('loss.lgd'), value: `${card.lgd_percent}%` },
                { label: t('loss.rate'), value: `${card.rate_percent}%` },
                { label: t('loss.daysLeft'), value: card.days_left },
                { label: t('loss.interestBase'), value: <Money value={card.interest_base} unit /> },
                { label: t('loss.curve'), value: card.curve_percent.map((pd) => `${pd}%`).join(' · ') },
              ]}
            />
            <p className="soft">{card.loan.stage.id === '3' ? t('loss.formula3') : t('loss.formula12')}</p>
            <div className="scroll-x" tabIndex={0} role="region" aria-label={t('loss.formula')}>
              <table className="plain-table">
                <thead><tr><th scope="col">{t('loss.year')}</th><th scope="col" className="num">{t('loss.marginal')}</th><th scope="col" className="num">{t('loss.written')}</th></tr></thead>
                <tbody>
                  {card.years.map((year) => (
                    <tr key={year.year}><th scope="row">{year.year}</th><td className="num">{year.marginal_pd_percent}%</td><td className="num mono">{year.formula}</td></tr>
                  ))}
                  <tr><th scope="row">{t('loss.sum')}</th><td /><td className="num"><strong><Money value={card.loan.loss} unit /></strong></td></tr>
                </tbody>
              </table>
            </div>
            <table className="plain-table" style={{ marginTop: 12 }}>
              <thead><tr><th scope="col">{t('loss.scenario')}</th><th scope="col" className="num">{t('loss.weight')}</th><th scope="col" className="num">{t('loss.pdFactor')}</th><th scope="col" className="num">{t('loss.lgdFactor')}</th></tr></thead>
              <tbody>{card.scenarios.map((one) => <tr key={one.name}><th scope="row" style={{ fontWeight: 400 }}>{one.name}</th><td className="num">{one.weight_percent}%</td><td className="num">{one.pd_factor}</td><td className="num">{one.lgd_factor}</td></tr>)}</tbody>
            </table>
          </>
        )}
      </Loaded>
    </Modal>
  );
}

export function Loans({ run }: { run: RunCard }) {
  const { t } = useTranslation('quality');
  const name = useName();
  const [stage, setStage] = useState<number | undefined>();
  const [trail, setTrail] = useState<string[]>([]);
  const [open, setOpen] = useState<string | null>(null);
  const after = trail.at(-1);
  const query = $api.useQuery('get', '/v1/losses/runs/{id}/loans', { params: { path: { id: run.id }, query: { ...(stage ? { stage } : {}), ...(after ? { after } : {}), limit: 50 } } });
  const options = ([1, 2, 3] as const).map((value) => ({ value, label: t(`loss.stage.s${value}`) }));
  return (
    <Panel
      title={t('loss.tabs.loans')}
      lead={t('loss.loansLead')}
      extra={<Select allowClear placeholder={t('loss.anyStage')} aria-label={t('loss.stageHead')} style={{ width: 160 }} options={options} value={stage} onChange={(value) => { setStage(value); setTrail([]); }} />}
    >
      <Loaded query={query}>
        {(page) => (
          <>
            <div className="scroll-x" tabIndex={0} role="region" aria-label={t('loss.tabs.loans')}>
              <table className="plain-table">
                <thead><tr><th scope="col">{t('class.loan')}</th><th scope="col">{t('loss.stageHead')}</th><th scope="col">{t('loss.cause')}</th><th scope="col">{t('class.class')}</th><th scope="col">{t('loss.grade')}</th><th scope="col">{t('loss.cover')}</th><th scope="col" className="num">{t('class.days')}</th><th scope="col" className="num">{t('loss.exposure')}</th><th scope="col" className="num">{t('loss.loss')}</th><th scope="col" className="num">{t('loss.covered')}</th></tr></thead>
                <tbody>
                  {page.items.map((loan) => (
                    <tr key={loan.loan}>
                      <th scope="row" style={{ fontWeight: 400 }}><Button type="link" size="small" style={{ padding: 0 }} onClick={() => setOpen(loan.loan)}>{loan.number}</Button></th>
                      <td>{name(loan.stage)}</td><td>{name(loan.cause)}</td><td><NamedTag value={loan.class} /></td><td>{loan.grade ?? '–'}</td><td>{name(loan.cover)}</td>
                      <td className="num">{loan.days_past_due}</td><td className="num"><Money value={loan.exposure} /></td><td className="num"><Money value={loan.loss} /></td>
                      <td className="num">{loan.coverage_percent ? `${loan.coverage_percent}%` : '–'}</td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
            <p style={{ display: 'flex', gap: 8 }}>
              <Button disabled={trail.length === 0} onClick={() => setTrail(trail.slice(0, -1))}>{t('loss.before')}</Button>
              <Button disabled={!page.next} onClick={() => page.next && setTrail([...trail, page.next])}>{t('loss.after')}</Button>
            </p>
          </>
        )}
      </Loaded>
      {open && <Formula run={run.id} loan={open} onClose={() => setOpen(null)} />}
    </Panel>
  );
}
