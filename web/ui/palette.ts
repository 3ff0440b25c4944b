/** Every colour of the app, once: antd's theme and the style sheets are both made from these. */
export type Palette = Record<keyof typeof light, string>

const light = {
  ground: '#f3f4f6',
  paper: '#ffffff',
  sunken: '#eceef1',
  line: '#dcdfe4',
  lineStrong: '#8a929d',
  ink: '#1b2129',
  inkSoft: '#4a535f',
  inkFaint: '#5f6874',
  accent: '#24457f',
  accentSoft: '#e7ecf6',
  onAccent: '#ffffff',
  late: '#a8201a',
  lateSoft: '#fbeae8',
  soon: '#8a4b00',
  soonSoft: '#fbf0de',
  kept: '#22643c',
  keptSoft: '#e6f2ea',
  still: '#4f5965',
  stillSoft: '#eceef1',
  law: '#5d3a7c',
  lawSoft: '#f1ebf6',
}

const dark: Palette = {
  ground: '#12161c',
  paper: '#1a2028',
  sunken: '#232a33',
  line: '#323a45',
  lineStrong: '#77818e',
  ink: '#e6e9ed',
  inkSoft: '#b9c0c9',
  inkFaint: '#97a0ab',
  accent: '#9db8ee',
  accentSoft: '#26344f',
  onAccent: '#101725',
  late: '#ff9d94',
  lateSoft: '#43211f',
  soon: '#f0b968',
  soonSoft: '#3e2f17',
  kept: '#86d0a0',
  keptSoft: '#1c3526',
  still: '#aab3be',
  stillSoft: '#2a323c',
  law: '#cbb0e8',
  lawSoft: '#352a42',
}

export const palettes: Record<'light' | 'dark', Palette> = { light, dark }
