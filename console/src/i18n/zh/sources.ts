const zh = {
  title: '数据中枢', lead: '28 类数据源：报送了什么、是否及时、哪些行被隔离。读取企业数据须有企业授权。', tabs: '数据中枢内容',
  tab: { map: '数据地图', quarantine: '隔离区', feeds: '数据接入', metering: '使用计量' },
  map: '数据地图', mapLead: '截至 {{day}}；及时率按每家企业应报未报计算，覆盖率按近 24 个月应有的数值计算', freshBar: '及时率 {{percent}}%', lateBy: '{{firms}} 户，最长 {{days}} 天', templateOf: '下载模板：{{source}}（{{kind}}）', toCome: '尚无数据的类别（{{count}} 类）', toComeLead: '数据持有方与更新频率；模板按数据形态分开下载', owner: '{{owner}} · {{refresh}}',
  column: { source: '数据类别', batches: '批次', accepted: '入库行', refused: '隔离行', facts: '数值', firms: '企业（户）', fresh: '及时率', late: '迟报', coverage: '覆盖率', last: '最近一期', template: '模板' },
  figure: { sources: '有数据的类别', ofSources: '/ {{all}} 类', batches: '批', facts: '个', rows: '行' },
  bring: { title: '报送文件', lead: 'CSV（UTF-8 或 GB18030）、Excel、JSON 行、Parquet；同一文件重复报送不会重复入库，有问题的行连同理由进入隔离区，其余照常入库。', choose: '选择类别', file: '文件', formats: '表头与模板一致', templates: '{{source}}模板：', reason: '{{reason}}：{{rows}} 行', look: '到隔离区查看原因与处理办法', beforeThen: '当时读取 {{read}} 行，入库 {{accepted}} 行，隔离 {{refused}} 行', warning: '{{rule}}：{{text}}', watched: '随即按预警规则：{{said}}', toAlerts: '查看预警', act: '报送', before: '此文件已报送过，未重复入库', done: '读取 {{read}} 行，入库 {{accepted}} 行，隔离 {{refused}} 行，共 {{facts}} 个数值', unread: '未识别、未读取的列：{{headings}}' },
  quarantine: { none: '没有待处理的行', file: '文件', row: '行', reason: '原因', detail: '说明与处理', raw: '原文', state: '状态', acts: '办理', waiting: '待处理', replayed: '已重放', dismissed: '不予入库', all: '同一文件中因“{{reason}}”待处理的行一并办理', by: '{{name}} 办理', changed: '已改：{{headings}}', dismissLead: '该行不入库，留存备查，不再待处理。', partly: '已入库 {{settled}} 行，{{refused}} 行仍未通过', rowOf: '第 {{row}} 行：', everything: '全部', replace: '若此后已有新的报送，以本行取代' },
  feed: { none: '尚未登记数据接入', addPull: '登记定时抓取', addSensors: '登记传感器订阅', addLead: '登记后由系统自动接入，数据以登记人的名义入库并逐行检查。密钥只写名称，文件由运维放入数据目录 feed-secrets/机构/名称。', document: '接入文件（anji.feed/1）', documentNeeded: '请填写接入文件', name: '接入', kind: '方式', every: '每 {{minutes}} 分钟', from: '来自', last: '最近一次', never: '尚未运行', failures: '连续失败 {{times}} 次', next: '下次', by: '登记人', runLead: '立即抓取 {{from}}；同一文件不会重复入库。', endLead: '停用后不再接入；已入库的数据保留。' },
  metering: { none: '所选月份没有使用记录', from: '起始月份', to: '截止月份', month: '月份', owner: '数据持有方', purpose: '用途', institution: '使用机构', uses: '使用（户次）' },
};

export default zh;
