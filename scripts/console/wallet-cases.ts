/** Wallets that are in the browser (EIP-6963): the one that was chosen signs, whatever another calls itself. */
import type { Browser, Page } from "playwright-core";
import { openUrlWithin, readBody } from "../../src/lib/open-url.ts";
import { queryProposals } from "../../src/sdk/query/members.ts";
import { type Case, expectNone } from "./cases.ts";
import { goTo, type OpenPage, openPage, PLAIN } from "./open-page.ts";
import type { ConsoleStage } from "./stage.ts";

/** What both call themselves. */
const NAME = "Twin";
/** Who made each, and whose account it has. */
const TWINS = { "org.first": "Steel Works", "org.second": "North Bank" } as const;
type Maker = keyof typeof TWINS;

interface Asked {
  readonly method: string;
  readonly params?: readonly unknown[];
}

const openUrl = openUrlWithin(60_000);

async function askNode(node: string, { method, params = [] }: Asked): Promise<unknown> {
  const body = JSON.stringify({ jsonrpc: "2.0", id: 1, method, params });
  const headers = { "content-type": "application/json" };
  const answer = await openUrl({ url: node, method: "POST", headers, body });
  const { result, error } = JSON.parse(new TextDecoder().decode(await readBody(answer.body, 2 ** 24)));
  if (error !== undefined) throw new Error(error.message);
  return result;
}

/** Puts both into the window's next pages, and something that only says it is one. Gives what each was asked. */
async function announceTwins({ context }: OpenPage, { node, members }: ConsoleStage): Promise<Map<Maker, string[]>> {
  const makers = Object.keys(TWINS) as Maker[];
  const asked = new Map<Maker, string[]>(makers.map((maker) => [maker, []]));
  await context.exposeFunction("askTwin", (maker: Maker, request: Asked) => {
    asked.get(maker)?.push(request.method);
    const account = members.get(TWINS[maker])?.sender?.address;
    if (/^eth_(requestA|a)ccounts$/.test(request.method)) return [account];
    return askNode(node, request);
  });
  await context.addInitScript(
    ({ name, makers }) => {
      const { askTwin } = globalThis as unknown as { askTwin(maker: string, request: unknown): Promise<unknown> };
      const wallets = makers.map((rdns) => ({
        info: { uuid: crypto.randomUUID(), name, icon: "", rdns },
        provider: { request: (request: unknown) => askTwin(rdns, request) },
      }));
      const announce = () => {
        for (const detail of [...wallets, { info: { name } }, undefined]) {
          dispatchEvent(new CustomEvent("eip6963:announceProvider", { detail }));
        }
      };
      addEventListener("eip6963:requestProvider", announce);
      announce();
    },
    { name: NAME, makers },
  );
  return asked;
}

async function signInBySecond(page: Page, origin: string): Promise<void> {
  await goTo(page, `${origin}/sign-in`);
  await page.getByRole("button", { name: `With ${NAME} (org.first)` }).waitFor();
  await page.getByRole("button", { name: `With ${NAME} (org.second)` }).click();
  await page.getByRole("button", { name: `Sign it as ${NAME} (org.second)` }).click();
  await page.getByRole("link", { name: `Signed in: ${TWINS["org.second"]}` }).waitFor();
}

/** Votes by the second, which is chosen before the reason is written; the result stays when the form is changed. */
async function voteBySecond(page: Page): Promise<void> {
  const signer = page.getByRole("combobox", { name: /^As/ });
  await signer.selectOption({ label: `${NAME} (org.second)` });
  await page.getByLabel("Reason, for all to read").fill("It says nothing");
  await page.getByRole("combobox", { name: "Your vote" }).selectOption({ label: "Against" });
  await page.getByRole("button", { name: "Look at what is signed" }).click();
  const signed = page.getByRole("region", { name: "What is signed" });
  for (const text of ["Against", "It says nothing", "Members.setRoles"]) await signed.getByText(text).first().waitFor();
  await page.getByRole("button", { name: `Sign and send as ${NAME} (org.second)` }).click();
  await page.getByText("It is on the chain").waitFor();
  await page.getByLabel("Reason, for all to read").fill("Something else");
  await page.getByRole("button", { name: "Look at what is signed" }).click();
  await page.getByText("this account has voted already").waitFor();
  await page.getByText("It is on the chain").waitFor();
}

/** A proposal on which votes are cast, and which one more does not carry. */
async function openProposal(origin: string): Promise<string> {
  const { items } = await queryProposals({ url: origin, openUrl }, { limit: 500 });
  const found = items.find(({ state, cast }) => state === "Active" && cast.length === 0);
  if (found === undefined) throw new Error("there is no proposal on which nobody has voted");
  return found.proposalId;
}

export function walletCases(browser: Browser, stage: ConsoleStage): Case[] {
  return [
    {
      name: "of two wallets with the same name the one that is chosen signs in, and votes",
      async run() {
        const { origin } = stage;
        const open = await openPage(browser, origin, "/", PLAIN);
        try {
          const asked = await announceTwins(open, stage);
          await signInBySecond(open.page, origin);
          await goTo(open.page, `${origin}/proposals/${await openProposal(origin)}`);
          await voteBySecond(open.page);
          const byFirst = asked.get("org.first") ?? [];
          if (byFirst.length > 0) throw new Error(`the other wallet was asked ${byFirst.join(", ")}`);
          for (const method of ["personal_sign", "eth_sendTransaction"]) {
            if (!asked.get("org.second")?.includes(method)) throw new Error(`the wallet was not asked ${method}`);
          }
          expectNone(await open.faults());
        } finally {
          await open.close();
        }
      },
    },
  ];
}
