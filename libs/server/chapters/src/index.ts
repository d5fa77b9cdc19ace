export { BrandService, LOGO_PATH, logoPathOf, type LogoFile } from './brand/brand.service.js';
export { logoLimits, logoTooLarge, type LogoType } from './brand/logo-image.js';
export * from './chapter-door.js';
export { SCORECARDS, SETTING_NAMES, type ChapterSettings } from './chapter-settings.js';
export * from './chapters.module.js';
export * from './chapters.queries.js';
export * from './chapters.service.js';
export * from './page.js';
