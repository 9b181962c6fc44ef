/**
 * Ends the process after so many milliseconds if it has not ended by itself: for a program that was told to stop and waits for
 * something that does not come. The wait itself keeps nothing alive.
 */
export function exitAfter(ms: number, status: number): void {
  setTimeout(() => process.exit(status), ms).unref();
}
