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
:root { color-scheme: light dark; font: 1.0625rem/1.5 system-ui, sans-serif; }
main { max-width: 32rem; margin: 15vh auto 0; padding: 0 1.5rem; }
h1 { font-size: 1.5rem; }
button { font: inherit; padding: 0.6rem 1.2rem; border: 0; border-radius: 0.4rem; background: #24569b; color: #fff; cursor: pointer; }
button:focus-visible { outline: 3px solid #f0a020; outline-offset: 2px; }
</style>
</head>
<body><main><h1>${escaped(title)}</h1><p>${escaped(sentence)}</p>${form}${anchor}</main></body>
</html>
`;
}
