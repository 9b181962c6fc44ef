/** A time is the same time wherever the browser is. */
import type { Browser } from "playwright-core";
import { type Case, expectNone } from "./cases.ts";
import { ZONE } from "./open-console.ts";
import { openPage, PLAIN, settled } from "./open-page.ts";
import { firstDestroyed } from "./paths.ts";
import type { ConsoleStage } from "./stage.ts";

/** Ahead of UTC, behind it by half an hour too, and where it is another day. */
const ZONES = ["Asia/Shanghai", "America/St_Johns", "Pacific/Kiritimati"];

const TIMES = /[\d-]* ?\d\d:\d\d:\d\d UTC(?:[+-]\d\d:\d\d)?/g;

export function zoneCases(browser: Browser, { origin }: ConsoleStage): Case[] {
  const look = async (path: string, zone: string) => {
    const { page, faults, close } = await openPage(browser, origin, path, { ...PLAIN, zone });
    try {
      await settled(page);
      expectNone(await faults());
      return ((await page.getByRole("main").textContent()) ?? "").match(TIMES) ?? [];
    } finally {
      await close();
    }
  };
  return [
    {
      name: "times are the same in every time zone of a browser, and those of things are said by the sites' clock too",
      async run() {
        for (const path of [
          `${await firstDestroyed(origin)}?tab=timeline`,
          "/proposals",
          "/exceedances?stage=Closed",
        ]) {
          const [first = [], ...others] = await Promise.all(ZONES.map((zone) => look(path, zone)));
          if (first.length === 0) throw new Error(`${path} says no time`);
          const named = first.some((time) => time.endsWith(`UTC${ZONE}`));
          if (named !== !path.startsWith("/proposals")) throw new Error(`${path} names the sites' zone: ${named}`);
          for (const other of others) {
            if (String(other) !== String(first)) throw new Error(`${path} in ${ZONES}: ${first}; ${other}`);
          }
        }
      },
    },
  ];
}
