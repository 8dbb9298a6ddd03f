const zh = {
  title: '参数手册',
  lead: '参数按生效日管理，并注明来源与可信度',
};

export default zh;
