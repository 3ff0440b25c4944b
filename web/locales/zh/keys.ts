export const keys = {
  title: '快捷键',
  show: '显示本页快捷键',
  next: '下一条',
  before: '上一条',
  tab: '移到下一个可操作的位置',
  enter: '打开或确认',
  escape: '关闭弹出的窗口',
  note: '正在输入文字或输入法选字时，快捷键不会生效。',
} as const
