/** People without keys sign in where their organisation keeps its staff, and come back as one of it. */
import type { Browser } from "playwright-core";
import { type Case, expectNone } from "./cases.ts";
import { openPage, PLAIN } from "./open-page.ts";
import type { ConsoleStage } from "./stage.ts";

export function directoryCases(browser: Browser, { origin, directory }: ConsoleStage): Case[] {
  return [
    {
      name: "a nurse signs in by the directory, and is one of the hospital without an account",
      async run() {
        const { page, faults, close } = await openPage(browser, origin, "/sign-in", PLAIN);
        try {
          await page.getByRole("link", { name: "Go to the directory" }).click();
          await page.getByRole("link", { name: "Signed in: City Hospital" }).click();
          await page.getByRole("heading", { level: 1, name: "You are signed in" }).waitFor();
          await page.getByText("None: the directory says who it is").waitFor();
          // The way to the directory and back is the one that leads elsewhere.
          const asked = await faults();
          const elsewhere = asked.filter((fault) => fault.startsWith(`asked ${directory}/authorize?`));
          if (elsewhere.length !== 1) throw new Error(`the directory was asked ${elsewhere.length} times`);
          expectNone(asked.filter((fault) => !elsewhere.includes(fault)));
        } finally {
          await close();
        }
      },
    },
  ];
}
