// The draft's file as text.
import { Button, Input } from 'antd';
import { useEffect, useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Panel } from '@/components/index.ts';
import { read } from '../model/yaml.ts';

function faultOf(text: string): string | null {
  try {
    const product = read(text);
    // What the forms need to stand on; the rest is the server's to check.
    const missing = ['amount', 'tenor_months', 'firms', 'pricing', 'late', 'authority', 'valid', 'rules', 'purposes', 'repayment', 'data'].filter((key) => typeof (product as unknown as Record<string, unknown>)[key] !== 'object');
    const graphs = missing.includes('rules') ? [] : (['eligibility', 'limit', 'price'] as const).filter((which) => !Array.isArray(product.rules[which]?.nodes) || !Array.isArray(product.rules[which]?.edges));
    return [...missing, ...graphs].join(', ') || null;
  } catch (error) {
    return error instanceof Error ? error.message.split('\n')[0]! : String(error);
  }
}

export function TextView({ text, onApply }: { text: string; onApply: (text: string) => void }) {
  const { t } = useTranslation('studio');
  const id = useId();
  const [held, setHeld] = useState(text);
  useEffect(() => setHeld(text), [text]);
  const fault = held === text ? null : faultOf(held);
  return (
    <Panel title={t('view.text')} lead={t('text.lead')}>
      <label htmlFor={id} className="hidden-visually">{t('text.label')}</label>
      <Input.TextArea id={id} className="mono" value={held} rows={30} spellCheck={false} style={{ fontSize: 13, lineHeight: 1.55, whiteSpace: 'pre', overflow: 'auto', wordBreak: 'normal' }} onChange={(event) => setHeld(event.target.value)} />
      <p role="status" className="say-wrong">{fault && t('text.unread', { why: fault })}</p>
      <Button type="primary" disabled={held === text || fault !== null} onClick={() => onApply(held)}>{t('text.apply')}</Button>{' '}
      <Button disabled={held === text} onClick={() => setHeld(text)}>{t('text.revert')}</Button>
    </Panel>
  );
}
