// A worker (see src/start/start.ts): the first formatter of a process looks at every locale there is, which takes a phone
// a quarter of a second. What it finds serves the page's own thread too, which need not wait for it.
new Intl.DateTimeFormat('en');
globalThis.close();
