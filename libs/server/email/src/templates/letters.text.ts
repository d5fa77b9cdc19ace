import type { LetterKind } from '../letters/letters.js';

/*
 * The plain letters, written for themselves and not squeezed out of the HTML. Handlebars without escaping; a block
 * alone on its line leaves no line behind.
 */

const opening = `{{heading}}

{{greeting}}

{{sentence}}
`;

const title = `
{{title}}
{{underline title}}
{{#if intro}}
{{intro}}

{{/if}}
`;

const figures = `{{#with figures}}
${title}{{#each rows}}
{{label}}: {{value}}{{#if against}} ({{against}}){{/if}}
{{/each}}
{{/with}}
`;

const list = (name: string): string => `{{#with ${name}}}
${title}{{#each rows}}
* {{title}}
{{#if kind}}
  {{kind}}
{{/if}}
{{#if sentence}}
  {{sentence}}
{{/if}}
{{#with bar}}
  {{received}}  {{text}}  {{given}}
{{/with}}
{{#if nextStep}}
  > {{nextStep}}
{{/if}}
  {{url}}

{{/each}}
{{#if more}}
{{more}}: {{moreUrl}}
{{/if}}
{{/with}}
`;

const balance = `{{#with bar}}

{{received}}  {{text}}  {{given}}
{{/with}}
{{#if nextStep}}

> {{nextStep}}
{{/if}}
`;

const said = (name: string): string => `{{#with ${name}}}
${title}{{sentence}}
{{/with}}
`;

const action = `
{{action.label}}:
{{action.url}}
`;

const footer = `
-- 
{{footer.why}}
{{#if footer.unsubscribeUrl}}
{{footer.preferences}}: {{footer.preferencesUrl}}
{{footer.unsubscribe}}: {{footer.unsubscribeUrl}}
{{/if}}
`;

const note = `{{#with note}}

{{sentence}}
{{/with}}
`;

const paragraphs = `{{#each paragraphs}}

{{this}}
{{/each}}
{{#if signature}}

{{signature}}
{{/if}}
`;

const reasons = `{{#with reasons}}

{{title}}
{{underline title}}
{{#each rows}}
* {{this}}
{{/each}}
{{/with}}
`;

/** The plain text of every kind of letter. */
export const textTemplates: Readonly<Record<LetterKind, string>> = {
  'leader-weekly': [
    opening,
    list('drafts'),
    figures,
    list('oneSided'),
    list('attendance'),
    list('turnedAround'),
    list('settlingIn'),
    list('rota'),
    list('asks'),
    list('waiting'),
    list('missing'),
    action,
    footer,
  ].join(''),
  'member-weekly': [
    opening,
    balance,
    list('waiting'),
    list('questions'),
    list('findings'),
    list('next'),
    list('asks'),
    said('thanks'),
    figures,
    said('score'),
    said('attendance'),
    action,
    footer,
  ].join(''),
  'magic-link': [opening, note, action, footer].join(''),
  invitation: [opening, note, action, footer].join(''),
  loop: [opening, list('steps'), said('thanks'), list('nudges'), list('questions'), action, footer].join(''),
  attendance: [opening, paragraphs, action, footer].join(''),
  'one-to-one': [opening, paragraphs, reasons, action, footer].join(''),
};
