import { openUrlWithin } from "../../lib/open-url.ts";
import { listOffers } from "../../sdk/data/actions/agreements/list-offers.ts";
import { listResources } from "../../sdk/data/actions/catalog/list-resources.ts";
import { openVaultSession } from "../../sdk/data/vault/open-vault-session.ts";
import { askVault } from "../../sdk/data/vault/vault-http.ts";
import type { Cli } from "../shared/cli.ts";
import { table } from "../shared/tables.ts";
import { wholeNumber } from "../shared/values.ts";
import type { Verb } from "../shared/verb.ts";

interface FindOptions {
  readonly owner?: number;
  readonly vault?: string;
  readonly signIn?: boolean;
}

interface Shown {
  readonly resource: string;
  readonly title?: string;
  readonly owner: number;
  readonly status: string;
  readonly versions: number;
  readonly offers: readonly unknown[];
}

export const verb: Verb<[text: string | undefined, options: FindOptions]> = {
  takes: (command) =>
    command
      .argument("[text]", "what the title, description or id has in it")
      .option("--owner <org>", "whose resources", wholeNumber)
      .option("--vault <url>", "vault that is asked; the chain alone if left out")
      .option("--sign-in", "sign in to the vault, to see what is for members or parties"),
  async run(cli, text, options) {
    const found =
      options.vault === undefined ? await onChain(cli, options) : await atVault(cli, options.vault, options);
    const wanted = (text ?? "").toLowerCase();
    const resources = found.filter((each) => JSON.stringify(each).toLowerCase().includes(wanted));
    const rows = resources.map(({ resource, title = "-", owner, status, versions, offers }) => [
      resource,
      title,
      owner,
      status,
      versions,
      offers.length,
    ]);
    const headings = ["resource", "title", "owner", "status", "versions", "offers"];
    cli.result(table(headings, rows, cli.layout()), { ok: true, resources });
  },
};

async function onChain(cli: Cli, { owner }: FindOptions): Promise<Shown[]> {
  const client = await cli.client();
  const resources = await listResources(client, owner === undefined ? {} : { owner });
  const found: Shown[] = [];
  for (const each of resources) {
    const offers = (await listOffers(client, { resource: each.resource })).filter(({ closed }) => !closed);
    found.push({ ...each, offers });
  }
  return found;
}

async function atVault(cli: Cli, url: string, { owner, signIn = false }: FindOptions): Promise<Shown[]> {
  const deployment = await cli.deployment();
  const http = signIn
    ? await openVaultSession({ url, signer: await cli.signer(), deployment })
    : { url: url.replace(/\/+$/, ""), openUrl: openUrlWithin(30_000) };
  const token = "token" in http ? { token: http.token } : {};
  const answer = await askVault(http, { method: "GET", path: "/v1/resources", ...token });
  const { resources } = answer as { readonly resources: readonly Shown[] };
  return resources.filter((each) => owner === undefined || each.owner === owner);
}
