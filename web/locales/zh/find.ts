export const find = {
  open: '查找（Ctrl-K）',
  hint: '查找',
  placeholder: '案件编号、原话、客户姓名或拼音首字母、末四位、页面',
  found: '查找结果',
  group: { recent: '最近打开', pages: '页面', cases: '案件', customers: '客户（已脱敏）' },
  asking: '正在查找…',
  none: '没有找到',
  keys: '↑ ↓ 选择，回车打开，Esc 关闭',
} as const
