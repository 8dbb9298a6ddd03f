const zh = {
  title: '审计', lead: '本机构全部记录，最新在前。每条记录都进入哈希链，事后改动会被发现。', feed: '记录', verification: '完整性核验',
  index: '序号', kind: '事件', object: '对象', effective: '生效日', recorded: '记录时间', actor: '操作人', via: '方式', hash: '哈希', payload: '事件内容', unsealed: '待封存', actorFilter: '操作人', kindFilter: '事件类型', objectFilter: '对象', objectHint: 'loan/编号',
  verify: '核验账簿', verifyLead: '重新计算每条记录的哈希、链与默克尔树，并核对签名。', events: '已核验记录', heads: '已核验签名', headsUnit: '个', eventsUnit: '条', sound: '账簿完整，未发现改动', broken: '发现 {{count}} 处问题', size: '树的大小', root: '树根', signedAt: '签署时间', key: '签名公钥', noHead: '尚未签署', again: '重新核验', head: '最新签署的树头', running: '正在核验全部记录…',
};

export default zh;
