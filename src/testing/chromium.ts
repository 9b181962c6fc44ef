import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** $TALLY_CHROMIUM, or where Debian puts it; undefined when it is not there. */
export function chromiumPath(): string | undefined {
  const path = process.env.TALLY_CHROMIUM ?? "/usr/bin/chromium";
  return existsSync(path) ? path : undefined;
}

/** A headless Chromium that talks to nobody but the page's own endpoints. */
export function launchChromium(executablePath: string): Promise<Browser> {
  const args = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
  ];
  return chromium.launch({ executablePath, args, headless: true });
}
