import {
  AbstractSigner,
  concat,
  copyRequest,
  getBytes,
  hexlify,
  type Provider,
  resolveAddress,
  Transaction,
  type TransactionLike,
  type TransactionRequest,
  TypedDataEncoder,
  toUtf8Bytes,
} from "ethers";
import { checkThat } from "../check.ts";

/** Signs the keccak-256 of bytes with a key that is elsewhere: r, s and v, 65 bytes in hex. */
export type SignBytes = (data: string) => Promise<string>;

type TypedData = Parameters<AbstractSigner["signTypedData"]>;

/** An ethers signer whose key is elsewhere. It holds no secret: what is to be signed goes to `sign`. */
export class RemoteSigner extends AbstractSigner {
  readonly address: string;
  readonly #sign: SignBytes;

  constructor(address: string, sign: SignBytes, provider: Provider | null = null) {
    super(provider ?? undefined);
    this.address = address;
    this.#sign = sign;
  }

  override async getAddress(): Promise<string> {
    return this.address;
  }

  override connect(provider: Provider | null): RemoteSigner {
    return new RemoteSigner(this.address, this.#sign, provider);
  }

  override async signTransaction(request: TransactionRequest): Promise<string> {
    const { from, to, ...rest } = copyRequest(request);
    const sender = from == null ? this.address : await resolveAddress(from, this);
    checkThat(sender === this.address, "from", sender, this.address);
    const target = to == null ? {} : { to: await resolveAddress(to, this) };
    const transaction = Transaction.from({ ...rest, ...target } as TransactionLike<string>);
    transaction.signature = await this.#sign(transaction.unsignedSerialized);
    return transaction.serialized;
  }

  override async signMessage(message: string | Uint8Array): Promise<string> {
    const bytes = typeof message === "string" ? toUtf8Bytes(message) : getBytes(message);
    return this.#sign(concat([toUtf8Bytes(`\x19Ethereum Signed Message:\n${bytes.length}`), hexlify(bytes)]));
  }

  override async signTypedData(...[domain, types, value]: TypedData): Promise<string> {
    return this.#sign(TypedDataEncoder.encode(domain, types, value));
  }
}
