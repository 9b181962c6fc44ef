/** A chain on which every text that a page shows was written to hurt: names, codes, rules, reasons, descriptions. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Signer } from "ethers";
import { closers } from "../../src/lib/closers.ts";
import { admitOrganisations } from "../../src/scenarios/shared/admit-members.ts";
import { passProposal } from "../../src/scenarios/shared/pass-proposal.ts";
import { votersOf } from "../../src/scenarios/shared/voters.ts";
import type { Client } from "../../src/sdk/core/client.ts";
import { connect } from "../../src/sdk/core/connect.ts";
import { adoptRulesAndWait } from "../../src/sdk/custody/actions/adopt-rules.ts";
import { buildSetProfileProposal } from "../../src/sdk/custody/actions/build-set-profile-proposal.ts";
import { createUnitAndWait } from "../../src/sdk/custody/actions/create-unit.ts";
import { recordStepAndWait } from "../../src/sdk/custody/actions/record-step.ts";
import { unitId } from "../../src/sdk/custody/model/unit-id.ts";
import { buildSetRolesProposal } from "../../src/sdk/members/actions/council/build-set-roles-proposal.ts";
import { proposeAndWait } from "../../src/sdk/members/actions/council/propose.ts";
import { voteAndWait } from "../../src/sdk/members/actions/council/vote.ts";
import { findOrganisation } from "../../src/sdk/members/model/find-organisation.ts";
import { write, waitMined } from "../../src/sdk/core/write.ts";
import { enrolAndWait } from "../../src/sdk/members/actions/members/enrol.ts";
import { recordGapAndWait } from "../../src/sdk/sensing/actions/feeds/record-gap.ts";
import { approveGatewaysAndWait } from "../../src/sdk/sensing/actions/stations/approve-gateways.ts";
import { getStation } from "../../src/sdk/sensing/actions/stations/get-station.ts";
import { proposeGatewaysAndWait } from "../../src/sdk/sensing/actions/stations/propose-gateways.ts";
import { sensorsContract } from "../../src/sdk/sensing/contracts.ts";
import { signGap } from "../../src/sdk/sensing/model/gap.ts";
import { toSensorStruct } from "../../src/sdk/sensing/model/sensor-struct.ts";
import { approveStationAndWait } from "../../src/sdk/sensing/actions/stations/approve-station.ts";
import { proposeStationAndWait } from "../../src/sdk/sensing/actions/stations/propose-station.ts";
import { HOSTILE_TEXTS } from "../../src/testing/console/hostile-texts.ts";
import { openChain } from "../start/open-chain.ts";
import { writeFacility } from "./hostile-facility.ts";
import { identitiesOf } from "./identities-of.ts";
import { openConsole } from "./open-console.ts";

/** Those that a chain takes for a name: it asks for one that is not empty. */
export const NAMES = HOSTILE_TEXTS.filter((text) => text !== "");
/** First account of those that are admitted under such names. */
const FIRST_ACCOUNT = 13;
/** Accounts that are of no organisation yet: of those who check for two of them. */
const CHECKERS = [60, 61] as const;
/** Accounts of the gateways, of no organisation yet. */
const GATEWAYS = [8, 9] as const;

/** A text of a page, and where it is shown whole. */
export interface ShownText {
  readonly text: string;
  readonly path: string;
}

export interface HostileStage {
  readonly origin: string;
  /** Each thing's own page, with the text that stands on it. */
  readonly shown: readonly ShownText[];
  /** A facility, of which its parties and a regulator alone are told. */
  readonly facility: ShownText;
  close(): Promise<void>;
}

/** Plays, and serves the console that was built into `folder` over it. */
export async function openHostileStage(folder: string, say: (line: string) => void): Promise<HostileStage> {
  const started = closers({ onFailure: (what, error) => say(`${what} could not be ended: ${String(error)}`) });
  const home = mkdtempSync(join(tmpdir(), "tally-hostile-"));
  started.add("the folder", async () => rmSync(home, { recursive: true, force: true }));
  try {
    const file = join(home, "deployment.json");
    const chain = await openChain({ port: 0, file, started, say });
    const client = await connect({ signer: chain.account(1), deployment: chain.deployment });
    const voters = await votersOf(chain);
    const shown = [
      ...(await writeStations(
        chain.members,
        GATEWAYS.map((account) => chain.account(account)),
      )),
      ...(await writeRules(voters, chain.members)),
      ...(await writeProposals(client)),
    ];
    await admitOrganisations(
      { ...chain, say: () => undefined },
      NAMES.map((name, i) => ({ name, roles: ["BANK"], account: FIRST_ACCOUNT + i })),
    );
    for (const text of NAMES) {
      shown.push({ text, path: `/organisations/${await orgOf(member(chain.members, text))}` });
    }
    const [lending, borrowing] = NAMES;
    const side = (name = "", i: number, checker: number) => ({
      name,
      client: member(chain.members, name),
      account: FIRST_ACCOUNT + i,
      checker,
    });
    const sides = { lender: side(lending, 0, CHECKERS[0]), borrower: side(borrowing, 1, CHECKERS[1]) };
    const facility = await writeFacility(chain, await votersOf(chain), sides, NAMES);
    const identities = await identitiesOf(chain.members);
    const common = { folder, client, deployment: file, node: chain.url, identities, started };
    const opened = await openConsole({ ...common, store: join(home, "rows.db") });
    await opened.caughtUp();
    const line = { text: borrowing?.slice(0, 31) ?? "", path: `/facilities/${facility}` };
    return { origin: opened.url, shown, facility: line, close: () => started.close() };
  } catch (error) {
    return started.giveUp(error);
  }
}

const orgOf = async (client: Client) => (await findOrganisation(client, client.sender?.address ?? "")).id;

function member(members: ReadonlyMap<string, Client>, name: string): Client {
  const found = members.get(name);
  if (found === undefined) throw new Error(`${name} is no member`);
  return found;
}

type Gateway = Signer & { readonly address: string };

/** Names of stations and of the reaches in which they stand, parameters and units of their sensors, reasons of their gaps. */
async function writeStations(members: ReadonlyMap<string, Client>, gateways: readonly Gateway[]): Promise<ShownText[]> {
  const [operator, regulator] = [member(members, "Tally Waterworks"), member(members, "River Authority")];
  const { deployment } = operator;
  const accounts = gateways.map(({ address }) => address);
  for (const [i, account] of accounts.entries()) {
    await enrolAndWait(i === 0 ? operator : regulator, { account, duties: ["DEVICE"] });
  }
  const shown: ShownText[] = [];
  for (const text of NAMES) {
    const { station } = await proposeStationAndWait(operator, { name: text, reach: text, latitude: 0, longitude: 0 });
    await approveStationAndWait(regulator, { station });
    await proposeGatewaysAndWait(operator, { station, gateways: accounts, quorum: accounts.length });
    await approveGatewaysAndWait(regulator, { station, gateways: accounts, quorum: accounts.length });
    await proposeHostileSensor(operator, station, text);
    const { epoch } = await getStation(operator, { station });
    const gap = { station, firstSeq: 1, throughSeq: 2, reason: `${text}.`, epoch };
    const signatures = await Promise.all(gateways.map((signer) => signGap(signer, deployment, gap)));
    await recordGapAndWait(operator, { ...gap, signatures });
    shown.push({ text, path: `/stations/${station}` });
  }
  return shown;
}

/** A sensor whose parameter and unit are what of a text fits into 16 bytes, as a client that checks nothing sends it. */
async function proposeHostileSensor(operator: Client, station: number, text: string): Promise<void> {
  const checked = {
    station,
    parameter: "w01001",
    unit: "[pH]",
    scale: 2,
    range: { min: 0, max: 1_400 },
    interval: 900,
  };
  const struct = toSensorStruct({ ...checked, limit: { min: 600, max: 900 } });
  const name = `0x${Buffer.from(text).subarray(0, 16).toString("hex").padEnd(32, "0")}`;
  const sent = await write(
    operator,
    sensorsContract(operator),
    "proposeSensor",
    [{ ...struct, parameter: name, unit: name }],
    {},
  );
  await waitMined(operator, sent);
}

/** Rules of custody whose every word is one of them, and units under such codes. */
async function writeRules(
  voters: readonly [Client, ...Client[]],
  members: ReadonlyMap<string, Client>,
): Promise<ShownText[]> {
  const hospital = member(members, "City Hospital");
  const org = await orgOf(hospital);
  const shown: ShownText[] = [];
  for (const [i, text] of NAMES.entries()) {
    const then = `${text} `;
    const profile = {
      name: text,
      unit: "kg",
      scale: 3,
      maxQuantity: 100_000,
      tolerance: 10,
      window: 86_400,
      classes: [{ code: text, name: text }],
      steps: [
        { name: text, bizStep: "commissioning", act: "Commission" as const },
        { name: then, bizStep: "storing", act: "Record" as const, after: [text] },
      ],
    };
    await passProposal(voters, buildSetProfileProposal(voters[0], { profile, description: text }));
    await adoptRulesAndWait(voters[0], { rules: i + 1 });
    const when = (await hospital.provider.getBlock("latest"))?.timestamp ?? 0;
    const measured = { class: 0, items: 1, quantity: 2_500, site: 9_520_000_000_011, when };
    await createUnitAndWait(hospital, { creation: { identifier: text, rules: i + 1, step: 0, ...measured } });
    const unit = unitId(org, text);
    await recordStepAndWait(hospital, { units: [unit], step: 1, site: measured.site, when });
    shown.push({ text, path: `/units/${unit}` });
  }
  return shown;
}

/** Descriptions of proposals, each with a vote whose reason is the same. */
async function writeProposals(client: Client): Promise<ShownText[]> {
  const shown: ShownText[] = [];
  for (const text of NAMES) {
    const proposal = buildSetRolesProposal(client, { org: 1, roles: [], description: text });
    const { proposalId } = await proposeAndWait(client, { proposal });
    await voteAndWait(client, { proposalId, support: "against", reason: text });
    shown.push({ text, path: `/proposals/${proposalId}` });
  }
  return shown;
}

/** Proposes each of the texts to the Council, which nobody votes on. */
export async function proposeHostileTexts(client: Client): Promise<void> {
  for (const [i, text] of HOSTILE_TEXTS.entries()) {
    const description = text === "" ? `${i}` : text;
    await proposeAndWait(client, { proposal: buildSetRolesProposal(client, { org: 1, roles: [], description }) });
  }
}
