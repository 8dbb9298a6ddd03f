const zh = {
  title: '担保协议',
  lead: '银行、担保、再担保等各方如何分担损失，代偿与追偿分到每一方、精确到分。',
  list: { name: '协议', loans: '在保笔数', outstanding: '在保余额', losses: '已分担损失', paid: '已代偿', recovered: '已追偿', parties: '分担比例', empty: '还没有担保协议。登记已签署的协议后，产品即可引用。' },
  tabs: { label: '协议内容', shares: '分担与限额', claims: '代偿与追偿', audit: '审计' },
  terms: { title: '条款', coverage: '代偿范围', trigger: '触发条件', recovery: '追偿顺序', waiting: '触发后多少天可申请代偿', payment: '担保方付款期限', days: '{{count}} 天', from: '生效日', until: '到期日' },
  parties: { title: '各方分担比例', lead: '损失按此比例分担；标有“先行”的一方先向银行代偿，再向其他各方追收。', party: '机构', role: '角色', share: '分担', fee: '年费率', front: '先行', liability: '在保余额分担', borne: '已承担', recovered: '已收回', total: '合计', describe: '各方分担比例：{{parts}}' },
  caps: { title: '代偿限额', none: '本协议未设限额。', used: '已用 {{used}} / {{limit}}（{{percent}}%）', each: '每次至多 {{limit}}', describe: '{{kind}}限额已用 {{percent}}%' },
  claims: {
    empty: '还没有代偿申请。借款逾期超过等待期后，在贷款页面发起。', loss: '协议覆盖的损失', uncovered: '协议外由银行自担', paid: '已代偿', recovered: '已追偿', left: '尚未收回',
    noticed: '通知', demanded: '申请代偿', paidOn: '代偿到账', deadline: '付款截止', split: '损失如何分到各方', splitLead: '自损失总额起，逐方扣减至零；单位为元，精确到分。', party: '机构', amount: '承担金额（元）', share: '占损失', total: '合计', exact: '合计与损失 {{loss}} 元分毫不差', inexact: '合计 {{sum}} 元与损失 {{loss}} 元不一致，请立即核对并告知系统管理员',
    pending: '代偿到账后，按协议比例分到各方。', describe: '损失 {{loss}} 元的分担：{{parts}}', lossBar: '损失', overdue: '已过付款截止日', loan: '贷款 {{number}}', lossLine: '损失合计', causes: '损失原因：', by: '截止 {{day}}', done: '，已于 {{day}} 完成', missed: '，已逾期',
  },
  layers: {
    title: '分层', lead: '损失按次序逐层分担；各层未承担的部分转入下一层，最后剩余由贷款机构承担。', layer: '层', kind: '方式', perils: '承担的风险', shares: '各方比例', above: '自留额', limit: '限额', taken: '已承担', every: '全部风险', from: '贸易量达 {{volume}} 元起：', now: '当前', volume: '最近登记的贸易量：{{volume}} 元', seeBelow: '见分层', fall: '损失如何逐层下落', rest: '未分层部分',
  },
  volume: { explain: '登记某日的贸易量（如近十二个月累计）；各层随贸易量调整的比例按借款首个逾期日的贸易量确定。', field: '贸易量（元）', on: '日期', wrong: '请填写金额' },
  trigger: { explain: '登记裁判、破产受理或执行终结，协议约定的等待期自该日起算。', evidence: '文书编号', on: '日期', needed: '请填写文书编号' },
  demand: { explain: '按协议向担保方申请代偿。' },
  refusal: { explain: '登记担保方拒赔及其理由；之后可重新通知损失。' },
  withdrawal: { explain: '借款人已还款等情形下撤回申请。' },
  reimbursement: { explain: '登记其他分担方付给先行代偿方的款项。', from: '付款方', needed: '请选择付款方' },
  compensation: { explain: '登记担保方已到账的代偿款。系统按协议计算应收金额；与银行入账金额不一致时不予登记。', amount: '银行入账金额（元）', amountHelp: '留空则按协议应付金额登记' },
  recovery: { explain: '登记代偿之后收回的款项，按各方已承担的比例分回。', amount: '收回金额（元）', preview: '预计分配', previewLead: '按各方承担比例估算；分位的尾差由系统按累计比例确定，登记后以审计记录为准。', about: '约 {{amount}} 元', needAmount: '填写金额后显示预计分配', more: '超过尚未收回的 {{left}} 元，服务器将拒绝登记' },
  entry: { on: '入账日', onHelp: '留空为今日（{{today}}）', reference: '银行流水号', referenceNeeded: '请填写银行流水号', amountWrong: '请填写大于零、至多两位小数的金额' },
  agree: { title: '登记担保协议', explain: '登记一份已签署的协议。各方须为系统内机构，分担比例合计 100%。登记后不可修改，只能登记新的协议。', field: '协议文件（YAML）', needed: '请填写协议文件' },
};

export default zh;
