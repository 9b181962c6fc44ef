import type { Command } from "commander";
import type { Client } from "../../sdk/core/client.ts";
import { setRegistrarProposal } from "../../sdk/evidence/actions/fingerprints/set-registrar-proposal.ts";
import { admitProposal } from "../../sdk/members/actions/council/admit-proposal.ts";
import { cancelAndWait } from "../../sdk/members/actions/council/cancel.ts";
import { executeAndWait } from "../../sdk/members/actions/council/execute.ts";
import { getProposal, type ProposalDetails } from "../../sdk/members/actions/council/get-proposal.ts";
import { listProposals } from "../../sdk/members/actions/council/list-proposals.ts";
import { proposeAndWait } from "../../sdk/members/actions/council/propose.ts";
import { queueAndWait } from "../../sdk/members/actions/council/queue.ts";
import { recoverProposal } from "../../sdk/members/actions/council/recover-proposal.ts";
import { setDualControlProposal } from "../../sdk/members/actions/council/set-dual-control-proposal.ts";
import { setRolesProposal } from "../../sdk/members/actions/council/set-roles-proposal.ts";
import { setStandingProposal } from "../../sdk/members/actions/council/set-standing-proposal.ts";
import { type Support, voteAndWait } from "../../sdk/members/actions/council/vote.ts";
import type { Proposal } from "../../sdk/members/model/proposal.ts";
import type { Role } from "../../sdk/members/model/roles.ts";
import type { Cli } from "../cli.ts";
import { bigNumber, oneOf, onOff, roles, showTime, table, wholeNumber } from "../values.ts";

/** The standings that the Council can give. */
const DECIDED = ["Active", "Restricted", "Expelled"] as const;
type Decided = (typeof DECIDED)[number];

/** `tally council`: what the members decide together. */
export function register(program: Command, cli: Cli): void {
  const council = program.command("council").description("propose, vote, queue, execute");
  registerProposals(council.command("propose").description("put a proposal to the vote"), cli);

  council
    .command("list")
    .description("every proposal")
    .action(async () => {
      const proposals = await listProposals(await cli.client());
      const rows = proposals.map((p) => [short(p.proposalId), p.state, votesOf(p), p.description]);
      cli.result(table(["id", "state", "for/against/abstain", "description"], rows), { ok: true, proposals });
    });

  council
    .command("show")
    .description("one proposal")
    .argument("<id>", "its number, or the beginning as `list` shows it")
    .action(async (id: string) => {
      const client = await cli.client();
      const proposal = await getProposal(client, { proposalId: await findId(client, id) });
      const lines = [
        proposal.description,
        `id        ${proposal.proposalId}`,
        `state     ${proposal.state}`,
        `votes     ${votesOf(proposal)} (for/against/abstain), needs ${proposal.quorum} for`,
        `open      ${showTime(proposal.snapshot)} to ${showTime(proposal.deadline)}`,
        `execute   ${showTime(proposal.eta, "not queued")}`,
        ...proposal.targets.map((target, i) => `call      ${target} ${proposal.calldatas[i]}`),
      ];
      cli.result(lines.join("\n"), { ok: true, proposal });
    });

  council
    .command("vote")
    .description("vote on a proposal")
    .argument("<id>")
    .argument("<support>", "for, against or abstain", oneOf(["for", "against", "abstain"]))
    .option("--reason <text>", "public", "")
    .action(async (id: string, support: Support, { reason }: { reason: string }) => {
      const client = await cli.writer();
      const proposalId = await findId(client, id);
      const { receipt, weight } = await voteAndWait(client, { proposalId, support, reason });
      const { state } = await getProposal(client, { proposalId });
      cli.result(`voted ${support}; the proposal is ${state} now`, {
        ok: true,
        proposalId,
        support,
        weight,
        state,
        tx: receipt.hash,
      });
    });

  for (const [name, description, act] of [
    ["queue", "hand a proposal that passed to the timelock", queueAndWait],
    ["execute", "execute a queued proposal whose delay is over", executeAndWait],
    ["cancel", "take back your own proposal before voting begins", cancelAndWait],
  ] as const) {
    council
      .command(name)
      .description(description)
      .argument("<id>")
      .action(async (id: string) => {
        const client = await cli.writer();
        const proposalId = await findId(client, id);
        const { receipt } = await act(client, { proposalId });
        const { state, eta } = await getProposal(client, { proposalId });
        const when = state === "Queued" ? `, executable from ${showTime(eta)}` : "";
        cli.result(`the proposal is ${state} now${when}`, { ok: true, proposalId, state, eta, tx: receipt.hash });
      });
  }
}

function registerProposals(propose: Command, cli: Cli): void {
  /** One kind of proposal: `build` makes it from the command's arguments and options. */
  const kind = (name: string, description: string, build: (client: Client, ...args: never[]) => Proposal): Command =>
    propose
      .command(name)
      .description(description)
      .option("--description <text>", "what members read before they vote")
      .action(async (...args: unknown[]) => {
        const [given, options] = [args.slice(0, -2), args.at(-2)];
        const client = await cli.writer();
        const proposal = build(client, ...([...given, options] as never[]));
        const { proposalId, snapshot, deadline, receipt } = await proposeAndWait(client, { proposal });
        cli.result(`proposed: ${proposal.description}\nid  ${proposalId}\nvoting is open until ${showTime(deadline)}`, {
          ok: true,
          proposalId,
          description: proposal.description,
          snapshot,
          deadline,
          tx: receipt.hash,
        });
      });
  type Description = { description?: string };

  kind(
    "admit",
    "admit an organisation",
    (client, name: string, admin: string, options: Description & { roles: Role[]; person?: string }) =>
      admitProposal(client, { name, admin, ...options }),
  )
    .argument("<name>")
    .argument("<admin>", "address of its first account")
    .option("--roles <list>", "such as bank,insurer", roles, [])
    .option("--person <hex>", "pseudonym of who holds the first key, 20 bytes");
  kind("roles", "replace an organisation's roles", (client, org: number, list: Role[], options: Description) =>
    setRolesProposal(client, { org, roles: list, ...options }),
  )
    .argument("<org>", "its number", wholeNumber)
    .argument("<roles>", "such as bank,insurer", roles);
  kind("standing", "restrict, restore or expel", (client, org: number, standing: Decided, options: Description) =>
    setStandingProposal(client, { org, standing, ...options }),
  )
    .argument("<org>", "its number", wholeNumber)
    .argument("<standing>", "Active, Restricted or Expelled", oneOf(DECIDED));
  kind("dual-control", "require two people for one act", (client, org: number, on: boolean, options: Description) =>
    setDualControlProposal(client, { org, required: on, ...options }),
  )
    .argument("<org>", "its number", wholeNumber)
    .argument("<on|off>", "required or not", onOff);
  kind(
    "recover",
    "give an organisation that lost its key another",
    (client, org: number, replacement: string, options: Description & { lost?: string; person?: string }) =>
      recoverProposal(client, { org, replacement, ...options }),
  )
    .argument("<org>", "its number", wholeNumber)
    .argument("<replacement>", "address of its new ADMIN account")
    .option("--lost <address>", "account to revoke")
    .option("--person <hex>", "pseudonym of who holds the new key, 20 bytes");
  kind(
    "registrar",
    "name a contract that may bind and finance fingerprints",
    (client, registrar: string, on: boolean, options: Description) =>
      setRegistrarProposal(client, { registrar, allowed: on, ...options }),
  )
    .argument("<address>")
    .argument("<on|off>", "allowed or not", onOff);
}

/** A proposal's number from its number, or from the first digits that `list` shows. */
async function findId(client: Client, text: string): Promise<bigint> {
  if (text.length > SHORT) return bigNumber(text);
  const found = (await listProposals(client)).filter(({ proposalId }) => String(proposalId).startsWith(text));
  return found.length === 1 && found[0] ? found[0].proposalId : bigNumber(text);
}

const SHORT = 10;

function short(id: bigint): string {
  return String(id).slice(0, SHORT);
}

function votesOf({ votes }: ProposalDetails): string {
  return `${votes.for}/${votes.against}/${votes.abstain}`;
}
