const zh = {
  title: '贷款申请',
  lead: '受理、决策与复核',
  tabs: { label: '快捷筛选', all: '全部', submitted: '待决策', referred: '待复核', offered: '已给出授信', approved: '待签约' },
  state: { submitted: '已提交', referred: '转人工', offered: '拟授信', approved: '已批准', accepted: '已接受', contracted: '已签约', declined: '已拒绝', withdrawn: '已撤回' },
  outcome: { offer: '通过', refer: '转人工', decline: '拒绝' },
  filter: { q: '企业', qHint: '名称开头，或完整信用代码', state: '状态', outcome: '决策结果', product: '产品', grade: '等级', from: '提交日自', to: '提交日至', firm: '限定企业', thisFirm: '仅看该企业' },
  column: { firm: '企业', product: '产品', amount: '申请金额', tenor: '期限', state: '状态', outcome: '决策结果', grade: '等级', submittedOn: '提交日', submittedBy: '提交人', loan: '借据号' },
  erased: '（企业资料已删除）',
  new: {
    title: '新建申请', open: '新建申请', lead: '提交后即可决策；所需数据须有企业的有效授权',
    firm: '企业', firmHint: '输入名称开头或统一社会信用代码查找', firmNeeded: '请选择企业', firmNone: '没有找到企业：请核对名称或代码，或先登记企业',
    firmType: '请输入至少两个字', product: '产品', productNeeded: '请选择产品', productNone: '尚无生效的产品：请先由风险管理提交并由审批人批准', inForce: '第 {{version}} 版生效', notInForce: '未生效',
    limit: '额度 {{from}} 至 {{to}}', rateFrom: '年利率 {{rate}} 起', tenorRange: '{{from}}–{{to}} 个月',
    amount: '申请金额', unit: '金额单位', amountNeeded: '请填写大于零的金额，最多两位小数（以元计）', exact: '即 {{amount}} {{unit}}',
    tenor: '期限', months: '个月', tenorNeeded: '请填写整数月数', purpose: '贷款用途', purposeNeeded: '请选择用途', purposeHint: '用途由产品规定；先选产品',
    refuse: '申请人拒绝仅由自动化方式作出的决定',
    refuseLead: '依据《中华人民共和国个人信息保护法》第二十四条第三款：通过自动化决策方式作出对个人权益有重大影响的决定，个人有权要求说明，并有权拒绝仅通过自动化决策的方式作出决定。勾选后，凡拟给予授信的，一律先由审批人复核；勾选本身不构成拒绝理由。',
    toConsent: '到企业档案登记授权', submit: '提交申请', done: '申请已提交',
  },
  one: {
    title: '申请：', lead: '{{product}} · {{day}} 由 {{name}} 提交', refused: '拒绝自动化决策',
    asked: '申请金额', offered: '拟授信金额', limit: '核定额度 {{amount}}', tenor: '期限 {{count}} 个月 · 用途：{{purpose}}', rate: '执行年利率', score: '评分', grade: '等级 {{grade}}', pd: '违约概率', monthly: '月利率 {{rate}}‰', allIn: '综合融资成本（复利）', cap: '上限 {{cap}}',
    noDecision: '尚未作出决策', noDecisionLead: '作出决策后，这里显示结果、原因、评分、定价与检查明细。', loan: '借据 {{number}}', firm: '企业档案',
    outcome: '决策结果', decidedOn: '决策日 {{day}}', reasons: '原因', noReasons: '没有不利原因', found: '实际值', threshold: '标准',
    review: '复核意见', reviewedBy: '{{name}}：', approve: '批准', decline: '拒绝', verdict: '意见', verdictNeeded: '请选择批准或拒绝', reviewExplain: '意见与理由将记入审计记录，并告知申请人。',
    decideExplain: '将按当前生效的产品、评分卡与参数，读取授权范围内的数据作出决策；所用版本随决策固定，可随时重算核对。',
    contractExplain: '将按拟授信方案签订合同并生成借据；放款须另行发起与放行。',
    open: '打开借据',
  },
  score: {
    title: '评分', lead: '分数越高，违约概率越低', describe: '评分 {{score}}，量表 {{lowest}} 至 {{highest}}，等级 {{grade}}', scale: '评分量表与等级区间', band: '{{grade}} 级',
    points: '各特征得分', table: '得分明细', meanLead: '深色为得分，浅色为平均企业在该特征的得分；按失分由多到少，负数为高于平均', pointsLead: '深色为得分，浅色为该特征最高分；按失分由多到少', feature: '特征', value: '取值', bin: '分箱', got: '得分', best: '最高分', lost: '失分', none: '决策在评分前已结束，没有评分',
    pointsDescribe: '失分最多的特征是{{feature}}，失 {{lost}} 分',
  },
  price: {
    title: '定价构成', table: '利率明细', lead: '年利率由基准逐步累加而来', describe: '从{{from}}到{{to}}，执行年利率 {{rate}}', step: '步骤', annual: '年利率（%）', monthly: '月利率（‰）', none: '没有给出授信，因此没有定价',
    allIn: '综合融资成本', allInLead: '含利息与全部费用，折成一年', simple: '单利年化', compound: '复利年化', byDays: '按实际天数复利', cap: '上限', within: '未超上限', above: '超出上限', describeAllIn: '单利 {{simple}}，复利 {{compound}}，上限 {{cap}}',
    fees: '费用', payee: '收取方', upfront: '放款时', each: '每期', noFees: '除利息外没有费用', fee: '费用',
  },
  checks: { title: '检查明细', lead: '每一步核对了什么、发现了什么', all: '全部（{{count}}）', notPassed: '未通过（{{count}}）', rule: '规则', value: '实际值', threshold: '标准', result: '结果', step: '环节', none: '全部通过', show: '显示范围' },
  inputs: { title: '决策所用数据', lead: '按来源分组；只读取授权范围内的数据', none: '没有读取数据', missing: '缺失', derived: '由申请得出' },
  pinned: {
    title: '固定的版本', lead: '决策当时生效的产品、评分卡与参数；以摘要核对', product: '产品', scorecard: '评分卡', rulebook: '参数手册', digest: '决策记录摘要（SHA-256）',
    version: '第 {{version}} 版', asOf: '{{day}} 生效', replay: '重算核对', identical: '重算结果与记录逐字节一致', differs: '重算结果与记录不一致', erased: '企业资料已依法删除，无法重算',
  },
};

export default zh;
