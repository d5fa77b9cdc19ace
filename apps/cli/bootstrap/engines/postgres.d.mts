export interface PostgresOptions {
  /** Everything of this engine is kept here. */
  folder: string;
  /** False for tests: no fsync, so a power cut may break the data. */
  durable?: boolean;
  /** Wanted port; another one is taken, and remembered, when it is not free. */
  port?: number;
  maxConnections?: number;
  /** Default: embedded, else the machine's own. */
  binaries?: 'embedded' | 'system';
  /** Default: what this user can do. */
  mode?: 'direct' | 'namespace' | 'copy';
}
export interface Postgres {
  /** Of 127.0.0.1. */
  port: number;
  pid: number;
  /** Whether it was running already. */
  reused: boolean;
  /** Which PostgreSQL it is, in words. */
  origin: string;
  /** For migrations; role `chapterhouse`. */
  ownerUrl(database?: string): string;
  /** For everything else; role `chapterhouse_app`, held by row-level security. */
  appUrl(database?: string): string;
  /** Stops it, unless another process still uses it. */
  stop(): Promise<void>;
  /** The same without waiting, for a process that is ending. */
  stopNow(): void;
}
export declare const OWNER: string;
export declare const APP: string;
export declare const DATABASE: string;
/** Starts the server of a folder (making the cluster the first time), or joins the one that runs there already. */
export declare function startPostgres(options: PostgresOptions): Promise<Postgres>;
