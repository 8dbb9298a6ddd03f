// Brings a file in: dropped or chosen, with its progress and what came of it.
import { InboxOutlined, UploadOutlined } from '@ant-design/icons';
import { useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Alert, Button, Form, Input, Modal, Progress } from 'antd';
import { useId, useRef, useState, type DragEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { ProblemError } from '@/api/problem.ts';
import type { Schemas } from '@/api/types.ts';
import { Problem } from '@/components/index.ts';
import { count } from '@/format/numbers.ts';

type SetCard = Schemas['SampleSetCard'];

/** `fetch` does not say how far a body is: this does. */
function send(file: File, query: Record<string, string>, told: (percent: number) => void, started: (request: XMLHttpRequest) => void): Promise<SetCard> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    started(request);
    request.open('POST', `/v1/sample-sets?${new URLSearchParams(query)}`);
    request.setRequestHeader('content-type', 'application/octet-stream');
    request.upload.onprogress = (event) => event.lengthComputable && told(Math.round((event.loaded / event.total) * 100));
    request.onerror = () => reject(ProblemError.unreachable());
    request.onabort = () => reject(new DOMException('stopped', 'AbortError'));
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve(JSON.parse(request.responseText) as SetCard);
      else void ProblemError.from(new Response(request.responseText, { status: request.status })).then(reject);
    };
    request.send(file);
  });
}

const withoutEnding = (name: string) => name.replace(/\.[^.]+$/, '').slice(0, 60);
const megabytes = (bytes: number) => `${(bytes / 1_048_576).toFixed(bytes < 1_048_576 ? 2 : 1)} MB`;

function Drop({ file, onFile }: { file: File | null; onFile: (file: File) => void }) {
  const { t } = useTranslation('laboratory');
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    const dropped = event.dataTransfer.files[0];
    if (dropped) onFile(dropped);
  };
  return (
    <>
      <button
        type="button"
        className={`lab-drop${over ? ' over' : ''}`}
        onClick={() => input.current?.click()}
        onDragOver={(event) => {
          event.preventDefault();
          setOver(true);
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <InboxOutlined style={{ fontSize: 30 }} />
        <strong>{file ? `${file.name} · ${megabytes(file.size)}` : t('upload.drop')}</strong>
        <span className="soft">{t('upload.kinds')}</span>
      </button>
      <input ref={input} type="file" className="hidden-visually" tabIndex={-1} aria-label={t('upload.file')} accept=".csv,.txt,.tsv,.xlsx,.xls,.xlsb,.ods,.parquet" onChange={(event) => event.target.files?.[0] && onFile(event.target.files[0])} />
    </>
  );
}

/** What came of it: rows, what was refused, what could not be read. */
function Came({ set }: { set: SetCard }) {
  const { t } = useTranslation('laboratory');
  const unread = set.columns.filter((column) => column.unread > 0);
  return (
    <Alert
      type={set.refused > 0 || unread.length > 0 ? 'warning' : 'success'}
      showIcon
      message={t('upload.came', { rows: count(set.rows), columns: set.columns.length, format: t(`format.${set.format.replace('/', '-') as 'parquet'}`) })}
      description={
        <>
          {set.title_rows > 0 && <div>{t('set.titleRows', { rows: set.title_rows })}</div>}
          <div>{set.refused > 0 ? t('upload.refused', { rows: count(set.refused) }) : t('upload.noneRefused')}</div>
          {unread.length > 0 && <div>{t('upload.unread', { columns: unread.length })}</div>}
          <Link className="row-link in-text" to={`/laboratory/sets/${set.id}` as never}>{t('upload.look')}</Link>
        </>
      }
    />
  );
}

export function Upload() {
  const { t } = useTranslation('laboratory');
  const client = useQueryClient();
  const formId = useId();
  const [open, setOpen] = useState(false);
  const [file, setFile] = useState<File | null>(null);
  const [form] = Form.useForm<{ name: string; sheet?: string }>();
  const [percent, setPercent] = useState<number | null>(null);
  const [problem, setProblem] = useState<unknown>(null);
  const [set, setSet] = useState<SetCard | null>(null);
  const request = useRef<XMLHttpRequest | null>(null);
  const workbook = /\.(xls[xb]?|ods)$/i.test(file?.name ?? '');
  const close = () => {
    request.current?.abort();
    setOpen(false);
    setFile(null);
    setSet(null);
    setProblem(null);
    form.resetFields();
  };
  const take = (chosen: File) => {
    setFile(chosen);
    setSet(null);
    setProblem(null);
    if (!form.isFieldTouched('name')) form.setFieldsValue({ name: withoutEnding(chosen.name) });
  };
  const bring = async ({ name, sheet }: { name: string; sheet?: string }) => {
    if (!file) return;
    setProblem(null);
    setPercent(0);
    try {
      setSet(await send(file, { name: name.trim(), file: file.name, ...(sheet?.trim() ? { sheet: sheet.trim() } : {}) }, setPercent, (sent) => (request.current = sent)));
      await client.invalidateQueries();
    } catch (thrown) {
      if (!(thrown instanceof DOMException)) setProblem(thrown);
    } finally {
      setPercent(null);
    }
  };
  return (
    <>
      <Button icon={<UploadOutlined />} onClick={() => setOpen(true)}>{t('upload.title')}</Button>
      <Modal
        open={open}
        title={t('upload.title')}
        onCancel={close}
        destroyOnHidden
        footer={set ? <Button type="primary" onClick={close}>{t('upload.close')}</Button> : [
          <Button key="cancel" onClick={close}>{t('upload.cancel')}</Button>,
          <Button key="bring" type="primary" htmlType="submit" form={formId} disabled={!file} loading={percent !== null}>{t('upload.bring')}</Button>,
        ]}
      >
        {set ? <Came set={set} /> : (
          <>
            <Drop file={file} onFile={take} />
            <Form id={formId} form={form} layout="vertical" onFinish={(values) => void bring(values)} style={{ marginTop: 12 }}>
              <Form.Item name="name" label={t('upload.name')} rules={[{ required: true, whitespace: true, message: t('open.nameNeeded') }]}>
                <Input maxLength={60} autoComplete="off" />
              </Form.Item>
              {workbook && <Form.Item name="sheet" label={t('upload.sheet')} extra={t('upload.sheetHelp')}><Input autoComplete="off" /></Form.Item>}
            </Form>
            {percent !== null && (
              <div aria-live="polite">
                <Progress percent={percent} aria-label={t('upload.title')} />
                <p className="soft">{percent < 100 ? t('upload.sending') : t('upload.reading')}</p>
              </div>
            )}
            {problem !== null && <Problem error={problem} />}
          </>
        )}
      </Modal>
    </>
  );
}
