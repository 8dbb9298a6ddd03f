const zh = {
  title: '担保协议',
  lead: '银行、担保、再担保等各方如何分担损失，代偿与追偿分到每一方、精确到分。',
  list: { name: '协议', loans: '在保笔数', outstanding: '在保余额', losses: '已分担损失', paid: '已代偿', recovered: '已追偿', parties: '分担比例', empty: '还没有担保协议。登记已签署的协议后，产品即可引用。' },
  tabs: { label: '协议内容', shares: '分担与限额', claims: '代偿与追偿', audit: '审计' },
  terms: { title: '条款', coverage: '代偿范围', waiting: '逾期多少天可申请代偿', payment: '担保方付款期限', days: '{{count}} 天', from: '生效日', until: '到期日' },
  parties: { title: '各方分担比例', lead: '损失按此比例分担；标有“先行”的一方先向银行代偿，再向其他各方追收。', party: '机构', role: '角色', share: '分担', fee: '年费率', front: '先行', liability: '在保余额分担', borne: '已承担', recovered: '已收回', total: '合计', describe: '各方分担比例：{{parts}}' },
  caps: { title: '代偿限额', none: '本协议未设限额。', used: '已用 {{used}} / {{limit}}（{{percent}}%）', each: '单笔上限 {{limit}}', describe: '{{kind}}限额已用 {{percent}}%' },
  claims: {
    empty: '还没有代偿申请。借款逾期超过等待期后，在贷款页面发起。', loss: '协议覆盖的损失', uncovered: '协议外由银行自担', paid: '已代偿', recovered: '已追偿', left: '尚未收回',
    noticed: '通知', demanded: '申请代偿', paidOn: '代偿到账', deadline: '付款截止', split: '损失如何分到各方', splitLead: '自损失总额起，逐方扣减至零；单位为元，精确到分。', party: '机构', amount: '承担金额（元）', share: '占损失', total: '合计', exact: '合计与损失 {{loss}} 元分毫不差', inexact: '合计 {{sum}} 元与损失 {{loss}} 元不一致，请立即核对并告知系统管理员',
    pending: '代偿到账后，按协议比例分到各方。', describe: '损失 {{loss}} 元的分担：{{parts}}', lossBar: '损失', overdue: '已过付款截止日', loan: '贷款 {{number}}', lossLine: '损失合计',
  },
  compensation: { explain: '登记担保方已到账的代偿款。系统按协议计算应收金额；与银行入账金额不一致时不予登记。', amount: '银行入账金额（元）', amountHelp: '留空则按协议应付金额登记' },
  recovery: { explain: '登记代偿之后收回的款项，按各方已承担的比例分回。', amount: '收回金额（元）', preview: '预计分配', previewLead: '按各方承担比例估算；分位的尾差由系统按累计比例确定，登记后以审计记录为准。', about: '约 {{amount}} 元', needAmount: '填写金额后显示预计分配', more: '超过尚未收回的 {{left}} 元，服务器将拒绝登记' },
  entry: { on: '入账日', onHelp: '留空为今日（{{today}}）', reference: '银行流水号', referenceNeeded: '请填写银行流水号', amountWrong: '请填写大于零、至多两位小数的金额' },
  agree: { title: '登记担保协议', explain: '登记一份已签署的协议。各方须为系统内机构，分担比例合计 100%。登记后不可修改，只能登记新的协议。', field: '协议文件（YAML）', needed: '请填写协议文件' },
};

export default zh;
