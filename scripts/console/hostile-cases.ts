/** Texts that somebody put on the chain to hurt: they are shown as texts, and nothing of them runs or leaves. */
import type { Browser } from "playwright-core";
import type { Client } from "../../src/sdk/core/client.ts";
import { proposeAndWait } from "../../src/sdk/members/actions/council/propose.ts";
import { buildSetRolesProposal } from "../../src/sdk/members/actions/council/build-set-roles-proposal.ts";
import { HOSTILE_TEXTS } from "../../src/testing/console/hostile-texts.ts";
import { type Case, expectNone } from "./cases.ts";
import { goTo, nameOf, openPage, tooWide, type View } from "./open-page.ts";

/** Proposes each of the texts to the Council. */
export async function putHostileTexts(client: Client): Promise<void> {
  for (const [i, text] of HOSTILE_TEXTS.entries()) {
    const description = text === "" ? `${i}` : text;
    await proposeAndWait(client, { proposal: buildSetRolesProposal(client, { org: 1, roles: [], description }) });
  }
}

const VIEWS: readonly View[] = [
  { language: "en", theme: "light", width: 360 },
  { language: "zh", theme: "dark", width: 1280 },
];

export function hostileCases(browser: Browser, origin: string): Case[] {
  const paths = [
    "/proposals",
    ...HOSTILE_TEXTS.filter((text) => text !== "").map((text) => `/search?q=${encodeURIComponent(text)}`),
  ];
  return VIEWS.map((view) => ({
    name: `hostile texts do nothing: ${nameOf(view)}`,
    async run() {
      const { page, faults, close } = await openPage(browser, origin, "/proposals", view);
      try {
        for (const path of paths) {
          await goTo(page, `${origin}${path.slice(0, 1_500)}`);
          const hurt = await page.evaluate(() => "hurt" in globalThis);
          const wide = await tooWide(page);
          expectNone([
            ...(hurt ? [`${path}: something ran`] : []),
            ...(wide > 0 ? [`${path}: ${wide} px wider than the window`] : []),
            ...(await faults()),
          ]);
        }
      } finally {
        await close();
      }
    },
  }));
}
