export const exports = {
  open: '导出',
  csv: 'CSV（通用）',
  xlsx: 'Excel 工作簿',
  making: '正在生成{{name}}，共 {{rows}} 行…',
  ready: '{{name}}已生成，共 {{rows}} 行',
  save: '下载',
  failed: '这份导出没有生成，请再试一次。',
  says: '个人信息已脱敏；谁导出了什么、多少行，均已留痕。文件保留一天。',
} as const
