const zh = {
  title: '评分卡',
  lead: '每张评分卡的分箱、区分能力、校准与稳定性，以及谁开发、谁批准。',
  tabs: { label: '评分卡内容', cards: '评分卡', batches: '导入批次', quarantine: '拒收的行', performance: '区分与校准', characteristics: '入模特征', dropped: '未入模特征', versions: '版本与刻度', audit: '审计' },
  list: {
    name: '名称', version: '最新版本', active: '生效版本', auc: '检验 AUC', ks: '检验 KS', rows: '样本行数', bads: '坏样本', developer: '开发人', data: '数据', real: '真实数据',
    empty: '还没有评分卡。导入历史借据后，由风险管理人员开发第一张。', versionNumber: '第 {{version}} 版', noneActive: '尚无生效版本',
  },
  batches: {
    dataset: '数据集', source: '来源', read: '读取', accepted: '接收', refused: '拒收', reasons: '拒收原因', empty: '尚未导入数据。',
    row: '行号', field: '字段', reason: '原因', detail: '发现与处理', raw: '原始内容', noneRefused: '没有被拒收的行。',
  },
  develop: {
    title: '开发评分卡', name: '名称', nameHelp: '已有名称将得到下一版本；新名称将新建一张评分卡。', nameNeeded: '请填写名称',
    exclude: '不使用的特征', excludeHelp: '已知含结果信息的列会自动排除；可再选择或直接输入列名。',
    explain: '用本机构自己的历史借据开发，可能需要一两分钟；完成后进入待审批，由另一位同事批准后才会用于决策。',
  },
  approve: '批准后，此后的决策使用第 {{version}} 版（检验 AUC {{auc}}，KS {{ks}}）；已作出的决策不受影响。开发人：{{by}}。',
  version: '查看版本', shownOf: '第 {{version}} 版 · {{state}}',
  limits: '使用前须知', none: '无',
  metrics: {
    title: '样本与指标', train: '训练样本', test: '检验样本', trainShort: '训练 {{value}}', rows: '行数', bads: '坏样本', badRate: '坏账率', meanPd: '平均预测违约概率',
    auc: 'AUC（排序能力）', ks: 'KS（最大间距）', gini: 'Gini（基尼系数）', brier: 'Brier（概率误差）',
    aucWords: '任取一户好户和一户坏户，模型给好户打分更高的概率是 {{percent}}%；50% 等于随机猜。',
    ksWords: '在 {{score}} 分处好坏分得最开：坏户已有 {{bads}}% 落在此分以下，好户只有 {{goods}}%。',
    ksWordsPlain: '好户与坏户累计占比的最大差距，为 {{percent}} 个百分点。',
    giniWords: '把 AUC 换成 0 到 1 的刻度（2×AUC−1）：0 为随机，1 为完全分开。',
    brierWords: '预测概率与实际结果之差的平方均值，越低越好；对每户都猜平均坏账率会得 {{base}}。',
    sample: '样本划分', target: '坏的定义',
  },
  roc: { title: 'ROC 曲线', lead: '自高风险起逐户拦截：每误伤多少好户，能拦下多少坏户。', x: '好户被拦截的比例（%）', y: '坏户被拦截的比例（%）', curve: '检验样本', random: '随机', describe: 'ROC 曲线，曲线下面积 {{auc}}' },
  ks: { title: 'KS 曲线', lead: '分数由低到高，好户与坏户的累计占比；虚线处差距最大。', x: '分数（分）', y: '累计占比（%）', goods: '好户', bads: '坏户', gap: '差距', mark: 'KS {{value}}，在 {{score}} 分', describe: 'KS 曲线，最大差距 {{value}}，在 {{score}} 分' },
  histogram: { title: '分数分布', lead: '好户与坏户各自的分布，均以本类为 100%。', x: '分数（分）', y: '占本类比例（%）', goods: '好户', bads: '坏户', goodsCount: '好户（加权）', badsCount: '坏户（加权）', badRate: '坏账率', describe: '好户与坏户的分数分布' },
  calibration: { title: '校准', lead: '按预测违约概率分组：点在对角线上即预测准确，在上方即低估风险。', x: '预测违约概率（%）', y: '实际坏账率（%）', groups: '分组', perfect: '完全准确', band: '预测区间', rows: '行数（加权）', predicted: '预测', observed: '实际', describe: '各组预测违约概率与实际坏账率' },
  psi: {
    title: '稳定性（PSI）', lead: '检验样本相对训练样本的分数段占比变化；线为逐段累计。低于 0.10 稳定，0.10 至 0.25 有变化，高于 0.25 显著变化。此为惯例，受样本量与分段影响。',
    expected: '训练样本占比', actual: '检验样本占比', part: '本段贡献', sum: '累计 PSI', band: '分数段', share: '占比（%）', total: '合计 {{value}} · {{shift}}', describe: '各分数段占比与累计 PSI，合计 {{value}}',
  },
  grades: { title: '等级', lead: '各等级在检验样本中的预测与实际。', grade: '等级', rows: '行数（加权）', predicted: '预测违约概率', observed: '实际坏账率', describe: '各等级的预测违约概率与实际坏账率' },
  iv: { title: '信息值（IV）', lead: '低于 0.02 无区分，0.02 至 0.1 弱，0.1 至 0.3 中，0.3 至 0.5 强，高于 0.5 可疑（须查是否泄漏结果）。', describe: '入模特征的信息值' },
  bins: {
    openAll: '全部展开', closeAll: '全部收起',
    lead: '系数 {{coefficient}}（对坏的对数几率）', psi: 'PSI {{value}}', range: '得分 {{least}} 至 {{most}}', label: '取值', rows: '行数', share: '占比', badRate: '坏账率', woe: 'WOE', points: '得分',
    rowsAxis: '行数', badRateAxis: '坏账率（%）', describe: '{{name}}：各分箱的行数与坏账率', woeNote: 'WOE 为正表示好户更集中；得分越高风险越低。',
  },
  dropped: { lead: '开发时考虑过但未入模的列，以及原因。', feature: '特征', iv: '信息值', why: '原因', empty: '所有列都已入模。' },
  versions: { title: '版本', version: '版本', state: '状态', developer: '开发', approver: '批准', digest: '文件摘要（SHA-256）', notYet: '尚未批准', lead: '开发人与批准人必须是不同的人。' },
  scaling: { title: '刻度', lead: '对数几率如何换算成分数。', base: '基准分', odds: '基准分对应的好坏比', pdo: '好坏比翻倍所需分数', words: '{{base}} 分表示好坏比 {{odds}} : 1；每高 {{pdo}} 分，好坏比翻一番。' },
  points: '{{value}} 分',
};

export default zh;
