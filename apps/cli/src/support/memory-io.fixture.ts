import { PassThrough, Writable } from 'node:stream';
import type { Environment, Io } from './io.js';

export interface MemoryIo extends Io {
  out(): string;
  err(): string;
}

/** Streams in memory, no terminal. */
export function memoryIo(env: Environment = {}): MemoryIo {
  const [stdout, stderr] = [new Sink(), new Sink()];
  return { stdin: new PassThrough(), stdout, stderr, env, out: () => stdout.text, err: () => stderr.text };
}

class Sink extends Writable {
  text = '';
  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.text += chunk.toString();
    done();
  }
}
