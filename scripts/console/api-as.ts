import type { Browser } from "playwright-core";
import { openUrlWithin } from "../../src/lib/open-url.ts";
import type { QueryApi } from "../../src/sdk/query/ask.ts";
import { openPage, PLAIN } from "./open-page.ts";
import { signInAs } from "./session-cases.ts";

const COOKIE = "__Host-tally";

/** The query API as an organisation sees it that is played: by the session that it has once it signed in on the first page. */
export async function apiAs(browser: Browser, origin: string, who: string): Promise<QueryApi> {
  const { page, context, close } = await openPage(browser, origin, "/", PLAIN);
  try {
    await signInAs(page, who);
    const token = (await context.cookies()).find(({ name }) => name === COOKIE)?.value;
    if (token === undefined) throw new Error(`${who} has no session`);
    return { url: origin, openUrl: openUrlWithin(20_000), token };
  } finally {
    await close();
  }
}
