import { Signature, type TypedDataField, ZeroAddress, ZeroHash } from "ethers";
import type { Chain } from "../chain.ts";
import { address, bytes, firstDense, word } from "../dense.ts";
import { SCHEMA_32, SCHEMA_256 } from "../schemas.ts";
import { artifactOf, deploy, versionOf } from "./artifact.ts";
import { gasOfCall, send } from "./send.ts";

const PACKAGE = "@ethereum-attestation-service/eas-contracts";
const DEADLINE = 0x7f_7f_7f_7f_7f;

const ATTEST = {
  Attest: [
    { type: "address", name: "attester" },
    { type: "bytes32", name: "schema" },
    { type: "address", name: "recipient" },
    { type: "uint64", name: "expirationTime" },
    { type: "bool", name: "revocable" },
    { type: "bytes32", name: "refUID" },
    { type: "bytes", name: "data" },
    { type: "uint256", name: "value" },
    { type: "uint256", name: "nonce" },
    { type: "uint64", name: "deadline" },
  ],
};
const REVOKE = {
  Revoke: [
    { type: "address", name: "revoker" },
    { type: "bytes32", name: "schema" },
    { type: "bytes32", name: "uid" },
    { type: "uint256", name: "value" },
    { type: "uint256", name: "nonce" },
    { type: "uint64", name: "deadline" },
  ],
};

export const EAS = `EAS ${versionOf(PACKAGE)}`;

/** Ethereum Attestation Service: revocable schema without resolver, recipient set, no expiration, no reference. */
export async function measureEas(chain: Chain): Promise<Record<string, number>> {
  const [deployer, , , , attester, , , relayer] = chain.accounts;
  const shipped = (name: string) => artifactOf(PACKAGE, `artifacts/contracts/${name}.sol/${name}.json`);
  const registry = await deploy(deployer, shipped("SchemaRegistry"));
  const eas = await deploy(attester, shipped("EAS"), await registry.getAddress());

  const register = (definition: string) => send(registry, "register", definition, ZeroAddress, true);
  const schemaIn = (receipt: Awaited<ReturnType<typeof register>>) => receipt.logs[0]?.topics[1] as string;
  const schema32 = schemaIn(await register(SCHEMA_32));
  const schema256 = schemaIn(await register(SCHEMA_256));

  const content = (label: string, length: number, refUID = ZeroHash) => ({
    recipient: address(`${label} recipient`),
    expirationTime: 0,
    revocable: true,
    refUID,
    data: bytes(`${label} data`, length),
    value: 0,
  });
  const attest = (label: string, schema: string, length: number, refUID = ZeroHash) =>
    send(eas, "attest", { schema, data: content(label, length, refUID) });
  const uidIn = (receipt: Awaited<ReturnType<typeof attest>>) => receipt.logs[0]?.data as string;
  const gasIn = (receipt: Awaited<ReturnType<typeof attest>>) => Number(receipt.gasUsed);
  const recorded = async (label: string) => uidIn(await attest(label, schema32, 32));
  const revoke = async (label: string) =>
    gasOfCall(eas, "revoke", { schema: schema32, data: { uid: await recorded(label), value: 0 } });

  const { name, version } = await eas.getFunction("eip712Domain")();
  const domain = { name, version, chainId: chain.chainId, verifyingContract: await eas.getAddress() };
  const byRelayer = eas.connect(relayer) as typeof eas;
  const sign = (types: Record<string, TypedDataField[]>, message: Record<string, unknown>) =>
    attester.signTypedData(domain, types, message);
  const nonce = () => eas.getFunction("getNonce")(attester.address) as Promise<bigint>;

  const attestByDelegation = async (label: string) => {
    const signed = await firstDense(
      async (attempt) => {
        const data = content(`${label} ${attempt}`, 32);
        const message = {
          attester: attester.address,
          schema: schema32,
          ...data,
          nonce: await nonce(),
          deadline: DEADLINE,
        };
        return { data, signature: await sign(ATTEST, message) };
      },
      ({ signature }) => signature,
    );
    const { v, r, s } = Signature.from(signed.signature);
    return gasOfCall(byRelayer, "attestByDelegation", {
      schema: schema32,
      data: signed.data,
      signature: { v, r, s },
      attester: attester.address,
      deadline: DEADLINE,
    });
  };
  const revokeByDelegation = async (label: string) => {
    const signed = await firstDense(
      async (attempt) => {
        const uid = await recorded(`${label} ${attempt}`);
        const message = {
          revoker: attester.address,
          schema: schema32,
          uid,
          value: 0,
          nonce: await nonce(),
          deadline: DEADLINE,
        };
        return { uid, signature: await sign(REVOKE, message) };
      },
      ({ signature }) => signature,
    );
    const { v, r, s } = Signature.from(signed.signature);
    return gasOfCall(byRelayer, "revokeByDelegation", {
      schema: schema32,
      data: { uid: signed.uid, value: 0 },
      signature: { v, r, s },
      revoker: attester.address,
      deadline: DEADLINE,
    });
  };
  const many = Array.from({ length: 100 }, (_, i) => content(`many ${i}`, 32));

  await attest("warm-up", schema32, 32);
  await attestByDelegation("warm-up by delegation"); // the signer's first nonce takes a new slot
  await revoke("revoke warm-up");
  return {
    "register-schema": gasIn(await register("bytes32 sealedArchiveDigest")),
    "attest-32": gasIn(await attest("attest-32", schema32, 32)),
    "attest-256": gasIn(await attest("attest-256", schema256, 256)),
    "attest-by-reference": gasIn(await attest("endorsement", schema32, 0, await recorded("endorsed"))),
    "attest-many-100": await gasOfCall(eas, "multiAttest", [{ schema: schema32, data: many }]),
    "attest-by-delegation-32": await attestByDelegation("attest-by-delegation-32"),
    timestamp: await gasOfCall(eas, "timestamp", word("timestamp")),
    revoke: await revoke("revoke"),
    "revoke-by-delegation": await revokeByDelegation("revoke-by-delegation"),
    "revoke-offchain": await gasOfCall(eas, "revokeOffchain", word("revoke-offchain")),
    "replace-32": await replaced(),
  };

  /** Two transactions: what is replaced is revoked, and what replaces it refers to it. */
  async function replaced(): Promise<number> {
    const former = await recorded("replaced");
    const revocation = await gasOfCall(eas, "revoke", { schema: schema32, data: { uid: former, value: 0 } });
    return revocation + gasIn(await attest("replacement", schema32, 32, former));
  }
}
