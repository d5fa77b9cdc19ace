/** Such as `4.2 s` or `1 min 12 s`; `since` in milliseconds. */
export declare function elapsed(since: number): string;
/** Shows on stderr that something is under way, and how long it took. */
export declare function progress(what: string): { done(text?: string): void; fail(text?: string): void; drop(): void };
