import {
  createTheme,
  type CSSVariablesResolver,
  defaultVariantColorsResolver,
  type MantineColorsTuple,
  type VariantColorsResolver,
} from '@mantine/core';

/** Shade 7 is the accent on paper, shade 3 the one in the dark. */
const teal: MantineColorsTuple = [
  '#e9f5f4',
  '#d3e8e6',
  '#a3cdc9',
  '#4fb8b0',
  '#3aa69e',
  '#27928b',
  '#188079',
  '#0f6b66',
  '#0c5955',
  '#084642',
];
const plum: MantineColorsTuple = [
  '#f7eef4',
  '#ecdbe5',
  '#dfbfd1',
  '#d3a0c0',
  '#b87ca2',
  '#a0638a',
  '#8b4f75',
  '#7a3e65',
  '#653253',
  '#4f2641',
];
const received: MantineColorsTuple = [
  '#eef2f9',
  '#dbe4f2',
  '#bfcee6',
  '#9db8e6',
  '#7f9bcb',
  '#6482b3',
  '#4f6d9e',
  '#3e5c8a',
  '#324b72',
  '#26395a',
];
const amber: MantineColorsTuple = [
  '#fdf6e9',
  '#f8e8c9',
  '#f0d194',
  '#e3b458',
  '#d49d33',
  '#c68c22',
  '#b7791f',
  '#96600f',
  '#7a4e0c',
  '#5e3c08',
];
const danger: MantineColorsTuple = [
  '#fdeeec',
  '#f8d6d2',
  '#f0afa8',
  '#f0938a',
  '#dd6a5f',
  '#c94c40',
  '#b93a2f',
  '#a32d23',
  '#86241c',
  '#681b15',
];
/** Warm greys from paper to ink. */
const gray: MantineColorsTuple = [
  '#f6f4ef',
  '#efece5',
  '#e2ded5',
  '#cfcac0',
  '#b3aea5',
  '#8b8a88',
  '#6b6f79',
  '#5a6170',
  '#3c4350',
  '#1e2430',
];
/** Mantine's dark tuple runs from the lightest text to the darkest ground. */
const dark: MantineColorsTuple = [
  '#e8e6e1',
  '#c9c8c6',
  '#a7acb8',
  '#868c99',
  '#444b58',
  '#333944',
  '#22272f',
  '#14171c',
  '#101317',
  '#0b0d10',
];

const sans = "'Inter Variable', 'Inter Fallback', system-ui, -apple-system, 'Segoe UI', Roboto, Arial, sans-serif";
const serif = 'var(--ch-serif)';

/** Mantine reckons the words' colour on the accent for paper only; in the dark the accent is light and wants ink. */
const variantColorResolver: VariantColorsResolver = (input) => {
  const colors = defaultVariantColorsResolver(input);
  const onAccent = input.variant === 'filled' && (input.color ?? 'teal') === 'teal';
  return onAccent ? { ...colors, color: 'var(--ch-on-accent)' } : colors;
};

/** The look of the house in Mantine's words; colours beyond it are the `--ch-` variables of `theme.css`. */
export const theme = createTheme({
  colors: { teal, plum, received, amber, danger, gray, dark },
  primaryColor: 'teal',
  primaryShade: { light: 7, dark: 3 },
  autoContrast: true,
  variantColorResolver,
  luminanceThreshold: 0.38,
  black: '#1e2430',
  white: '#ffffff',
  fontFamily: sans,
  headings: { fontFamily: serif, fontWeight: '600' },
  fontSizes: { xs: '0.75rem', sm: '0.875rem', md: '1rem', lg: '1.25rem', xl: '1.75rem' },
  lineHeights: { xs: '1.5', sm: '1.5', md: '1.5', lg: '1.5', xl: '1.15' },
  spacing: { xs: '0.5rem', sm: '0.75rem', md: '1rem', lg: '1.5rem', xl: '2rem' },
  radius: { xs: '4px', sm: '6px', md: '10px', lg: '10px', xl: '999px' },
  defaultRadius: 'md',
  shadows: { xs: 'none', sm: 'none', md: 'none', lg: 'none', xl: 'none' },
  cursorType: 'pointer',
  respectReducedMotion: true,
  focusRing: 'auto',
  components: {
    Button: { defaultProps: { size: 'md' } },
    TextInput: { defaultProps: { size: 'md' } },
    PasswordInput: { defaultProps: { size: 'md' } },
    Textarea: { defaultProps: { size: 'md' } },
    NumberInput: { defaultProps: { size: 'md' } },
    Select: { defaultProps: { size: 'md' } },
    NativeSelect: { defaultProps: { size: 'md' } },
    Modal: { defaultProps: { transitionProps: { duration: 120 } } },
  },
});

/** Mantine's own surfaces follow ours. */
export const cssVariables: CSSVariablesResolver = () => {
  const ours = {
    '--mantine-color-body': 'var(--ch-paper)',
    '--mantine-color-text': 'var(--ch-ink)',
    '--mantine-color-dimmed': 'var(--ch-muted)',
    '--mantine-color-default': 'var(--ch-surface)',
    '--mantine-color-default-border': 'var(--ch-line)',
    '--mantine-color-placeholder': 'var(--ch-muted)',
    '--mantine-color-error': 'var(--ch-danger)',
    '--mantine-color-anchor': 'var(--ch-accent)',
    // The accent is a chapter's own colour where it has one.
    '--mantine-color-teal-filled': 'var(--ch-accent)',
    '--mantine-color-teal-filled-hover': 'color-mix(in oklab, var(--ch-accent) 88%, var(--ch-ink))',
    '--mantine-color-teal-light': 'var(--ch-accent-soft)',
    '--mantine-color-teal-light-hover': 'var(--ch-accent-soft)',
    '--mantine-color-teal-light-color': 'var(--ch-accent)',
    '--mantine-color-teal-outline': 'var(--ch-accent)',
    '--mantine-color-teal-outline-hover': 'var(--ch-accent-soft)',
    '--mantine-color-teal-text': 'var(--ch-accent)',
  };
  return { variables: {}, light: ours, dark: ours };
};
