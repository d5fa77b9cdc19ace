interface End {
  readonly name?: string | null;
  readonly chapter?: string | null;
  readonly member?: { readonly displayName: string } | null;
}

/** Whom a slip's end is: a member's name, or that of somebody of another chapter; null when it is nobody or hidden. */
export const endName = (end: End | null | undefined): string | null => end?.member?.displayName ?? end?.name ?? null;
