/** What this device keeps for when there is no network: copies of what is public, and the public half of a passkey. No secret. */
const PREFIX = "tallystick.keep.";

/** Whether it is kept. Private windows and full disks refuse. */
export function keepJson(name: string, value: unknown): boolean {
  try {
    localStorage.setItem(PREFIX + name, JSON.stringify(value));
    return true;
  } catch {
    return false;
  }
}

export function keptJson<Value>(name: string): Value | undefined {
  try {
    const text = localStorage.getItem(PREFIX + name);
    return text === null ? undefined : (JSON.parse(text) as Value);
  } catch {
    return undefined;
  }
}

export function dropJson(name: string): void {
  try {
    localStorage.removeItem(PREFIX + name);
  } catch {
    // what keeps nothing has nothing to drop
  }
}

/** Seconds since 1970, by this device's clock. */
export const deviceSeconds = (): number => Math.floor(Date.now() / 1_000);
