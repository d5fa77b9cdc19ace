// The settings decide which engines are started, so the environment is read here, before there is a configuration.
import { env } from 'node:process';
import { runCommandLine } from './program.js';

// A reader that goes away (`| head`) is no failure of ours.
process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 1));

const { stdin, stdout, stderr } = process;
process.exitCode = await runCommandLine(process.argv.slice(2), { stdin, stdout, stderr, env });
