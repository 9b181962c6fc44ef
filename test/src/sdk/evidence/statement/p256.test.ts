import { expect } from "chai";
import { concat, dataSlice, getBytes, hexlify, toBeHex } from "ethers";
import { deployedContract } from "../../../../../src/sdk/core/deployment.ts";
import { p256FromDer, p256Signature, p256Signer } from "../../../../../src/sdk/core/signature/p256.ts";
import { signerAccount } from "../../../../../src/sdk/core/signature/signer-account.ts";
import { webAuthnSignature } from "../../../../../src/sdk/core/signature/webauthn.ts";
import { encodeData } from "../../../../../src/sdk/evidence/model/schema/data.ts";
import { createStatement } from "../../../../../src/sdk/evidence/model/statement/create.ts";
import { anchorDigest, revocationDigest } from "../../../../../src/sdk/evidence/model/statement/sign.ts";
import { attestationsEip712Domain, uidOf } from "../../../../../src/sdk/evidence/model/statement/statement.ts";
import { verifyStatement } from "../../../../../src/sdk/evidence/model/statement/verify.ts";
import { refused } from "../../../../../src/testing/errors.ts";
import { N, p256Key } from "../../../../../src/testing/p256.ts";
import { DEFINITION, twoMembers } from "../../../../../src/testing/two-members.ts";

const DEADLINE = 4_000_000_000n;

async function enrolled(verifier: "ERC7913P256Verifier" | "ERC7913WebAuthnVerifier") {
  const system = await twoMembers();
  const key = await p256Key();
  const signer = p256Signer(deployedContract(system.deployment, verifier, "evidence").address, key.publicKey);
  const attester = signerAccount(signer);
  await system.ours.members.enrolAndWait({ account: attester, duties: ["DEVICE"] });
  const data = encodeData(DEFINITION, { weight: 1n, unit: "kg" });
  const statement = createStatement({ schema: system.schema, attester, data });
  const domain = attestationsEip712Domain(system.deployment);
  return { ...system, key, signer, attester, statement, domain, uid: uidOf(domain, statement) };
}

/** The same signature with the other s. */
function turnedRound(signature: string): string {
  return concat([dataSlice(signature, 0, 32), toBeHex(N - BigInt(dataSlice(signature, 32)), 32)]);
}

describe("a P-256 key without an address", () => {
  it("attests, anchors and revokes by signature; verifies through the chain", async () => {
    const { stranger, ours, deployment, key, signer, attester, statement, domain, uid, schema } =
      await enrolled("ERC7913P256Verifier");
    const signature = p256Signature(key.signDigest(uid));
    const online = await verifyStatement({ client: ours, statement, signer, signature });
    expect(online).to.deep.include({ ok: true, signature: "valid" });
    expect((await verifyStatement({ deployment, statement, signer, signature })).problems).to.deep.equal([
      "SIGNATURE_UNCHECKED",
    ]);
    const wrong = p256Signature(key.signDigest(schema));
    expect((await verifyStatement({ client: ours, statement, signer, signature: wrong })).signature).to.equal(
      "invalid",
    );

    const { attestations } = stranger;
    await refused(attestations.attestBySignature({ statement, signer, signature: wrong }), "Attestations_BadSignature");
    await refused(
      attestations.attestBySignature({ statement, signer, signature: turnedRound(signature) }),
      "Attestations_BadSignature",
    );
    expect((await attestations.attestBySignatureAndWait({ statement, signer, signature })).uid).to.equal(uid);

    const batch = { root: toBeHex(5, 32), count: 2, schema, deadline: DEADLINE };
    const anchoring = p256Signature(key.signDigest(anchorDigest(domain, { ...batch, attester })));
    const anchored = await attestations.anchorBySignatureAndWait({ ...batch, signer, signature: anchoring });
    expect(anchored.attester).to.equal(attester);

    const revoking = p256Signature(key.signDigest(revocationDigest(domain, { uid, deadline: DEADLINE })));
    await attestations.revokeBySignatureAndWait({ statement, deadline: DEADLINE, signer, signature: revoking });
    expect(await attestations.isValid({ uid })).to.equal(false);
  });

  it("a passkey attests: WebCrypto signs what an authenticator signs", async () => {
    const { stranger, ours, key, signer, statement, uid } = await enrolled("ERC7913WebAuthnVerifier");
    const challenge = Buffer.from(getBytes(uid)).toString("base64url");
    const clientDataJSON = `{"origin":"https://größe.example","type":"webauthn.get","challenge":"${challenge}"}`;
    const authenticatorData = new Uint8Array(37);
    authenticatorData[32] = 0x05; // user present and verified
    const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", new TextEncoder().encode(clientDataJSON)));
    const message = new Uint8Array([...authenticatorData, ...hash]);
    const rs = await crypto.subtle.sign({ name: "ECDSA", hash: "SHA-256" }, key.privateKey, message);
    const signature = webAuthnSignature({ authenticatorData, clientDataJSON, signature: new Uint8Array(rs) });
    expect((await verifyStatement({ client: ours, statement, signer, signature })).ok).to.equal(true);
    expect((await stranger.attestations.attestBySignatureAndWait({ statement, signer, signature })).uid).to.equal(uid);
  });

  it("signatures take the lower s, from 64 bytes or DER", () => {
    const r = toBeHex(9, 32);
    const [low, high] = [toBeHex(5, 32), toBeHex(N - 5n, 32)];
    expect(p256Signature(concat([r, high]))).to.equal(concat([r, low]));
    expect(p256Signature(concat([r, low]))).to.equal(concat([r, low]));
    const der = concat(["0x3026020109022100", high]);
    expect(p256FromDer(der)).to.equal(concat([r, high]));
  });

  it("refuses keys and signatures of another form", async () => {
    const verifier = `0x${"11".repeat(20)}`;
    await refused(() => p256Signer(verifier, `0x02${"00".repeat(32)}`), "ARGUMENT_INVALID");
    await refused(() => p256Signer("verifier", new Uint8Array(64)), "ARGUMENT_INVALID");
    expect(p256Signer(verifier, `0x04${"00".repeat(64)}`)).to.equal(hexlify(concat([verifier, new Uint8Array(64)])));
    await refused(() => signerAccount("0x1234"), "ARGUMENT_INVALID");
    await refused(() => p256Signature("0x1234"), "ARGUMENT_INVALID");
    await refused(() => p256Signature(concat([toBeHex(1, 32), toBeHex(N, 32)])), "ARGUMENT_INVALID");
    for (const der of ["0x", "0x3006020101", "0x30060201010201", "0x300602010102010100", "0x30060201ff0201"]) {
      await refused(() => p256FromDer(der), "ARGUMENT_INVALID");
    }
    const assertion = { authenticatorData: "0x", signature: concat([toBeHex(1, 32), toBeHex(1, 32)]) };
    await refused(() => webAuthnSignature({ ...assertion, clientDataJSON: "{}" }), "ARGUMENT_INVALID");
  });
});
