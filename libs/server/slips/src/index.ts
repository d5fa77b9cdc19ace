export * from './slips.inputs.js';
export * from './slips.views.js';
