/** A genesis of Besu as `network init` writes it: QBFT, validators in the header, Cancun, no gas price. */
export interface Genesis {
  readonly config: {
    readonly chainId: number;
    readonly londonBlock: 0;
    readonly shanghaiTime: 0;
    readonly cancunTime: 0;
    readonly zeroBaseFee: true;
    readonly contractSizeLimit: number;
    readonly qbft: {
      readonly blockperiodseconds: number;
      readonly epochlength: number;
      readonly requesttimeoutseconds: number;
    };
  };
  readonly nonce: string;
  readonly timestamp: string;
  readonly gasLimit: string;
  readonly baseFeePerGas: string;
  readonly difficulty: string;
  readonly mixHash: string;
  readonly coinbase: string;
  readonly alloc: Readonly<Record<string, never>>;
  readonly extraData: string;
}
