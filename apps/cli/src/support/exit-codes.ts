/** What a script may rely on. `--help` and the operations guide list them. */
export const EXIT = {
  /** Done; nothing was wrong. */
  ok: 0,
  /** The work failed, or it found problems. */
  failed: 1,
  /** Wrong command, option or setting: nothing was tried. */
  usage: 2,
  /** PostgreSQL, Redis or the mail server cannot be reached, or the embedded engines did not start. */
  unreachable: 3,
  /** Stopped from outside (Ctrl-C). */
  interrupted: 130,
} as const;

export const EXIT_HELP = `Exit codes:
  0  done
  1  the work failed, or problems were found
  2  wrong command, option or setting
  3  an engine (PostgreSQL, Redis, mail) cannot be reached or did not start
  130  stopped by Ctrl-C`;
