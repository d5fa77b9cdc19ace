// @ts-check
// Preloaded by the processes that `npm start` starts: when their parent is gone (killed, even), they stop too.
if (process.channel) {
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.exit(1), 15_000).unref();
  });
  process.channel.unref();
}
