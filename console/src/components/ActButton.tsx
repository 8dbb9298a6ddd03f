// An act the server says is possible now: a button, the reason why not, and a dialog that asks before it is done.
import { App, Button, Form, Input, Modal, Tooltip } from 'antd';
import { useId, useState, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, type Keyed } from '@/api/client.ts';
import type { AllowedAct } from '@/api/types.ts';
import { useDisplay, useName } from '@/display.tsx';
import { Problem } from './page.tsx';

interface ActButtonProps<Values extends object, Answer> {
  act: AllowedAct;
  /** Does it. `values` are those of the form, `reason` among them when `reason` is set. */
  run: (values: Values, keyed: Keyed) => Promise<{ data?: Answer }>;
  /** Further form items of the dialog. */
  children?: ReactNode;
  initialValues?: Partial<Values>;
  /** Asks for a reason. */
  reason?: boolean;
  danger?: boolean;
  primary?: boolean;
  /** Says in the dialog what will happen. */
  explain?: ReactNode;
  /** Width of the dialog, for one that shows tables. */
  width?: number;
  /** Whether it can be confirmed yet; false while what it would do has not been shown. */
  ready?: boolean;
  /** Names the act where its own name says too little: on the button and over the dialog. */
  title?: string;
  size?: 'small' | 'middle';
  onDone?: (answer: Answer) => void;
}

/** An act that the page itself offers, where the server lists none: managing users, closing a day. */
export function plainAct(label: string): AllowedAct {
  return { act: 'plain', zh: label, en: label, can: true, why: null, why_zh: null };
}

export function ActButton<Values extends object, Answer>(props: ActButtonProps<Values, Answer>) {
  const { act, run, children, initialValues, reason = false, danger, primary, explain, width, ready = true, title, size = 'middle', onDone } = props;
  const { t } = useTranslation();
  const { lang } = useDisplay();
  const name = useName();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [form] = Form.useForm();
  const whyId = useId();
  const formId = useId();
  const words = title ?? name(act);
  const label = words.charAt(0).toUpperCase() + words.slice(1);
  const why = lang === 'zh' ? (act.why_zh ?? act.why) : act.why;
  const work = useAct(run, (answer: Answer) => {
    setOpen(false);
    form.resetFields();
    void message.success(t('act.done', { what: label }));
    onDone?.(answer);
  });

  if (!act.can) {
    return (
      // The tooltip writes its own description on its child: the one that is always there stands on what takes the focus.
      <Tooltip title={why} trigger={['hover', 'focus']}>
        <span>
          <span tabIndex={0} role="group" aria-label={label} aria-describedby={whyId}>
            <Button disabled size={size}>{label}</Button>
            {act.from && <span className="act-from soft">{t('act.from', { day: act.from })}</span>}
            <span id={whyId} className="hidden-visually">{why}</span>
          </span>
        </span>
      </Tooltip>
    );
  }
  return (
    <>
      <Button type={primary ? 'primary' : 'default'} size={size} danger={danger} onClick={() => setOpen(true)}>
        {label}
      </Button>
      <Modal
        open={open}
        title={label}
        okText={t('act.ok')}
        cancelText={t('act.cancel')}
        // A submit button of the form, so that Enter in a field confirms too.
        okButtonProps={{ danger, loading: work.isPending, disabled: !ready, htmlType: 'submit', form: formId }}
        width={width}
        onCancel={() => {
          setOpen(false);
          work.reset();
        }}
        destroyOnHidden
      >
        <p>{explain ?? t('act.confirmQuestion', { what: label })}</p>
        <Form id={formId} form={form} layout="vertical" initialValues={initialValues} onFinish={(values: Values) => work.mutate(values)}>
          {children}
          {reason && (
            <Form.Item name="reason" label={t('act.reason')} rules={[{ required: true, whitespace: true, message: t('act.reasonNeeded') }]}>
              <Input.TextArea rows={3} maxLength={500} showCount />
            </Form.Item>
          )}
        </Form>
        {work.error && <Problem error={work.error} />}
      </Modal>
    </>
  );
}
