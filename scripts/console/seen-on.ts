import type { Browser, Page } from "playwright-core";
import { axeProblems } from "./axe.ts";
import { type Case, expectNone } from "./cases.ts";
import { goTo, openPage, PLAIN } from "./open-page.ts";
import { signInAs } from "./session-cases.ts";

/** What somebody sees at a path of the second chain. @returns Makes a case; nobody is signed in where `who` is undefined. */
export const seenOn =
  (browser: Browser, origin: string) =>
  (who: string | undefined, what: string, path: string, act: (page: Page) => Promise<void>): Case => ({
    name: `second chain: ${who ?? "nobody in particular"} ${what}`,
    async run() {
      const { page, faults, close } = await openPage(browser, origin, "/", PLAIN);
      try {
        if (who !== undefined) await signInAs(page, who);
        await goTo(page, `${origin}${path}`);
        await act(page);
        expectNone([...(await axeProblems(page)), ...(await faults())]);
      } finally {
        await close();
      }
    },
  });
