const zh = {
  title: '事件推送', lead: '向您的系统推送签名事件；未收到成功答复时自动重试，按序号至少送达一次。', label: '名称', url: '接收地址', kinds: '事件类型', allKinds: '全部', state: '状态', pending: '待发送', dead: '已放弃', arrived: '测试事件已送达', notArrived: '测试事件未送达', acts: '操作', add: '添加推送', addLead: '每次推送带签名，密钥只显示一次；请用它核验来源。', needUrl: '请填写 https:// 地址', needLabel: '请填写名称', kindsHelp: '留空表示全部事件', secret: '签名密钥', secretNote: '此密钥只显示一次，请立即保存到接收系统。',
  disable: '停用', disableLead: '停用后不再推送；已排队的事件不再发送。', test: '发送测试', testLead: '立即向该地址发送一条测试事件。', deliveries: '推送记录', deliveriesOf: '推送记录：{{label}}', index: '序号', kind: '事件', status: '结果', attempts: '尝试次数', last: '最近尝试', next: '下次尝试', response: '对方答复', noDeliveries: '尚无推送',
};

export default zh;
