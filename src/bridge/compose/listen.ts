import { bridgeError } from "../model/errors.ts";

/** What the system says of an address or port that this process cannot have. */
const NOT_TO_BE_HAD: ReadonlySet<unknown> = new Set([
  "EADDRINUSE",
  "EACCES",
  "EADDRNOTAVAIL",
  "ENOTFOUND",
  "EAI_AGAIN",
]);

/**
 * Listens by an entry of the configuration.
 *
 * @throws `CONFIG_INVALID` where its address or port cannot be had.
 */
export async function listenBy<T>(key: string, port: number, listen: () => Promise<T>): Promise<T> {
  try {
    return await listen();
  } catch (cause) {
    const { code } = cause as { code?: unknown };
    if (!NOT_TO_BE_HAD.has(code)) throw cause;
    throw bridgeError(
      "CONFIG_INVALID",
      `${key} cannot be listened on: ${code}, is ${port}`,
      { key, value: port, reason: code },
      cause,
    );
  }
}
