export const print = {
  print: '打印',
  usual: '打印（A4）',
  large: '打印大字版（A4）',
  by: '打印人 {{name}}（{{login}}） {{moment}}',
  internal: '内部资料',
  page: '第 ',
} as const
