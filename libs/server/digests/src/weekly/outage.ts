/** SQLSTATE classes that say something about the server or the moment, not about the data: connection, resources, operator, system; and serialisation. */
const PASSING = /^(08|53|57|58|40)/;
const SOCKET = /^(ECONN|EHOST|ENET|ETIMEDOUT|EPIPE|EAI_AGAIN|ENOTFOUND)/;

/** Whether an error passes by itself: worth another try later, and no fault of the chapter that was being computed. */
export function isOutage(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if ('code' in error && typeof error.code === 'string') {
    if (PASSING.test(error.code) || SOCKET.test(error.code) || error.code === 'CONFLICT') return true;
  }
  if ('driverError' in error && isOutage(error.driverError)) return true;
  return (
    error instanceof Error &&
    /connection terminated|connection timeout|timeout exceeded when trying to connect/i.test(error.message)
  );
}
