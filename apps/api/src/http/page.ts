const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

export interface PageParts {
  /** Sends a form without fields. */
  readonly button?: { readonly action: string; readonly label: string };
  readonly link?: { readonly href: string; readonly label: string };
}

/** A plain page of the API itself: a heading, a sentence, a button or a link. It loads nothing and runs nothing. */
export function page(title: string, sentence: string, { button, link }: PageParts = {}): string {
  const anchor = link ? `<p><a href="${escaped(link.href)}">${escaped(link.label)}</a></p>` : '';
  const form = button
    ? `<form method="post" action="${escaped(button.action)}"><button type="submit">${escaped(button.label)}</button></form>`
    : '';
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(title)}</title>
<style>
:root { color-scheme: light dark; --paper: #fbfaf7; --ink: #1e2430; --accent: #0f6b66; --on-accent: #fff; }
@media (prefers-color-scheme: dark) { :root { --paper: #14171c; --ink: #e8e6e1; --accent: #4fb8b0; --on-accent: #14171c; } }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 Inter, system-ui, sans-serif; }
main { max-width: 32rem; margin: 15vh auto 0; padding: 0 24px; }
h1 { font: 400 1.75rem/1.15 "Source Serif 4", Georgia, serif; }
a { color: var(--accent); }
button { font: inherit; font-weight: 600; min-height: 44px; padding: 0 24px; border: 0; border-radius: 10px; background: var(--accent); color: var(--on-accent); cursor: pointer; }
a:focus-visible, button:focus-visible { outline: 3px solid var(--accent); outline-offset: 3px; }
</style>
</head>
<body><main><h1>${escaped(title)}</h1><p>${escaped(sentence)}</p>${form}${anchor}</main></body>
</html>
`;
}
