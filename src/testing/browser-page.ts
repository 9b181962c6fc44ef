import { SimpleMerkleTree } from "@openzeppelin/merkle-tree";
import { JsonRpcProvider, Wallet } from "ethers";
import {
  attestationsEip712Domain,
  createStatement,
  decodeData,
  encodeData,
  evidence,
  type Statement,
  signStatement,
  uidOf,
  verifyStatement,
} from "../sdk/evidence/index.ts";
import { connect, type Deployment, isTallyError } from "../sdk/index.ts";
import { members } from "../sdk/members/index.ts";

export interface BrowserTask {
  /** Of a JSON-RPC endpoint. */
  readonly url: string;
  /** ADMIN of an organisation. */
  readonly privateKey: string;
  readonly deployment: Deployment;
}

/** What a web application does with the SDK. Bundled and run in a page; the result is plain JSON. */
export async function useSdk({ url, privateKey, deployment }: BrowserTask) {
  const provider = new JsonRpcProvider(url, undefined, { cacheTimeout: -1, pollingInterval: 50 });
  const signer = new Wallet(privateKey, provider);
  const client = (await connect({ signer, deployment })).extend(members).extend(evidence);
  const attester = signer.address;
  await client.members.enrolAndWait({ account: attester, duties: ["ADMIN", "MAKER"] });
  const definition = "uint64 weight,string unit";
  const { schema } = await client.attestations.registerSchemaAndWait({ definition, revocable: true });
  const state = (weight: bigint) =>
    createStatement({ schema, attester, data: encodeData(definition, { weight, unit: "kg" }) });

  const domain = attestationsEip712Domain(deployment);
  const statement = state(1250n);
  const signature = await signStatement(signer, domain, statement);
  const { ok, problems } = await verifyStatement({ deployment, statement, signature });
  const { uid } = await client.attestations.attestAndWait({ statement });
  const read = await client.attestations.getStatement({ uid });
  const { weight, unit } = decodeData(definition, read.statement.data);

  const leaves = [1n, 2n, 3n].map(state);
  const tree = SimpleMerkleTree.of(leaves.map((leaf) => uidOf(domain, leaf)));
  await client.attestations.anchorAndWait({ root: tree.root, count: 3, schema });
  const leaf = { statement: leaves[1] as Statement, proof: tree.getProof(1), root: tree.root };
  const codeOf = (act: Promise<unknown>) =>
    act.then(
      () => "none",
      (error) => (isTallyError(error) ? error.code : String(error)),
    );
  return {
    offline: { ok, problems },
    status: (await client.attestations.getRecord({ uid })).status,
    sameUid: uid === uidOf(domain, statement),
    values: { weight: String(weight), unit },
    leaf: await client.attestations.isValid(leaf),
    otherRoot: await client.attestations.isValid({ ...leaf, root: uid }),
    code: await codeOf(client.attestations.attest({ statement })),
    unreachable: await codeOf(connect({ provider: new JsonRpcProvider("http://127.0.0.1:1"), deployment })),
  };
}
