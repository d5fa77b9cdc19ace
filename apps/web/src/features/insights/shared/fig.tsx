// Home shows figures, too, and works without a connection: what it needs is not a part of the leaders' chunks.
export { Fig } from '../../../app/insights/fig.js';
