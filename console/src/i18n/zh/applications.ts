const zh = {
  title: '贷款申请',
  lead: '提交、决策、复核与签约',
};

export default zh;
