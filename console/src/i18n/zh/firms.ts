const zh = {
  title: '企业',
  lead: '企业档案、授权与特征',
};

export default zh;
