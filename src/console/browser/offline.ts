/** Under Trusted Types a script's address has to come from a policy. This one knows one address. */
interface TypesFactory {
  createPolicy(name: string, rules: { createScriptURL(url: string): string }): { createScriptURL(url: string): string };
}

const WORKER = "/sw.js";

function refuse(url: string): string {
  if (url !== WORKER) throw new TypeError("no such worker");
  return url;
}

/** Keeps the console's files, so that what needs no network works without one. Says whether that could be had. */
export async function keepForOffline(): Promise<boolean> {
  if (!("serviceWorker" in navigator)) return false;
  const { trustedTypes } = globalThis as unknown as { trustedTypes?: TypesFactory };
  const url = trustedTypes?.createPolicy("tallystick", { createScriptURL: refuse }).createScriptURL(WORKER) ?? WORKER;
  try {
    await navigator.serviceWorker.register(url, { scope: "/" });
    return true;
  } catch {
    return false;
  }
}
