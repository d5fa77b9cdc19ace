/** The slip form, ready for whoever can help: to the one who asked, with what they asked for. */
export function helpPath(path: (rest: string) => string, ask: { readonly memberId: string }, note: string): string {
  return `${path('new')}?${new URLSearchParams({ to: ask.memberId, note })}`;
}
