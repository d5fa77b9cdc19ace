// The chosen colours before the first paint. The key is Mantine's own.
(function () {
  var chosen = null;
  try {
    chosen = globalThis.localStorage.getItem('mantine-color-scheme-value');
  } catch {
    // Storage is switched off: the system's choice holds.
  }
  var dark = chosen === 'dark' || (chosen !== 'light' && globalThis.matchMedia('(prefers-color-scheme: dark)').matches);
  globalThis.document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
})();
