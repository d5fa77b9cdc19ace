import { accentSlots, colour, darkStyles, light, sans, serif } from './theme.js';

/*
 * Pieces of MJML with Handlebars inside. MJML turns them into tables once, at start, and leaves the placeholders alone
 * where it takes raw HTML (mj-text, mj-raw); so blocks that span sections stand in mj-raw.
 */

const body = 'font-size:16px;line-height:24px;';
const small = 'font-size:14px;line-height:20px;';
/** Said again on every table cell with text: Word, which Outlook draws with, inherits no font into tables. */
const family = `font-family:${sans};`;

/** The sheet of paper: head, colours, preheader, and the body between greeting and footer. */
export const layout = (content: string): string => `
<mjml lang="{{lang}}">
  <mj-head>
    <mj-title>{{subject}}</mj-title>
    <mj-preview>{{preheader}}${'&#847;&zwnj;&nbsp;'.repeat(40)}</mj-preview>
    <mj-attributes>
      <mj-all font-family="${sans}" />
      <mj-text font-size="16px" line-height="24px" color="${light.ink}" padding="0" />
      <mj-section padding="0 20px" />
      <mj-column padding="0" />
    </mj-attributes>
    <mj-raw>
      <meta name="color-scheme" content="light dark">
      <meta name="supported-color-schemes" content="light dark">
      <meta name="format-detection" content="telephone=no,date=no,address=no,email=no,url=no">
      <meta name="x-apple-disable-message-reformatting">
    </mj-raw>
    <mj-style>:root { color-scheme: light dark; supported-color-schemes: light dark; }</mj-style>
    <mj-style>${darkStyles}</mj-style>
  </mj-head>
  <mj-body background-color="${light.paper}" css-class="g-paper" width="600px">
    ${content}
    ${footer}
  </mj-body>
</mjml>`;

const section = (inner: string, padding: string): string => `
<mj-section css-class="g-paper" padding="${padding}"><mj-column>${inner}</mj-column></mj-section>`;

const block = (inner: string): string => `<mj-text>${inner}</mj-text>`;

/** A chapter's own logo, on white also in the dark: logos are made for paper. Without pictures its name stands there. */
const logo = `{{#with brand.logo}}<div style="margin:0 0 12px;"><img src="{{url}}" alt="{{alt}}" width="{{width}}" height="{{height}}" style="display:inline-block;padding:6px;border:0;border-radius:8px;background-color:#FFFFFF;color:#1E2430;font-size:14px;line-height:20px;" /></div>{{/with}}`;

/** Whom the letter speaks for, the greeting, and the one sentence that matters. */
export const opening = section(
  block(`
    ${logo}
    <p ${colour('muted', `margin:0 0 32px;${small}`)}>{{heading}}</p>
    <p ${colour('ink', `margin:0 0 12px;${body}`)}>{{greeting}}</p>
    <h1 ${colour('ink', `margin:0;font-family:${serif};font-weight:normal;font-size:26px;line-height:34px;`)}>{{sentence}}</h1>`),
  '32px 20px 12px',
);

/** A chapter of the letter, with its hairline; nothing of it is there when \`condition\` is empty. */
export const part = (condition: string, inner: string): string => `
<mj-raw>{{#if ${condition}}}</mj-raw>
<mj-section css-class="g-paper" padding="12px 20px 0"><mj-column>
  <mj-divider border-width="1px" border-color="${light.hair}" padding="0 0 24px" css-class="rule" />
  ${block(`{{#with ${condition}}}${inner}{{/with}}`)}
</mj-column></mj-section>
<mj-raw>{{/if}}</mj-raw>`;

export const title = `
  <h2 ${colour('ink', `margin:0 0 16px;font-family:${serif};font-weight:normal;font-size:20px;line-height:26px;`)}>{{title}}</h2>`;

export const intro = `
  {{#if intro}}<p ${colour('muted', `margin:-8px 0 20px;${body}`)}>{{intro}}</p>{{/if}}`;

/** Figure rows: what, against which mean, and the figure itself. */
export const figureRows = `
  <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="width:100%;border-collapse:collapse;margin-bottom:12px;">
  {{#each rows}}
    <tr>
      <td style="padding:6px 16px 6px 0;vertical-align:middle;${family}">
        <div ${colour('ink', body)}>{{label}}</div>
        {{#if against}}<div ${colour('muted', small)}>{{against}}</div>{{/if}}
      </td>
      <td align="right" ${colour('ink', `padding:6px 0;vertical-align:middle;text-align:right;white-space:nowrap;font-family:${serif};font-size:24px;line-height:28px;font-variant-numeric:tabular-nums;`)}>{{value}}</td>
    </tr>
  {{/each}}
  </table>`;

const cell = 'style="font-size:0;line-height:0"';
const thin = `<td width="{{width}}" height="5" ${cell}></td>`;
const barCell = (name: 'track' | 'receivedRange' | 'givenRange'): string =>
  `<td width="{{width}}" height="4" class="g-${name}" bgcolor="${light[name]}" ${cell}></td>`;
const pillar = (name: 'received' | 'given' | 'ink', round: string): string =>
  `<td rowspan="3" width="{{width}}" height="14" class="g-${name}" bgcolor="${light[name]}" style="font-size:0;line-height:0${round}"></td>`;

/**
 * The balance bar in table cells of whole pixels: centre = even, a dot with its interval, received left, given right.
 * Three rows of 5, 4 and 5 px; the dot and the mark of the centre stand through all three. The words beside it say the
 * same, so it is hidden from screen readers.
 */
export const balanceBar = `
  {{#with bar}}
  <table role="presentation" aria-hidden="true" width="{{width}}" cellpadding="0" cellspacing="0" border="0" style="width:{{width}}px;table-layout:fixed;border-collapse:separate;margin:12px 0 2px;">
    <tr>{{#each cells}}{{#if receivedDot}}${pillar('received', ';border-radius:7px')}{{else if givenDot}}${pillar('given', ';border-radius:7px')}{{else if evenDot}}${pillar('ink', ';border-radius:7px')}{{else if centre}}${pillar('ink', '')}{{else}}${thin}{{/if}}{{/each}}</tr>
    <tr>{{#each cells}}{{#if receivedRange}}${barCell('receivedRange')}{{else if givenRange}}${barCell('givenRange')}{{else if track}}${barCell('track')}{{/if}}{{/each}}</tr>
    <tr>{{#each cells}}{{#if flat}}${thin}{{/if}}{{/each}}</tr>
  </table>
  <table role="presentation" width="{{width}}" cellpadding="0" cellspacing="0" border="0" style="width:{{width}}px;border-collapse:collapse;margin:0 0 12px;">
    <tr>
      <td align="left" ${colour('received', `${family}${small}`)}>{{received}}</td>
      <td align="right" ${colour('given', `${family}${small}`)}>{{given}}</td>
    </tr>
  </table>
  {{/with}}`;

/** What could be done next, set apart by a line in the colour of what can be acted on. */
const nextStep = `{{#if nextStep}}<table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="width:100%;border-collapse:collapse;margin-top:8px;"><tr><td class="step c-ink" style="border-left:3px solid ${accentSlots.light};padding:0 0 0 12px;color:${light.ink};${family}${body}">{{nextStep}}</td></tr></table>{{/if}}`;

/** A member's own bar and next step, right under the sentence that they prove. */
export const ownBalance = `
<mj-section css-class="g-paper" padding="8px 20px 16px"><mj-column>${block(`${balanceBar}${nextStep}`)}</mj-column></mj-section>`;

/** A person or a thing in a list: its link, the evidence, the bar where there is one, and the next step. */
export const rows = `
  {{#each rows}}
  <table role="presentation" width="100%" cellpadding="0" cellspacing="0" border="0" style="width:100%;border-collapse:collapse;"><tr><td style="padding:0 0 24px;${family}">
    <a href="{{url}}" ${colour('teal', `${body}font-weight:600;text-decoration:none;`)}>{{title}}&nbsp;&rsaquo;</a>
    {{#if kind}}<div ${colour('plum', small)}>{{kind}}</div>{{/if}}
    {{#if sentence}}<div ${colour('ink', `${body}padding-top:4px;`)}>{{sentence}}</div>{{/if}}
    ${balanceBar}
    ${nextStep}
  </td></tr></table>
  {{/each}}
  {{#if more}}<p style="margin:0 0 24px;${body}"><a href="{{moreUrl}}" ${colour('teal', 'text-decoration:underline;')}>{{more}}</a></p>{{/if}}`;

export const paragraph = `<p ${colour('ink', `margin:0 0 16px;${body}`)}>{{sentence}}</p>`;

/** Paragraphs of a personal letter and its signature. */
export const paragraphs = section(
  block(`
    {{#each paragraphs}}<p ${colour('ink', `margin:0 0 16px;${body}`)}>{{this}}</p>{{/each}}
    {{#if signature}}<p ${colour('ink', `margin:0 0 16px;${body}`)}>{{signature}}</p>{{/if}}`),
  '8px 20px 4px',
);

/** Sentences one below the other, without links. */
export const plainRows = `
  {{#each rows}}<p ${colour('ink', `margin:0 0 8px;${body}`)}>{{this}}</p>{{/each}}`;

/** The one primary action of a letter, big enough for a thumb. */
export const button = `
<mj-section css-class="g-paper" padding="24px 20px 8px"><mj-column>
  <mj-button href="{{action.url}}" css-class="act" align="left" background-color="${accentSlots.light}" color="${light.onTeal}" border-radius="10px" font-size="16px" font-weight="600" line-height="24px" inner-padding="12px 24px" padding="0">{{action.label}}</mj-button>
</mj-column></mj-section>`;

/** For those whose client shows no button: the address itself. */
export const fallbackLink = section(
  block(`
    <p ${colour('muted', `margin:16px 0 0;${small}`)}>{{action.fallback}}<br><a href="{{action.url}}" ${colour('teal', `${small}word-break:break-all;`)}>{{action.url}}</a></p>`),
  '0 20px',
);

const footer = `
<mj-section css-class="g-paper" padding="32px 20px 40px"><mj-column>
  <mj-divider border-width="1px" border-color="${light.hair}" padding="0 0 16px" css-class="rule" />
  ${block(`
    <p ${colour('muted', `margin:0;${small}`)}>{{footer.why}}</p>
    {{#if footer.unsubscribeUrl}}<p ${colour('muted', `margin:8px 0 0;${small}`)}><a href="{{footer.preferencesUrl}}" ${colour('muted', 'text-decoration:underline;')}>{{footer.preferences}}</a>&nbsp;&nbsp;&middot;&nbsp; <a href="{{footer.unsubscribeUrl}}" ${colour('muted', 'text-decoration:underline;')}>{{footer.unsubscribe}}</a></p>{{/if}}`)}
</mj-column></mj-section>`;
