// Two versions of a product document side by side.
import { useNavigate, useSearch } from '@tanstack/react-router';
import { diffLines } from 'diff';
import { Checkbox, Empty, Select } from 'antd';
import { useId, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Schemas } from '@/api/types.ts';
import { Panel } from '@/components/index.ts';
import { useName } from '@/display.tsx';
import { around, sideBySide, type Pair } from './words.ts';

type Version = Schemas['ProductVersion'];
const CONTEXT = 3;

function Side({ side, kind, sign, word }: { side: Pair['left']; kind: string; sign: string; word: string }) {
  if (!side) return <><td className="line blank" /><td className="blank" /></>;
  return (
    <>
      <td className={`line ${kind}`}>{side.line}</td>
      <td className={kind}>
        {kind && <span aria-hidden>{sign} </span>}
        {kind && <span className="hidden-visually">{word}: </span>}
        {side.text}
      </td>
    </>
  );
}

export function Difference({ from, to }: { from: { document: string }; to: { document: string } }) {
  const { t } = useTranslation('products');
  const [whole, setWhole] = useState(false);
  const pairs = useMemo(() => sideBySide(diffLines(from.document, to.document)), [from.document, to.document]);
  const changed = pairs.filter((pair) => pair.kind === 'changed');
  const rows = whole ? pairs : around(pairs, CONTEXT);
  if (changed.length === 0) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('compare.same')} />;
  return (
    <>
      <p style={{ display: 'flex', gap: 16, flexWrap: 'wrap', margin: '0 0 8px' }}>
        <strong aria-live="polite">{t('compare.summary', { added: changed.filter((pair) => pair.right).length, removed: changed.filter((pair) => pair.left).length })}</strong>
        <Checkbox checked={whole} onChange={(event) => setWhole(event.target.checked)}>{t('compare.all')}</Checkbox>
      </p>
      <div className="scroll-x" tabIndex={0} role="region" aria-label={t('tabs.compare')}>
        <table className="diff mono">
          <caption className="hidden-visually">{t('compare.lead')}</caption>
          <colgroup><col style={{ width: 44 }} /><col /><col style={{ width: 44 }} /><col /></colgroup>
          <tbody>
            {rows.map((row, at) =>
              typeof row === 'number' ? (
                <tr key={at} className="skipped"><td colSpan={4}>{t('compare.skipped', { count: row })}</td></tr>
              ) : (
                <tr key={at}>
                  <Side side={row.left} kind={row.kind === 'changed' ? 'removed' : ''} sign="−" word={t('compare.removed')} />
                  <Side side={row.right} kind={row.kind === 'changed' ? 'added' : ''} sign="+" word={t('compare.added')} />
                </tr>
              ),
            )}
          </tbody>
        </table>
      </div>
    </>
  );
}

export function Compare({ versions }: { versions: Version[] }) {
  const { t } = useTranslation('products');
  const name = useName();
  const navigate = useNavigate();
  const search = useSearch({ strict: false }) as Record<string, string>;
  const id = useId();
  const [newest, before] = versions;
  if (!newest || !before) return <Panel><Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t('compare.one')} /></Panel>;
  const held = (number: string | undefined, otherwise: Version) => versions.find((version) => String(version.version) === number) ?? otherwise;
  const [from, to] = [held(search.from, before), held(search.to, newest)];
  const options = versions.map((version) => ({ value: version.version, label: `${t('card.versionNumber', { version: version.version })} · ${name(version.state)}` }));
  const choose = (key: 'from' | 'to') => (version: number) => void navigate({ to: '.', search: { ...search, [key]: version } as never, resetScroll: false });
  return (
    <Panel title={t('tabs.compare')} lead={t('compare.lead')}>
      <div className="list-filters">
        <div className="list-filter"><label htmlFor={`${id}-from`}>{t('compare.from')}</label><Select id={`${id}-from`} value={from.version} options={options} onChange={choose('from')} popupMatchSelectWidth={false} style={{ minWidth: 176 }} /></div>
        <div className="list-filter"><label htmlFor={`${id}-to`}>{t('compare.to')}</label><Select id={`${id}-to`} value={to.version} options={options} onChange={choose('to')} popupMatchSelectWidth={false} style={{ minWidth: 176 }} /></div>
      </div>
      <Difference from={from} to={to} />
    </Panel>
  );
}
