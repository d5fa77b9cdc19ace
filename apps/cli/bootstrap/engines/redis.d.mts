export interface RedisOptions {
  /** The server's data, and a downloaded redis-server, are kept here. */
  folder: string;
  /** True: an append-only file survives a restart. Default: memory only. */
  durable?: boolean;
  /** Whether to fetch redis-server by apt when the machine has none; default true. */
  download?: boolean;
}
export interface Redis {
  /** With its password, on 127.0.0.1. */
  url: string;
  pid: number;
  /** Whether it was running already. */
  reused: boolean;
  /** Stops it, unless another process still uses it. */
  stop(): Promise<void>;
  /** The same without waiting, for a process that is ending. */
  stopNow(): void;
}
export declare const NO_REDIS: string;
/** Starts a Redis, or joins the one that runs in that folder already. */
export declare function startRedis(options: RedisOptions): Promise<Redis>;
