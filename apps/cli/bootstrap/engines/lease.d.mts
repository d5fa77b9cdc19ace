/** Whether a process with this id runs, ours or another user's. */
export declare function isAlive(pid: number): boolean;
/** Runs `work` while no other process holds the folder's lock. */
export declare function withLock<T>(folder: string, work: () => Promise<T>): Promise<T>;
/** Notes that this process uses the engine of a folder. */
export declare function enter(folder: string): void;
/** Takes that back; whether nobody uses the engine any more. */
export declare function leave(folder: string): boolean;
/** Leaves without waiting, and runs `stop` if nobody else uses the engine or is about to. */
export declare function leaveNow(folder: string, stop: () => void): void;
/** Process ids of the users of an engine that still live. */
export declare function others(folder: string): number[];
export declare function isPortFree(port: number): Promise<boolean>;
/** The wanted port of 127.0.0.1, or another one when it is taken. */
export declare function freePort(wanted?: number): Promise<number>;
