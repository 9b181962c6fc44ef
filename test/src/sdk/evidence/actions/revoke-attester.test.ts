import { expect } from "chai";
import { attestationsContract } from "../../../../../src/sdk/evidence/contracts.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { twoMembers } from "../../../../../src/testing/two-members.ts";

describe("revokeAttester", () => {
  it("takes the account's duties and its power over its statements, and goes on where it was cut off", async () => {
    const { ours, theirs, strangerSigner } = await twoMembers();
    const account = strangerSigner.address;
    const barred = () => attestationsContract(ours).barred(account);
    await theirs.members.enrolAndWait({ account, duties: ["MAKER"] });

    await theirs.members.setVotingAccountAndWait({ account });
    await refused(theirs.attestations.revokeAttester({ account }), "Members_CarriesVote");
    await theirs.members.setVotingAccountAndWait({ account: theirs.sender?.address ?? "" });
    await refused(ours.attestations.revokeAttester({ account }), "Members_AccountOfOther");
    expect(await barred()).to.equal(false);

    const revoked = await theirs.attestations.revokeAttesterAndWait({ account });
    expect(revoked.account).to.equal(account);
    expect(revoked.revocation?.hash).not.to.equal(revoked.receipt.hash);
    expect(await barred()).to.equal(true);
    expect((await theirs.members.getAccount({ account })).honoured).to.equal(false);

    // Cut off after the first transaction, the rest is done by calling again.
    await theirs.members.enrolAndWait({ account, duties: ["MAKER"] });
    await theirs.attestations.refreshAndWait({ attester: account });
    expect(await barred()).to.equal(false);
    await theirs.members.revokeAccountAndWait({ account });
    const rest = await theirs.attestations.revokeAttesterAndWait({ account });
    expect(rest.revocation).to.equal(undefined);
    expect(await barred()).to.equal(true);
  });
});
