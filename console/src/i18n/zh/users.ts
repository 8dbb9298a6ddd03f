const zh = {
  title: '用户与角色',
  lead: '谁可以做什么',
};

export default zh;
