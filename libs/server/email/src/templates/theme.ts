/** The colours and type of the letters: those of the app, in hexadecimal, as mail clients understand them. */
export const light = {
  paper: '#FBFAF7',
  ink: '#1E2430',
  muted: '#5A6170',
  hair: '#E2DED5',
  teal: '#0F6B66',
  onTeal: '#FFFFFF',
  plum: '#7A3E65',
  received: '#3E5C8A',
  given: '#0F6B66',
  receivedRange: '#AFBED6',
  givenRange: '#A3CDC9',
  track: '#E2DED5',
} as const;

export const dark: Readonly<Record<keyof typeof light, string>> = {
  paper: '#14171C',
  ink: '#E8E6E1',
  muted: '#A7ACB8',
  hair: '#333944',
  teal: '#4FB8B0',
  onTeal: '#14171C',
  plum: '#D3A0C0',
  received: '#9DB8E6',
  given: '#4FB8B0',
  receivedRange: '#4A5F85',
  givenRange: '#2B6F6A',
  track: '#333944',
};

export const sans = "Inter,-apple-system,'Segoe UI',Roboto,Arial,sans-serif";
export const serif = "'Source Serif 4',Georgia,'Times New Roman',serif";

type Colour = keyof typeof light;

/** Stand in the templates for the accent by day and in the dark: MJML takes colours only. Each letter has its chapter's. */
export const accentSlots = { light: '#ACCE01', dark: '#ACCE02' } as const;

/** The templates with Handlebars where the slots were. */
export const fillSlots = (html: string): string =>
  html
    .replace(new RegExp(accentSlots.light, 'gi'), '{{@root.brand.light}}')
    .replace(new RegExp(accentSlots.dark, 'gi'), '{{@root.brand.dark}}');

/** A text colour for an element: inline for every client, a class for those that know dark mode. */
export const colour = (name: Colour, css = ''): string =>
  `class="c-${name}" style="color:${name === 'teal' ? accentSlots.light : light[name]};${css}"`;

const inTheDark = (name: Colour): string => (name === 'teal' ? accentSlots.dark : dark[name]);
const names = Object.keys(light) as Colour[];

/** The rules for dark mode; `[data-ogsc]` is how Outlook's apps write it. */
export const darkStyles = [
  '@media (prefers-color-scheme: dark) {',
  ...names.flatMap((name) => [
    `.c-${name} { color: ${inTheDark(name)} !important; }`,
    `.g-${name}, .g-${name} > table, .g-${name} > div { background-color: ${dark[name]} !important; }`,
  ]),
  `.rule p { border-color: ${dark.hair} !important; }`,
  `.step { border-color: ${accentSlots.dark} !important; }`,
  `.act td, .act a { background-color: ${accentSlots.dark} !important; background: ${accentSlots.dark} !important; color: ${dark.onTeal} !important; }`,
  '}',
  ...names.map((name) => `[data-ogsc] .c-${name} { color: ${inTheDark(name)} !important; }`),
].join('\n');
