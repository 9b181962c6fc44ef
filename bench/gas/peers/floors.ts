import { computeAddress, SigningKey } from "ethers";
import { type Chain, gasOf } from "../chain.ts";
import { compile } from "../compiler.ts";
import { bytes, firstDense, word } from "../dense.ts";
import type { LeafProof } from "../ours/batching.ts";
import { deploy } from "./artifact.ts";
import { gasOfCall, send } from "./send.ts";

const SIGNER = new SigningKey(word("signer"));

/** What the bare acts cost: a slot, an event, a signature check, a Merkle proof, without asking who may. */
export async function measureFloors(chain: Chain, proved: LeafProof): Promise<Record<string, number>> {
  const [deployer] = chain.accounts;
  const floors = await deploy(deployer, await compile(new URL("Floors.sol", import.meta.url), "Floors"));

  const { digest, signature } = await firstDense(
    (attempt) => {
      const digest = word(`digest ${attempt}`);
      return { digest, signature: SIGNER.sign(digest).serialized };
    },
    ({ signature }) => signature,
  );
  const keys = Array.from({ length: 100 }, (_, i) => word(`key ${i}`));

  await send(floors, "write", word("overwritten"), word("before"));
  await send(floors, "setRoot", proved.root);
  const verified = await floors.getFunction("verify").staticCall(proved.leaf, proved.proof, proved.root);
  if (!verified) throw new Error("OpenZeppelin's MerkleProof refuses the proof of a leaf of ours");
  const log = (label: string, length: number) => [
    word(label),
    word(`${label} 2`),
    word(`${label} 3`),
    bytes(label, length),
  ];
  return {
    "overwrite-slot": await gasOfCall(floors, "write", word("overwritten"), word("after")),
    "new-slot-and-event": await gasOfCall(floors, "writeAndLog", ...log("written", 0)),
    "new-slot-and-event-32": await gasOfCall(floors, "writeAndLog", ...log("written 32", 32)),
    "new-slot-and-event-256": await gasOfCall(floors, "writeAndLog", ...log("written 256", 256)),
    "new-slots-and-events-100": await gasOfCall(floors, "writeAndLogMany", keys, word("second"), word("third")),
    "event-32": await gasOfCall(floors, "log", ...log("logged", 32)),
    "recover-and-new-slot": await gasOfCall(
      floors,
      "recoverAndWrite",
      computeAddress(SIGNER),
      digest,
      signature,
      word("signed"),
    ),
    "verify-proof": await gasOf(
      deployer.sendTransaction(
        await floors.getFunction("verify").populateTransaction(proved.leaf, proved.proof, proved.root),
      ),
    ),
  };
}
