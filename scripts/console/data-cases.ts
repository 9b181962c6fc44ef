/** The catalogue, what is agreed over it, and what was computed, by clicks alone. */
import type { Browser, Page } from "playwright-core";
import { openUrlWithin } from "../../src/lib/open-url.ts";
import type { QueryApi } from "../../src/sdk/query/ask.ts";
import { queryAgreement, queryAgreements, queryComputations } from "../../src/sdk/query/data.ts";
import { queryOrganisations } from "../../src/sdk/query/members.ts";
import { axeProblems } from "./axe.ts";
import { type Case, expectNone } from "./cases.ts";
import type { FinanceStage } from "./finance-stage.ts";
import { goTo, openPage, PLAIN } from "./open-page.ts";
import { routeCases } from "./route-cases.ts";
import { signInAs } from "./session-cases.ts";

const CONSUMER = "North Bank";

/** What the consumer can end: it is in force, or was asked for. */
async function endable(api: QueryApi) {
  const consumer =
    (await queryOrganisations(api, { limit: 500 })).items.find(({ name }) => name === CONSUMER)?.org ?? 0;
  for (const [state, act] of [
    ["Active", "End it"],
    ["Requested", "Decline it"],
  ] as const) {
    const { items } = await queryAgreements(api, { state, limit: 100 });
    const found = items.find((each) => each.consumer === consumer);
    if (found) return { path: `/agreements/${found.agreement}`, act, agreement: found.agreement };
  }
  throw new Error("nothing is agreed or asked for on the second chain");
}

/** @param screens Where pictures go; none if undefined. */
export async function dataCases(
  browser: Browser,
  { origin, agree }: FinanceStage,
  screens: string | undefined,
): Promise<Case[]> {
  const api: QueryApi = { url: origin, openUrl: openUrlWithin(20_000) };
  const [computation] = (await queryComputations(api, { limit: 1 })).items;
  const [agreed] = (await queryAgreements(api, { limit: 1 })).items;
  if (!computation || !agreed) throw new Error("the second chain lacks a computation or an agreement");
  const on = (name: string, path: string, act: (page: Page) => Promise<void>): Case => ({
    name: `data: ${name}`,
    async run() {
      const { page, faults, close } = await openPage(browser, origin, path, PLAIN);
      try {
        await act(page);
        expectNone([...(await axeProblems(page)), ...(await faults())]);
      } finally {
        await close();
      }
    },
  });
  return [
    on("the catalogue is searched, and leads to what was published and agreed", "/resources", async (page) => {
      const cells = page.getByRole("main").getByRole("cell").getByRole("link");
      await cells.first().waitFor();
      await page.getByLabel("Owner's name, or the beginning of a hash").fill("0xffffffffffff");
      await page.getByText("None of those that are loaded is such.").waitFor();
      await page.getByLabel("Owner's name, or the beginning of a hash").fill(agreed.resource.slice(0, 12));
      await page.getByRole("link", { name: agreed.resource.slice(0, 10) }).click();
      await page.getByRole("heading", { name: "Published" }).waitFor();
      await page.getByRole("link", { name: agreed.agreement.slice(0, 10) }).click();
      await page.getByRole("heading", { level: 1, name: "Agreement" }).waitFor();
      await page.getByText(`${agreed.uses} of ${agreed.maxUses} used`).waitFor();
      await page.getByText(`It may do so ${agreed.maxUses} times`).waitFor();
    }),
    on("a computation shows the hash of its result, and the data that went in", "/computations", async (page) => {
      const { computation: id, resultHash, job } = computation;
      await page.getByRole("link", { name: id.slice(0, 10) }).click();
      await page
        .getByText(resultHash ?? "none before it is tallied")
        .first()
        .waitFor();
      await page
        .getByRole("link", { name: job.inputs[0]?.resource.slice(0, 10) ?? "" })
        .first()
        .waitFor();
    }),
    on("a party ends an agreement after it saw what it signs; somebody else would be refused", "/", async (page) => {
      await agree();
      const ending = await endable(api);
      await signInAs(page, CONSUMER);
      await goTo(page, `${origin}${ending.path}`);
      const choice = page.getByLabel("Act", { exact: true });
      if (await choice.isVisible()) await choice.selectOption({ label: ending.act });
      await page.getByRole("combobox", { name: /^As/ }).selectOption({ label: "East Bank" });
      await page.getByRole("button", { name: ending.act }).click();
      await page.getByText("this account is of an organisation that has no say in this").waitFor();
      await page.getByRole("button", { name: "Not now" }).click();
      await page.getByRole("combobox", { name: /^As/ }).selectOption({ label: CONSUMER });
      await page.getByRole("button", { name: ending.act }).click();
      const signed = page.getByRole("region", { name: "What is signed" });
      for (const field of ["Policy (hash)", "To be agreed until", "31337"])
        await signed.getByText(field).first().waitFor();
      await page.getByRole("button", { name: `Sign and send as ${CONSUMER}` }).click();
      await page.getByRole("heading", { name: "What can be done about it" }).waitFor({ state: "detached" });
      const { state } = (await queryAgreement(api, { agreement: ending.agreement })).item;
      if (state !== "Retired" && state !== "Terminated") throw new Error(`the chain has it as ${state}`);
    }),
    ...routeCases(
      browser,
      origin,
      [
        "/resources",
        `/resources/${agreed.resource}`,
        `/resources/${agreed.resource}?tab=timeline`,
        `/computations/${computation.computation}`,
      ],
      screens,
    ).map(({ name, run }) => ({ name: `data: ${name}`, run })),
  ];
}
