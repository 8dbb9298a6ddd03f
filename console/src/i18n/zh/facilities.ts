const zh = {
  title: '授信额度', lead: '一份额度合同下可多次提款，每次提款是一笔借据。可用额度为当日限额减去已用：循环额度按未还本金计，非循环额度按累计提款计。', erased: '（已删除）',
  column: { number: '额度号', firm: '企业', product: '产品', kind: '方式', limit: '额度', ceiling: '当日限额', used: '已用', free: '可用', state: '状态', until: '提款截止' },
  one: {
    title: '授信额度 {{number}}', lead: '{{product}} · 可提款 {{from}} 至 {{until}}', application: '授信申请', unfreezeWaits: '解冻申请待复核', stopped: '目前不能提款：{{why}}', over: '超出限额', how: '额度如何得出', signed: '签约额度', seasonal: '季节限额', opened: '阶段已开放', rate: '利率与还款方式', least: '单笔最低提款', months: '单笔最长（月）', maturesBy: '最迟到期日',
  },
  chart: { title: '限额与已用', lead: '虚线为每天的限额，阴影为已用；今天以后只画已知的限额。', describe: '当日限额 {{limit}}，已用 {{used}}，可用 {{free}}', ceiling: '限额', used: '已用', room: '余地', day: '日期' },
  season: { title: '季节限额', lead: '一年中各时段可用的部分，深色为当前时段。', name: '时段', days: '起止', part: '比例' },
  stage: { title: '提款阶段', lead: '每个阶段由合同写明的来源核验、另一人复核后开放。', name: '阶段', opens: '开放', milestone: '里程碑', source: '核验方', state: '状态', evidence: '核验材料', fromStart: '开立即可用', open: '已开放', waits: '待复核', closed: '未开放', hands: '{{by}} 提交，{{approved}} 复核' },
  draws: { title: '提款', lead: '每次提款是一笔借据，放款、还款、变更都在借据上办理。', none: '还没有提款。', loan: '借据', on: '签约日', matures: '到期日', amount: '金额', owed: '未还本金', counted: '占用额度', state: '状态' },
  changes: { title: '额度变动', on: '日期', what: '事项', amount: '金额', reason: '理由', by: '经办 · 复核' },
  draw: { explain: '可用 {{free}} 元，单笔最低 {{least}} 元，最长 {{months}} 个月且须在 {{by}} 前到期。确认后签订借据合同，放款在借据上发起。', amount: '金额（元）', months: '期限（月）' },
  milestone: { explain: '填写合同写明的核验方出具的结论；另一人复核后该阶段开放。', stage: '阶段', source: '核验方', sourceHint: '须与合同写明的一致', evidence: '核验材料（编号、地址或摘要）', on: '核验日期（留空为今天）' },
  form: { needed: '请填写', day: '写成 2026-04-20' },
  freezeExplain: '立即停止提款，已提借据不受影响。解冻须另一人复核。', unfreezeExplain: '另一人复核后可继续提款。', reduceExplain: '现额度 {{limit}} 元，只能调低，立即生效；已用超出的部分不强制收回，但不能再提款。', reduceTo: '调减后的额度（元）', cancelExplain: '立即取消未用额度且不可恢复，已提借据继续履行。',
};

export default zh;
