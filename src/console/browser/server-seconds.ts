import { PATIENCE } from "./read-json.ts";

/** Seconds since 1970 by the server's clock, as its answers have it; undefined where they do not. @throws what the network failed with. */
export async function serverSeconds(path: string): Promise<number | undefined> {
  const { headers } = await fetch(path, { method: "HEAD", cache: "no-store", signal: AbortSignal.timeout(PATIENCE) });
  const time = Date.parse(headers.get("date") ?? "");
  return Number.isNaN(time) ? undefined : Math.floor(time / 1_000);
}
