/** Forms of one message; `zero` is said for exactly 0, the others follow Intl.PluralRules of the language. */
export interface PluralForms {
  readonly zero?: string;
  readonly one?: string;
  readonly two?: string;
  readonly few?: string;
  readonly many?: string;
  readonly other: string;
}

type Placeholders<S> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Placeholders<Rest> : never;

/** What a message must be given: its placeholders, and `count` where it has plural forms. */
export type MessageParams<M> = M extends string
  ? { [P in Placeholders<M>]: P extends 'count' ? number : string | number }
  : { [P in Placeholders<M[keyof M]> | 'count']: P extends 'count' ? number : string | number };

type Piece = string | { readonly param: string };
type Filled = Readonly<Record<string, string | number>>;

/** A text cut once at its `{placeholders}`, so that filling it is only joining. */
export class MessageText {
  private readonly pieces: readonly Piece[];

  constructor(text: string) {
    this.pieces = text
      .split(/\{(\w+)\}/)
      .map((piece, at) => (at % 2 === 1 ? { param: piece } : piece))
      .filter((piece) => piece !== '');
  }

  /** @throws Error naming the placeholder that was not given. */
  fill(params: Filled, number: (value: number) => string): string {
    let out = '';
    for (const piece of this.pieces) {
      if (typeof piece === 'string') {
        out += piece;
        continue;
      }
      const value = params[piece.param];
      if (value === undefined) throw new Error(`a message needs {${piece.param}}, which was not given`);
      out += typeof value === 'number' ? number(value) : value;
    }
    return out;
  }
}
