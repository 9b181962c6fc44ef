import { expect } from "chai";
import type { TransactionReceipt } from "ethers";
import { isTallyError } from "../../../../src/lib/errors.ts";
import { encodeCall } from "../../../../src/sdk/core/encode.ts";
import { streamEvents } from "../../../../src/sdk/core/events/stream.ts";
import { eventOf, eventsOf, write } from "../../../../src/sdk/core/write.ts";
import { custody } from "../../../../src/sdk/custody/domain.ts";
import { attestationsContract } from "../../../../src/sdk/evidence/contracts.ts";
import { evidence } from "../../../../src/sdk/evidence/domain.ts";
import { membersContract } from "../../../../src/sdk/members/contracts.ts";
import { testSystem } from "../../../../src/testing/system.ts";
import { typeErrors } from "../../../../src/testing/type-errors.ts";

/** Compiled, never run: each line that is marked must not compile. */
async function mustNotCompile({ client: connected, admin }: Awaited<ReturnType<typeof testSystem>>): Promise<void> {
  const client = await connected(admin);
  const [members, attestations] = [membersContract(client), attestationsContract(client)];
  const receipt = {} as TransactionReceipt;

  // @ts-expect-error: the method's name is misspelt
  await write(client, members, "revok", [admin.address]);
  // @ts-expect-error: a read is nothing to send
  await write(client, members, "orgOf", [admin.address]);
  // @ts-expect-error: the method of another contract
  await write(client, members, "attest", [admin.address]);
  // @ts-expect-error: an argument is missing
  await write(client, members, "enrol", [admin.address, 1, 0]);
  // @ts-expect-error: an argument has another type
  await write(client, members, "setVotingAccount", [7]);
  // @ts-expect-error: the same of calldata alone
  encodeCall(members, "setRoles", ["1", undefined]);

  // @ts-expect-error: the event's name is misspelt
  eventOf(members, receipt, "Enroled");
  // @ts-expect-error: the event of another contract
  eventsOf(members, receipt, "Attested");
  // @ts-expect-error: the field's name is misspelt
  eventOf(attestations, receipt, "Attested").args.schem;
  // @ts-expect-error: the field has another type
  const org: number = eventOf(members, receipt, "Enrolled").args.org;

  // @ts-expect-error: the event of a contract that is not asked for
  streamEvents(client, { contracts: [membersContract], events: ["Attested"] });
  for await (const item of streamEvents(client, { contracts: [membersContract, attestationsContract] })) {
    if (item.type !== "event") continue;
    // @ts-expect-error: no such contract is asked for
    if (item.contract === "Custody") break;
    // @ts-expect-error: not every event has a uid
    item.args.uid;
    if (item.name === "Attested") expect(item.args.uid satisfies string).to.be.a("string");
  }

  const extended = client.extend(evidence);
  // @ts-expect-error: a domain that the client was not extended by
  await extended.custody.listUnits({});
  // @ts-expect-error: the action's name is misspelt
  await extended.attestations.getRecrd({ uid: "" });
  // @ts-expect-error: the parameter has another type
  await extended.attestations.getRecord({ uid: org });
  await extended.extend(custody).custody.listProfiles();

  const error: unknown = undefined;
  // @ts-expect-error: the code is misspelt
  isTallyError(error, "NOT_FOUMD");
  // @ts-expect-error: the name of a contract's error is misspelt
  isTallyError(error, "Custody_UnknownUnits");
  isTallyError(error, "NOT_FOUND");
  isTallyError(error, "GS1_INVALID");
  isTallyError(error, "Attestations_SchemaExists");
  isTallyError(error, "Custody_UnknownUnit");
  isTallyError(error, "GovernorUnexpectedProposalState");
  if (isTallyError(error)) error.code satisfies string;
}

describe("types of contracts", () => {
  it("refuse what the contracts do not have", () => {
    expect(mustNotCompile).to.be.a("function");
    const { marked, refused } = typeErrors(import.meta.filename);
    expect(marked.length).to.equal(18);
    expect(refused).to.deep.equal(marked);
  });

  it("are those of the contract: what compiles, encodes", async () => {
    const { client: connected, admin } = await testSystem();
    const members = membersContract(await connected(admin));
    const data = encodeCall(members, "enrol", [admin.address, 1n, 0, `0x${"00".repeat(20)}`]);
    expect(members.interface.parseTransaction({ data })?.name).to.equal("enrol");
  });
});
