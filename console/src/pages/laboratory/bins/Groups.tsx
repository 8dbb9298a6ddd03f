// Categories in their groups: dragged from one to another, or chosen and carried by a list.
import { Button, Select } from 'antd';
import { useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { count } from '@/format/numbers.ts';
import type { BinRule, Profile } from '../document.ts';
import { share } from '../words.ts';
import { carried, isCategories, setApart } from './rules.ts';

const FIRST = 40;
/** What is dragged, as the browser's clipboard holds it. */
const KIND = 'application/x-anji-category';

interface GroupsProps {
  rules: BinRule[];
  profile: Profile | undefined;
  may: boolean;
  onChange: (rules: BinRule[]) => void;
}

export function Groups({ rules, profile, may, onChange }: GroupsProps) {
  const { t } = useTranslation('laboratory');
  const [chosen, setChosen] = useState<string[]>([]);
  const [over, setOver] = useState<number | null>(null);
  const [whole, setWhole] = useState<number[]>([]);
  const known = new Map((profile?.values ?? []).map((value) => [value.value, value]));
  const groups = rules.flatMap((rule, at) => (isCategories(rule) ? [{ rule, at, number: at + 1 }] : []));
  const carry = (values: string[], to: number) => {
    if (values.length > 0) onChange(carried(rules, values, to));
    setChosen([]);
  };
  const drop = (to: number) => (event: DragEvent) => {
    event.preventDefault();
    setOver(null);
    const value = event.dataTransfer.getData(KIND);
    if (value) carry(chosen.includes(value) ? chosen : [value], to);
  };
  const flip = (value: string) => setChosen(chosen.includes(value) ? chosen.filter((one) => one !== value) : [...chosen, value]);
  const from = groups.find(({ rule }) => chosen[0] !== undefined && rule.values.includes(chosen[0]));
  return (
    <div className="lab-groups">
      {may && (
        <div className="lab-groups-acts" role="group" aria-label={t('bins.carry')}>
          <span aria-live="polite">{chosen.length > 0 ? t('bins.chosen', { count: chosen.length }) : t('bins.choose')}</span>
          <Select
            aria-label={t('bins.carryTo')} placeholder={t('bins.carryTo')} disabled={chosen.length === 0} value={null} style={{ minWidth: 150 }}
            options={groups.map(({ at, number }) => ({ value: at, label: t('bins.group', { number }) }))}
            onChange={(to: number | null) => to !== null && carry(chosen, to)}
          />
          <Button
            disabled={!from || !chosen.every((value) => from.rule.values.includes(value))}
            onClick={() => {
              if (from) onChange(setApart(rules, from.at, chosen));
              setChosen([]);
            }}
          >
            {t('bins.setApart')}
          </Button>
        </div>
      )}
      {groups.map(({ rule, at, number }) => {
        const listed = whole.includes(at) ? rule.values : rule.values.slice(0, FIRST);
        return (
          <section
            key={at}
            className={`lab-group${over === at ? ' over' : ''}`}
            aria-label={t('bins.group', { number })}
            onDragOver={may ? (event) => {
              event.preventDefault();
              setOver(at);
            } : undefined}
            onDragLeave={() => setOver(null)}
            onDrop={may ? drop(at) : undefined}
          >
            <h3>{t('bins.group', { number })} <small className="soft">{t('bins.values', { count: rule.values.length })}{rule.other && ` · ${t('bins.other')}`}</small></h3>
            <div className="lab-chips">
              {listed.map((value) => {
                const held = known.get(value);
                return (
                  <button
                    key={value} type="button" className="lab-chip" draggable={may} disabled={!may} aria-pressed={chosen.includes(value)}
                    title={held ? `${count(held.rows)} ${t('col.rows')} · ${t('col.badRate')} ${share(held.bad_rate)}` : undefined}
                    onDragStart={(event) => {
                      event.dataTransfer.setData(KIND, value);
                      event.dataTransfer.effectAllowed = 'move';
                    }}
                    onClick={() => flip(value)}
                  >
                    {value}{held && <small className="num"> {share(held.bad_rate, 0)}</small>}
                  </button>
                );
              })}
              {rule.values.length > FIRST && !whole.includes(at) && <Button size="small" type="link" onClick={() => setWhole([...whole, at])}>{t('bins.allValues', { count: rule.values.length })}</Button>}
            </div>
          </section>
        );
      })}
    </div>
  );
}
