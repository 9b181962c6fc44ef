/** Handing over by phone, where the browser keeps nothing. The handover itself is one of the journeys. */
import type { Browser } from "playwright-core";
import { type Case, expectNone } from "./cases.ts";
import { PHONE, toHandover } from "./handover-journey.ts";
import { openPage } from "./open-page.ts";

export function handoverCases(browser: Browser, origin: string): Case[] {
  return [
    {
      name: "a phone whose browser keeps nothing says so before the form, and of what was signed",
      async run() {
        const open = await openPage(browser, origin, "/", PHONE, () => {
          IDBFactory.prototype.open = () => {
            throw new DOMException("private", "InvalidStateError");
          };
          Storage.prototype.setItem = () => {
            throw new DOMException("full", "QuotaExceededError");
          };
        });
        try {
          await toHandover(open.page);
          await open.page.getByText("This browser keeps nothing").waitFor();
          await open.page.getByText("It is gone when this page closes").waitFor();
          expectNone(await open.faults());
        } finally {
          await open.close();
        }
      },
    },
  ];
}
