const zh = {
  title: '业务总览',
  lead: '余额、投放、质量与分布，均取自账簿',
};

export default zh;
