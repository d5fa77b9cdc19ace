/** The person would rather not sign in now; what waited for it was not done. */
export class SignInDeclined extends Error {
  constructor() {
    super('You are not signed in. Sign in to go on; what you typed is still here.');
    this.name = 'SignInDeclined';
  }
}

/**
 * Between an ended session and a new one. A request that was refused because nobody is signed in waits here, and goes
 * on when somebody has signed in: nothing has to be typed again.
 */
export class SessionGate {
  private waiting: { promise: Promise<void>; open: () => void; giveUp: (error: Error) => void } | null = null;
  private readonly listeners = new Set<(closed: boolean) => void>();

  /** Whether requests are waiting for a sign-in. */
  get closed(): boolean {
    return this.waiting !== null;
  }

  /** Resolves after signing in; rejects when the person would rather not. */
  wait(): Promise<void> {
    if (!this.waiting) {
      let open: () => void = () => undefined;
      let giveUp: (error: Error) => void = () => undefined;
      const promise = new Promise<void>((resolve, reject) => {
        open = resolve;
        giveUp = reject;
      });
      this.waiting = { promise, open, giveUp };
      this.tell();
    }
    return this.waiting.promise;
  }

  /** Somebody has signed in: everything goes on. */
  open(): void {
    const { waiting } = this;
    this.waiting = null;
    waiting?.open();
    this.tell();
  }

  giveUp(): void {
    const { waiting } = this;
    this.waiting = null;
    waiting?.giveUp(new SignInDeclined());
    this.tell();
  }

  listen(listener: (closed: boolean) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  private tell(): void {
    for (const listener of this.listeners) listener(this.closed);
  }
}
