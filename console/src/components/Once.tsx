// A secret that is shown once: a one-time link, a key.
import { CopyOutlined } from '@ant-design/icons';
import { Alert, App, Button, Input, Modal, Space } from 'antd';
import { useTranslation } from 'react-i18next';

interface OnceProps {
  title: string;
  /** Absent while there is nothing to show. */
  secret: string | null;
  note: string;
  onClose: () => void;
}

export function Once({ title, secret, note, onClose }: OnceProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const copy = async () => {
    await navigator.clipboard.writeText(secret ?? '');
    void message.success(t('act.copied'));
  };
  return (
    <Modal open={secret !== null} title={title} onCancel={onClose} maskClosable={false} footer={<Button type="primary" onClick={onClose}>{t('act.close')}</Button>}>
      <Alert type="warning" showIcon message={note} style={{ marginBottom: 12 }} />
      <Space.Compact block>
        <Input className="mono" readOnly aria-label={title} value={secret ?? ''} onFocus={(event) => event.target.select()} />
        <Button icon={<CopyOutlined />} onClick={() => void copy()}>{t('act.copy')}</Button>
      </Space.Compact>
    </Modal>
  );
}
