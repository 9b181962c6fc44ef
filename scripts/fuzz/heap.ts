/** Bytes in use once what nobody holds is gone. Node has to run with --expose-gc. */
export function heapInUse(): number {
  if (globalThis.gc === undefined) throw new Error("run with node --expose-gc");
  globalThis.gc();
  globalThis.gc(); // what the first finalised
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}
