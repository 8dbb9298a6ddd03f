const zh = {
  class: {
    title: '风险分类', lead: '五级分类、债务人整体与拨备：按逾期天数、登记的风险情形与债务人其他债权逐笔认定。',
    tabs: { label: '风险分类内容', mix: '分类与拨备', debtors: '债务人', circumstances: '风险情形' },
    noClose: '还没有日终。日终后显示分类与拨备。', noDebtors: '没有非正常类债务人。', noCircumstances: '还没有登记风险情形。', circumstancesLead: '使分类变差的情形登记即生效；使分类变好的情形和解除须经另一人审批；人工认定经初分、认定、审批三人。',
    total: '贷款余额', npl: '不良余额', nplRatio: '不良率', of: '截至 {{day}}', mix: '分类构成', class: '分类', loans: '笔数', balance: '余额',
    provisions: '拨备', provisionsLead: '三种口径的准备与监管标准；达标按精确比值判断。', reserve: '口径', amount: '准备', coverage: '拨备覆盖率（≥{{line}}%）', ratio: '贷款拨备率（≥{{line}}%）', met: '达标', notMet: '未达标',
    loan: '借据', days: '逾期天数', reasons: '原因', upgrade: '上调条件', share: '不良占比 {{percent}}%，债权合计', retail: '零售，逐笔分类', nonRetail: '非零售', contagion: '超过一成，全部债权至少次级',
    about: '对象', what: '情形', from: '起', until: '止', step: '环节', source: '来源与理由', hands: '经办', next: '操作', inForce: '生效', endingWaits: '待同意解除：{{what}}', endExplain: '说明解除的理由与日期；另一人同意前仍然生效。', endOn: '自哪天起不再适用（留空为今天）',
  },
  form: {
    title: '登记风险情形', explain: '登记事实、日期、来源与理由。可以补登过去的日期。', kind: '情形', loan: '借据编号', loanHint: '针对单笔借据时填写；针对债务人时填下一项', firm: '企业编号或统一社会信用代码', on: '自哪天起', source: '来源', reason: '理由', needed: '请填写',
    part: { 'debts-overdue': '全部银行债务中逾期90天以上金额', 'expected-loss': '预期信用损失' }, whole: { 'debts-overdue': '全部银行债务', 'expected-loss': '账面余额' },
    toClass: '认定为（只能比系统分类更差）', toCover: '担保方式', toGrade: '现等级', matures: '原贷款到期日', medium: '中型企业（政策期内到期的贷款）', conditions: '续贷条件（须全部满足）',
    condition: { lawful: '依法合规经营', stable: '经营稳定且持续', good_credit: '信用良好，无挪用、欠贷欠息、逃废债', was_normal: '原贷款为正常类', meets_standard: '符合新发放贷款条件及其他要求' },
    classes: { 'special-mention': '关注', substandard: '次级', doubtful: '可疑', loss: '损失' }, covers: { guaranteed: '保证', mortgaged: '抵押', pledged: '质押' },
    kinds: {
      'use-changed': '擅自改变资金用途', refinanced: '借新还旧', 'renewal-qualifies': '符合续贷条件', 'npl-elsewhere': '他行有不良债权', impaired: '已发生信用减值', 'rating-cut': '外部评级大幅下调', 'debts-overdue': '全部银行债务逾期占比', evasion: '逃废债务', bankruptcy: '进入破产清算', 'expected-loss': '单项评估预期信用损失',
      downgraded: '内部评级下调', merged: '债务人并购重组', 'non-retail': '按非零售债务人管理', judged: '人工认定分类', 'technical-delay': '技术性逾期', 'enhancement-recognised': '认可的信用增级', 'able-to-perform': '具备持续履约能力', retail: '按零售资产逐笔分类', secured: '担保方式', 'stage-rebutted': '逾期超30天有据反驳', disputed: '债权存在争议',
    },
  },
  loss: {
    yuan: '{{amount}} 元',
    title: '预期信用损失', lead: '按阶段逐笔计量：第一阶段看未来十二个月，第二阶段看整个存续期，第三阶段按违约损失；情景加权，逐年四舍五入到分。', none: '还没有计量。先起草并批准参数，再计量。', run: '计量', runExplain: '按生效参数计量所选日终的全部借据，留存结果。', day: '日期', shown: '查看计量', tabs: { label: '预期信用损失内容', run: '结果', loans: '逐笔', movement: '变动', parameters: '参数' },
    stage: { s1: '第一阶段', s2: '第二阶段', s3: '第三阶段' }, stageHead: '阶段', exposure: '敞口', loss: '预期信用损失', covered: '损失占敞口', exposureByStage: '各阶段敞口', lossByStage: '各阶段预期信用损失', stackedLead: '按五级分类堆叠', by: { stage: '按阶段', class: '按分类', product: '按产品', grade: '按等级', cover: '按担保方式' },
    loansLead: '点借据编号看代入数字的公式。', anyStage: '全部阶段', cause: '划入原因', grade: '等级', cover: '担保', before: '上一页', after: '下一页',
    formula: '计量公式', formula12: '每年：敞口 × Σ权重×边际违约率×违约损失率 × 折现系数 = 预期信用损失', formula3: '已违约：敞口 × Σ权重×违约损失率 = 预期信用损失；利息按扣减损失后的净额计算', lgd: '违约损失率', rate: '实际利率（合同利率）', daysLeft: '剩余天数', interestBase: '计息基础', curve: '各年条件违约率', year: '年', marginal: '边际违约率', written: '代入数字', sum: '合计', scenario: '情景', weight: '权重', pdFactor: '违约系数', lgdFactor: '损失系数',
    movement: '损失准备变动', what: '变动', migration: '阶段转移', migrationLead: '行为期初阶段，列为期末阶段，圆内为笔数', from: '期初', to: '期末', new: '新增', gone: '退出', noEarlier: '没有更早的计量可比较。', since: '比较自',
    draft: '起草参数', draftExplain: '违约率曲线、违约损失率、情景与权重、阶段划分标准。另一人批准后生效；天数线只能比参数手册更严。', document: '文件（YAML）', parametersLead: '最新批准的版本用于计量，旧版本永久保留。', inForce: '生效中', noParameters: '还没有参数。',
  },
  subsidy: {
    title: '贴息', lead: '贴息项目：适用范围、比例、上限与期间；按日余额精确计算，逐季生成清单、复核、申报、登记到账。', none: '还没有贴息项目。', draft: '起草项目', draftExplain: '写明出资方、比例（share_percent）或百分点（points）、期间与上限。另一人批准后执行。', claimed: '已申报', paid: '已到账', noClaims: '还没有季度清单。', claimExplain: '按每天余额计算该季度应贴利息，依上限截断，生成清单；另一人复核。', quarter: '季度', quarterForm: '写成 2026Q3', firm: '企业', days: '天数', mean: '日均余额', accrued: '应贴', asked: '申报', cut: '截断于', amount: '到账金额', reference: '凭证号',
  },
};

export default zh;
