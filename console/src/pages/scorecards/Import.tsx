// Brings in a model trained elsewhere: its file, its name, and which of its columns is which feature.
import { useNavigate } from '@tanstack/react-router';
import { Alert, Form, Input, Upload } from 'antd';
import { InboxOutlined } from '@ant-design/icons';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { api } from '@/api/client.ts';
import type { AllowedAct, Schemas } from '@/api/types.ts';
import { ActButton } from '@/components/index.ts';
import { base64 } from './figures.ts';
import type { Card } from './one.tsx';

interface Import {
  name: string;
  mapping?: string;
}

const EXAMPLE = `target: 放款后24个月内逾期超过90天
features:
  turnover: { feature: revenue_12m_fen, divide_by: 100, direction: falls }
  late_filings: tax_late_count_12m`;

export function ImportButton({ act, like }: { act: AllowedAct; like?: Card }) {
  const { t } = useTranslation('scorecards');
  const navigate = useNavigate();
  const [file, setFile] = useState<File | null>(null);
  return (
    <ActButton<Import, Schemas['ScorecardReceipt']>
      act={act}
      width={680}
      ready={file !== null}
      explain={t('import.explain')}
      initialValues={{ name: like?.name ?? '', mapping: like?.file?.mapping ?? '' }}
      run={async (values, keyed) => api.POST('/v1/scorecards/import', { params: keyed, body: { name: values.name.trim(), file: file ? base64(new Uint8Array(await file.arrayBuffer())) : '', mapping: values.mapping ?? '' } })}
      onDone={(made) => {
        setFile(null);
        void navigate({ to: `/scorecards/${made.id}` as never });
      }}
    >
      <Form.Item label={t('import.file')} extra={t('import.fileHelp')} required>
        <Upload.Dragger
          maxCount={1}
          fileList={file ? [{ uid: 'file', name: file.name, status: 'done' }] : []}
          beforeUpload={(chosen) => {
            setFile(chosen);
            return false;
          }}
          onRemove={() => setFile(null)}
        >
          <p><InboxOutlined style={{ fontSize: 28 }} /></p>
          <p>{t('import.drop')}</p>
        </Upload.Dragger>
      </Form.Item>
      <Form.Item name="name" label={t('develop.name')} extra={t('develop.nameHelp')} rules={[{ required: true, whitespace: true, message: t('develop.nameNeeded') }]}>
        <Input maxLength={60} autoComplete="off" />
      </Form.Item>
      <Form.Item name="mapping" label={t('import.mapping')} extra={t('import.mappingHelp')}>
        <Input.TextArea className="mono" autoSize={{ minRows: 6, maxRows: 16 }} placeholder={EXAMPLE} spellCheck={false} />
      </Form.Item>
      <Alert type="info" showIcon message={t('import.second')} />
    </ActButton>
  );
}
