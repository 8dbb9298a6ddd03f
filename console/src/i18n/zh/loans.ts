const zh = {
  title: '贷款',
  lead: '借据、还款计划、账务与时间线',
};

export default zh;
