import { type BytesLike, dataLength, dataSlice, hexlify, Interface, type Provider, recoverAddress } from "ethers";
import { isTallyError } from "../../../lib/errors.ts";
import { codeAt } from "../code-at.ts";
import { CATALOGUE } from "../errors.ts";
import { rpc } from "../rpc.ts";

/** Half the order of the secp256k1 group; of the two values of s that verify, the lower is the one that counts. */
const HALF_ORDER = 0x7fffffffffffffffffffffffffffffff5d576e7357a4501ddfe92f46681b20a0n;

const ERC1271 = new Interface(["function isValidSignature(bytes32 hash, bytes signature) view returns (bytes32)"]);
const ERC7913 = new Interface(["function verify(bytes key, bytes32 hash, bytes signature) view returns (bytes32)"]);

export type SignatureFinding =
  | "valid"
  | "invalid"
  /** Valid once s is turned round; refused on chain, so here too. */
  | "malleable"
  /** Only a contract can tell, and there is no chain to ask. */
  | "unchecked";

/** Checks a signature as OpenZeppelin's SignatureChecker does on chain; without a provider, as far as that goes. */
export async function checkSignature(
  digest: string,
  signer: BytesLike,
  signature: BytesLike,
  provider?: Provider,
): Promise<SignatureFinding> {
  if (dataLength(signer) === 20) {
    const account = hexlify(signer);
    const code = provider ? await codeAt(provider, account) : "0x";
    if (!provider || code === "0x") return checkKey(digest, account, signature);
    return ask(provider, account, ERC1271, "isValidSignature", [digest, signature]);
  }
  if (!provider) return "unchecked";
  return ask(provider, dataSlice(signer, 0, 20), ERC7913, "verify", [dataSlice(signer, 20), digest, signature]);
}

function checkKey(digest: string, account: string, signature: BytesLike): SignatureFinding {
  if (dataLength(signature) !== 65) return "invalid";
  const [r, s, v] = [dataSlice(signature, 0, 32), dataSlice(signature, 32, 64), Number(dataSlice(signature, 64))];
  if (v !== 27 && v !== 28) return "invalid";
  if (BigInt(s) > HALF_ORDER) return "malleable";
  try {
    return recoverAddress(digest, { r, s, v }).toLowerCase() === account ? "valid" : "invalid";
  } catch {
    return "invalid"; // no point on the curve
  }
}

/** A contract says yes by returning the selector of the function it was asked by. */
async function ask(
  provider: Provider,
  to: string,
  abi: Interface,
  method: string,
  args: readonly unknown[],
): Promise<SignatureFinding> {
  const data = abi.encodeFunctionData(method, args);
  try {
    const answer = await rpc(() => provider.call({ to, data }));
    return answer === `${dataSlice(data, 0, 4)}${"00".repeat(28)}` ? "valid" : "invalid";
  } catch (error) {
    // A node that fails says nothing about the signature; a contract that reverts does.
    if (!isTallyError(error) || (error.code in CATALOGUE && error.code !== "UNKNOWN_REVERT")) throw error;
    return "invalid";
  }
}
