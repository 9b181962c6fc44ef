/** What can be done about an exceedance is done by whom the contracts let, and is refused to others before they sign. */
import type { Browser } from "playwright-core";
import { axeProblems } from "./axe.ts";
import { type Case, expectNone } from "./cases.ts";
import { openPage, PLAIN } from "./open-page.ts";

/** @param path Of the page of an exceedance that is not closed. */
export const exceedanceCases = (browser: Browser, origin: string, path: string): Case[] => [
  {
    name: "exceedance: a bank would be refused before it signs, and a regulator sees every field",
    async run() {
      const { page, faults, close } = await openPage(browser, origin, path, PLAIN);
      try {
        const choice = page.getByLabel("Act", { exact: true });
        await page.getByRole("heading", { name: "What can be done about it" }).waitFor();
        if (await choice.isVisible()) await choice.selectOption({ label: "Close it" });
        await page.getByRole("combobox", { name: /^As/ }).selectOption({ label: "North Bank" });
        await page.getByRole("button", { name: "Close it" }).click();
        await page.getByText("this account is not of a regulator").waitFor();
        if (!(await page.getByRole("button", { name: "Sign and send as North Bank" }).isDisabled()))
          throw new Error("it could be signed all the same");
        await page.getByRole("button", { name: "Not now" }).click();
        await page.getByRole("combobox", { name: /^As/ }).selectOption({ label: "River Authority" });
        await page.getByRole("button", { name: "Close it" }).click();
        const signed = page.getByRole("region", { name: "What is signed" });
        for (const field of ["close", "31337", "Operator"]) await signed.getByText(field).first().waitFor();
        expectNone([...(await axeProblems(page)), ...(await faults())]);
      } finally {
        await close();
      }
    },
  },
];
