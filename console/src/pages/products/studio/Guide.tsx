// 烟火贷 in four short steps: who, limit, price, check. What is answered becomes an ordinary draft.
import { Button, Modal, Steps as Path } from 'antd';
import { useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useDisplay } from '@/display.tsx';
import { NumberBox, Say, TextBox } from './edit/controls.tsx';
import { answered, FIRST, type Answers } from './model/guide.ts';
import { numberShown } from './model/loose.ts';
import { freeCode } from './model/templates.ts';
import type { Product } from './model/types.ts';
import type { Unit } from './model/units.ts';

const STEPS = ['who', 'limit', 'price', 'check'] as const;

interface GuideProps {
  taken: Set<string>;
  busy: boolean;
  onClose: () => void;
  onMake: (edit: (product: Product) => Product) => void;
}

export function Guide({ taken, busy, onClose, onMake }: GuideProps) {
  const { t } = useTranslation('studio');
  const { lang } = useDisplay();
  const [at, setAt] = useState(0);
  const [answers, setAnswers] = useState<Answers>({ ...FIRST, code: freeCode(FIRST.code, taken) });
  const set = (fields: Partial<Answers>) => setAnswers((held) => ({ ...held, ...fields }));
  const number = (key: Exclude<keyof Answers, 'name' | 'code'>, unit: Unit, label: string) => <NumberBox value={answers[key]} unit={unit} label={label} onChange={(value) => set({ [key]: value })} />;
  const line = (...parts: ReactNode[]) => <p className="say">{parts.map((part, index) => <span key={index}> {part} </span>)}</p>;
  const clash = taken.has(answers.code);
  const bad = clash || !/^[a-z0-9][a-z0-9-]{0,63}$/.test(answers.code);
  const step = STEPS[at]!;
  const last = at === STEPS.length - 1;
  const money = (text: string) => numberShown(text, 'yuan', lang);
  return (
    <Modal
      open
      width="min(720px, 96vw)"
      title={t('guide.title')}
      onCancel={onClose}
      maskClosable={false}
      footer={[
        at > 0 && <Button key="back" onClick={() => setAt(at - 1)}>{t('guide.back')}</Button>,
        last ? <Button key="make" type="primary" loading={busy} disabled={bad} onClick={() => onMake((product) => answered(product, answers))}>{t('guide.make')}</Button> : <Button key="next" type="primary" disabled={bad} onClick={() => setAt(at + 1)}>{t('guide.next')}</Button>,
      ]}
    >
      <Path size="small" current={at} responsive={false} labelPlacement="vertical" items={STEPS.map((one) => ({ title: t(`guide.step.${one}`) }))} style={{ margin: '12px 0 20px' }} />
      {step === 'who' && (
        <>
          {line(t('guide.name'), <TextBox zh key="n" value={answers.name} label={t('guide.name')} onChange={(name) => set({ name })} />, t('guide.code'), <TextBox key="c" value={answers.code} label={t('guide.code')} onChange={(code) => set({ code })} />)}
          <p className={bad ? 'say-wrong' : 'soft'} role="status">{clash ? t('guide.codeTaken') : t('guide.codeHint')}</p>
          {line(t('guide.age'), number('age', 'months', t('guide.age')))}
          {line(t('guide.inflow'), number('inflow', 'yuan', t('guide.inflow')))}
          {line(t('guide.overdue'), number('overdue', 'times', t('guide.overdue')), t('guide.lawsuits'), number('lawsuits', 'times', t('guide.lawsuits')))}
        </>
      )}
      {step === 'limit' && (
        <>
          {(['A', 'B', 'C'] as const).map((grade) => <div key={grade}>{line(t(`guide.share${grade}`), number(`share${grade}`, 'share', t(`guide.share${grade}`)), t('guide.cap'), number(`cap${grade}`, 'yuan', `${t(`guide.share${grade}`)} ${t('guide.cap')}`))}</div>)}
          {line(t('guide.orders'), number('orders', 'plain', t('guide.orders')), t('guide.ordersBonus'), number('bonus', 'share', t('guide.ordersBonus')))}
        </>
      )}
      {step === 'price' && (
        <>
          {line(t('guide.single'), number('min', 'yuan', t('guide.single')), t('guide.to'), number('max', 'yuan', t('guide.to')))}
          {line(t('guide.tenor'), number('tenorMin', 'months', t('guide.tenor')), t('guide.to'), number('tenorMax', 'months', `${t('guide.tenor')} ${t('guide.to')}`))}
          {line(t('guide.spread'), 'A', number('spreadA', 'bps', `${t('guide.spread')} A`), 'B', number('spreadB', 'bps', `${t('guide.spread')} B`), 'C', number('spreadC', 'bps', `${t('guide.spread')} C`))}
          {line(t('guide.short'), number('short', 'bps', t('guide.short')))}
          {line(t('guide.straight'), number('straight', 'yuan', t('guide.straight')))}
        </>
      )}
      {step === 'check' && (
        <>
          <p className="guide-summary">
            <Say
              text={t('guide.summary')}
              parts={{
                name: <strong>{answers.name}</strong>, age: answers.age, inflow: money(answers.inflow), share: [answers.shareC, answers.shareB, answers.shareA].map((share) => numberShown(share, 'share', lang)).join(' / '), cap: money(answers.capA),
                tenor: `${answers.tenorMin}–${numberShown(answers.tenorMax, 'months', lang)}`, spread: answers.spreadA, straight: money(answers.straight),
              }}
            />
          </p>
          <p className="soft">{t('guide.then')}</p>
        </>
      )}
    </Modal>
  );
}
