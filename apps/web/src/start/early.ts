import { askEarly, type QuestionModule } from './ask-early.js';

const modules = Object.values(import.meta.glob<QuestionModule>('../features/**/*.question.ts', { eager: true }));

/**
 * What the screen of the address asks first, asked by the page while its program is still on its way: a file of its own,
 * which start.ts calls in. Null when nothing was asked: then the screen asks, as it does for whoever comes to it later.
 */
export const askedEarly = askEarly(modules, globalThis.chapterhouseMe).catch(() => null);
