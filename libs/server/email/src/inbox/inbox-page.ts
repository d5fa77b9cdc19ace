import { dark, light, sans, serif } from '../templates/theme.js';

/* The page of the inbox: a list, a mail, nothing to learn. It asks for news every two seconds and moves nothing that
   the reader looks at. */

export const inboxHtml = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<title>Inbox</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="inbox.css">
</head>
<body>
<main>
  <section id="list" aria-label="Mails">
    <header>
      <h1>Inbox</h1>
      <p id="count" role="status">&nbsp;</p>
      <label class="hidden" for="search">Search by recipient or subject</label>
      <input id="search" type="search" placeholder="Search by recipient or subject" autocomplete="off">
    </header>
    <ol id="mails"></ol>
    <p id="empty" hidden></p>
    <footer><button id="clear" type="button" hidden>Empty the inbox</button></footer>
  </section>
  <article id="mail" aria-live="polite" hidden>
    <header>
      <a id="back" href="#">&lsaquo; All mails</a>
      <h2 id="subject"></h2>
      <dl>
        <dt>From</dt><dd id="from"></dd>
        <dt>To</dt><dd id="to"></dd>
        <dt>Came</dt><dd id="came"></dd>
      </dl>
      <div role="tablist" aria-label="Parts of the mail">
        <button type="button" role="tab" data-part="html">Letter</button>
        <button type="button" role="tab" data-part="text">Plain text</button>
        <button type="button" role="tab" data-part="headers">Headers</button>
        <a id="raw" target="_blank" rel="noopener">Source</a>
      </div>
    </header>
    <iframe id="html" title="The letter" sandbox="allow-popups allow-popups-to-escape-sandbox"></iframe>
    <pre id="text" tabindex="0" hidden></pre>
    <table id="headers" hidden><tbody></tbody></table>
  </article>
  <p id="hint">Choose a mail to read it.</p>
</main>
<script src="inbox.js"></script>
</body>
</html>`;

const colours = (of: Readonly<Record<keyof typeof light, string>>): string =>
  `--paper:${of.paper};--ink:${of.ink};--muted:${of.muted};--hair:${of.hair};--teal:${of.teal};--on-teal:${of.onTeal};`;

export const inboxCss = `
:root { color-scheme: light dark; ${colours(light)} }
@media (prefers-color-scheme: dark) { :root { ${colours(dark)} } }
* { box-sizing: border-box; }
[hidden] { display: none !important; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
html, body { height: 100%; margin: 0; }
body { background: var(--paper); color: var(--ink); font: 16px/1.5 ${sans}; }
main { display: grid; grid-template-columns: minmax(280px, 360px) 1fr; height: 100%; }
h1, h2 { font-family: ${serif}; font-weight: normal; line-height: 1.2; margin: 0; }
h1 { font-size: 28px; } h2 { font-size: 20px; overflow-wrap: anywhere; }
a { color: var(--teal); }
:focus-visible { outline: 2px solid var(--teal); outline-offset: 2px; }
#list { border-right: 1px solid var(--hair); overflow-y: auto; overflow-anchor: none; }
#list > header { position: sticky; top: 0; background: var(--paper); padding: 24px 24px 16px; border-bottom: 1px solid var(--hair); z-index: 1; }
#count, #came, dt { color: var(--muted); }
#count { margin: 4px 0 16px; font-size: 14px; }
input { width: 100%; min-height: 44px; padding: 8px 12px; border: 1px solid var(--hair); border-radius: 10px; background: transparent; color: inherit; font: inherit; }
input::placeholder { color: var(--muted); opacity: 1; }
ol { list-style: none; margin: 0; padding: 0; }
li a { display: block; padding: 12px 24px; border-bottom: 1px solid var(--hair); color: inherit; text-decoration: none; overflow-wrap: anywhere; }
li a[aria-current] { box-shadow: inset 3px 0 var(--teal); }
li a:hover .what { color: var(--teal); }
.who, .when { font-size: 14px; color: var(--muted); }
.line { display: flex; justify-content: space-between; gap: 12px; }
.when { white-space: nowrap; font-variant-numeric: tabular-nums; }
.what { font-weight: 600; }
#empty, #hint { color: var(--muted); padding: 24px; margin: 0; }
#hint { align-self: center; justify-self: center; }
#mail:not([hidden]) + #hint { display: none; }
#list > footer { padding: 16px 24px 32px; }
#clear { min-height: 44px; padding: 8px 0; border: 0; background: none; color: var(--muted); font: inherit; text-decoration: underline; cursor: pointer; }
#mail { display: flex; flex-direction: column; min-width: 0; min-height: 0; overflow: auto; }
#mail > header { padding: 24px 24px 0; border-bottom: 1px solid var(--hair); }
#back { display: none; }
dl { display: grid; grid-template-columns: auto 1fr; gap: 0 16px; margin: 12px 0 8px; font-size: 14px; }
dd { margin: 0; overflow-wrap: anywhere; }
[role=tablist] { display: flex; flex-wrap: wrap; gap: 0 24px; align-items: center; }
[role=tab] { min-height: 44px; padding: 8px 0; border: 0; border-bottom: 2px solid transparent; background: none; color: var(--muted); font: inherit; cursor: pointer; }
[role=tab][aria-selected=true] { color: var(--ink); border-bottom-color: var(--teal); }
[role=tab]:disabled { opacity: .5; cursor: default; }
#raw { margin-left: auto; padding: 8px 0; font-size: 14px; }
iframe { flex: 1; width: 100%; min-height: 320px; border: 0; background: var(--paper); }
pre { margin: 0; padding: 24px; white-space: pre-wrap; overflow-wrap: anywhere; font: 14px/1.6 ui-monospace, Menlo, Consolas, monospace; }
#headers { margin: 16px 24px 32px; border-collapse: collapse; font-size: 14px; }
#headers th { text-align: left; font-weight: normal; color: var(--muted); padding: 6px 16px 6px 0; vertical-align: top; white-space: nowrap; }
#headers td { padding: 6px 0; overflow-wrap: anywhere; font-family: ui-monospace, Menlo, Consolas, monospace; }
#headers tr { border-bottom: 1px solid var(--hair); }
@media (max-width: 720px) {
  main { display: block; }
  #list { height: 100%; border: 0; }
  #list > header, #mail > header { padding: 16px 16px 8px; }
  #mail > header { padding-bottom: 0; }
  li a { padding: 12px 16px; }
  #hint { display: none; }
  #mail { height: 100%; }
  .reading #list { display: none; }
  #back { display: inline-block; padding: 8px 0; min-height: 44px; text-decoration: none; }
  [role=tablist] { gap: 0 16px; }
  #headers { display: block; margin: 8px 16px 32px; }
  #headers tbody, #headers tr, #headers th, #headers td { display: block; padding: 2px 0; white-space: normal; }
}`;

export const inboxScript = `'use strict';
const $ = (id) => document.getElementById(id);
const time = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit' });
const day = new Intl.DateTimeFormat(undefined, { day: 'numeric', month: 'short' });
const full = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'medium' });
const rows = new Map();
let tag = '', part = 'html', shown = null;

const make = (name, className, text) => {
  const element = document.createElement(name);
  if (className) element.className = className;
  if (text !== undefined) element.textContent = text;
  return element;
};
const when = (iso) => {
  const at = new Date(iso);
  return (at.toDateString() === new Date().toDateString() ? time : day).format(at);
};
const addresses = (people) => people.replace(/[^<>,]*<([^<>]+)>/g, ' $1').trim();
const counted = (n) => (n === 1 ? '1 mail' : n + ' mails');

function makeRow(mail) {
  const row = make('li'), link = make('a'), line = make('div', 'line');
  link.href = '#' + mail.id;
  line.append(make('span', 'who', addresses(mail.to)), make('span', 'when', when(mail.receivedAt)));
  link.append(line, make('div', 'what', mail.subject || 'No subject'));
  row.append(link);
  return row;
}

function showList({ total, messages }) {
  const list = $('list'), query = $('search').value.trim();
  const before = list.scrollHeight, place = list.scrollTop;
  const ids = new Set(messages.map((mail) => mail.id));
  for (const [id, row] of rows) if (!ids.has(id)) { row.remove(); rows.delete(id); }
  messages.forEach((mail, at) => {
    if (!rows.has(mail.id)) rows.set(mail.id, makeRow(mail));
    const row = rows.get(mail.id), there = $('mails').children[at];
    if (there !== row) $('mails').insertBefore(row, there || null);
  });
  if (place > 0) list.scrollTop = place + list.scrollHeight - before;
  $('count').textContent = query ? messages.length + ' of ' + counted(total) : counted(total);
  $('empty').hidden = messages.length > 0;
  $('empty').textContent = query ? 'No mail fits "' + query + '".' : 'No mail yet. It will show here by itself.';
  $('clear').hidden = total === 0;
  mark();
}

function mark() {
  for (const [id, row] of rows) {
    if (id === location.hash.slice(1)) row.firstChild.setAttribute('aria-current', 'true');
    else row.firstChild.removeAttribute('aria-current');
  }
}

async function refresh() {
  try {
    const response = await fetch('api/messages?q=' + encodeURIComponent($('search').value), { headers: tag ? { 'If-None-Match': tag } : {} });
    if (response.status === 200) { tag = response.headers.get('ETag') || ''; showList(await response.json()); }
  } catch { $('count').textContent = 'The inbox does not answer. Trying again.'; tag = ''; }
}

function showPart() {
  for (const tab of document.querySelectorAll('[role=tab]')) tab.setAttribute('aria-selected', String(tab.dataset.part === part));
  for (const name of ['html', 'text', 'headers']) $(name).hidden = name !== part;
}

async function showMail() {
  const id = location.hash.slice(1);
  mark();
  document.body.classList.toggle('reading', id !== '');
  if (!id) { $('mail').hidden = true; shown = null; return; }
  if (id === shown) return;
  const response = await fetch('api/messages/' + encodeURIComponent(id));
  if (!response.ok) { location.hash = ''; return; }
  const mail = await response.json();
  shown = id;
  $('subject').textContent = mail.subject || 'No subject';
  $('from').textContent = mail.from || mail.envelope.from;
  $('to').textContent = mail.to || mail.envelope.to.join(', ');
  $('came').textContent = full.format(new Date(mail.receivedAt));
  $('raw').href = 'api/messages/' + id + '/raw';
  $('html').src = 'api/messages/' + id + '/html';
  $('text').textContent = mail.text || 'This mail has no plain text.';
  const body = $('headers').tBodies[0];
  body.replaceChildren(...mail.headers.map(({ name, value }) => {
    const row = make('tr'), head = make('th', '', name);
    head.scope = 'row';
    row.append(head, make('td', '', value));
    return row;
  }));
  if (part === 'html' && !mail.html) part = 'text';
  showPart();
  $('mail').hidden = false;
  $('mail').scrollTop = 0;
}

for (const tab of document.querySelectorAll('[role=tab]')) tab.addEventListener('click', () => { part = tab.dataset.part; showPart(); });
$('search').addEventListener('input', () => { tag = ''; refresh(); });
$('clear').addEventListener('click', async () => {
  if (!confirm('Throw away all mails in this inbox?')) return;
  await fetch('api/messages', { method: 'DELETE' });
  location.hash = '';
  tag = '';
  refresh();
});
addEventListener('hashchange', showMail);
setInterval(() => { if (!document.hidden) refresh(); }, 2000);
document.addEventListener('visibilitychange', () => { if (!document.hidden) refresh(); });
refresh();
showMail();
`;
