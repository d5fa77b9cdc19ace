import classes from './face.module.css';

/** Up to two letters: of the first and the last word. */
export function initialsOf(name: string): string {
  const words = name.trim().split(/\s+/u);
  const letters = [words[0], words.length > 1 ? words.at(-1) : ''].map((word) => Array.from(word ?? '')[0] ?? '');
  return letters.join('').toLocaleUpperCase();
}

/** The same person always has the same of six quiet tints. */
export function tintOf(name: string): number {
  let sum = 0;
  for (const letter of name) sum = (sum * 31 + (letter.codePointAt(0) ?? 0)) % 9973;
  return sum % 6;
}

interface FaceProps {
  readonly name: string;
  readonly size?: 32 | 44 | 56 | 72;
}

/** Somebody's initials in a circle. Decoration: the name stands beside it. */
export function Face({ name, size = 44 }: FaceProps) {
  return (
    <span
      aria-hidden
      className={classes['face']}
      data-tint={tintOf(name)}
      style={{ width: size, height: size, fontSize: size * 0.36 }}
    >
      {initialsOf(name)}
    </span>
  );
}
