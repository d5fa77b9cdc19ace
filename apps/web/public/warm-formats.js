// A worker (see src/start/start.ts): the first formatter of a process looks at every locale there is, which takes a phone
// a quarter of a second. What it finds serves the page's own thread too, which need not wait for it. Then it tells what day
// it is in a time zone, which the page wants to know before anything else.
const dayIn = (timeZone) => new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format();
dayIn('UTC');
globalThis.onmessage = ({ data }) => globalThis.postMessage(dayIn(data));
