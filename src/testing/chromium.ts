import { existsSync } from "node:fs";
import { type Browser, chromium } from "playwright-core";

/** Switches that give a browser a camera that sees this video, and nobody to ask for it. @param file YUV4MPEG2. */
export const fakeCamera = (file: string): string[] => [
  "--use-fake-device-for-media-stream",
  `--use-file-for-fake-video-capture=${file}`,
];

/** $TALLY_CHROMIUM, or where Debian puts it; undefined when it is not there. */
export function chromiumPath(): string | undefined {
  const path = process.env.TALLY_CHROMIUM ?? "/usr/bin/chromium";
  return existsSync(path) ? path : undefined;
}

/** A headless Chromium that talks to nobody but the page's own endpoints. @param more Switches besides. */
export function launchChromium(executablePath: string, more: readonly string[] = []): Promise<Browser> {
  const args = [
    "--no-sandbox",
    "--disable-gpu",
    "--font-render-hinting=none",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    ...more,
  ];
  return chromium.launch({ executablePath, args, headless: true });
}
