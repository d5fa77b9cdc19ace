// @ts-check
// One line per step with its time, on stderr, so that stdout stays free for what a command answers.

const terminal = process.stderr.isTTY === true;

/** @param {number} since milliseconds @returns {string} such as `4.2 s` or `1 min 12 s` */
export function elapsed(since) {
  const seconds = (Date.now() - since) / 1000;
  return seconds < 60 ? `${seconds.toFixed(1)} s` : `${Math.floor(seconds / 60)} min ${Math.round(seconds % 60)} s`;
}

/**
 * Shows that something is under way: the seconds count up on a terminal; elsewhere a line comes now and then.
 * @param {string} what
 */
export function progress(what) {
  const since = Date.now();
  const paint = (/** @type {string} */ line, end = '\n') =>
    process.stderr.write(terminal ? `\r\x1b[K${line}${end}` : `${line}\n`);
  const tick = () => (terminal ? paint(`  ${what} … ${elapsed(since)}`, '') : paint(`  … ${what}, ${elapsed(since)}`));
  const timer = setInterval(tick, terminal ? 200 : 20_000);
  timer.unref();
  if (terminal) tick();
  const finish = (/** @type {string} */ mark, /** @type {string} */ text) => {
    clearInterval(timer);
    paint(`${mark} ${text} (${elapsed(since)})`);
  };
  return {
    /** @param {string} [text] */
    done: (text = what) => finish('✓', text),
    /** @param {string} [text] */
    fail: (text = what) => finish('✗', text),
    /** Takes the line away, for something that turned out not to be worth telling. */
    drop: () => {
      clearInterval(timer);
      if (terminal) paint('', '');
    },
  };
}
