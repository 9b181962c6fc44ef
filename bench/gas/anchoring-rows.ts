import { type Gas, of, type Row, row } from "./row.ts";

/**
 * What others published of light clients in Solidity; neither was measured here, and both verify another consensus. cosmos/ibc-contracts (README at 604476b,
 * "End to End Benchmarks"): about 230 000 for each verification of a CometBFT header by a groth16 proof of SP1, made off chain in about 25 s.
 * ChorusOne/tendermint-sol (README at 0e33b9b, "Optimized Client", adjacent, height 8619997): Cosmos Hub's 150 validators, on Celo's EVM, whose precompile
 * verifies ed25519. Of light clients of QBFT in Solidity (cosmos/ibc-contracts, branches of its Besu client; yui-ibc-solidity) no figure is published.
 */
const SP1 = "SP1ICS07Tendermint, groth16 proof, as published";
const SP1_VERIFICATION = 230_000;
const TENDERMINT_SOL = "tendermint-sol, Cosmos Hub, as published";
const TENDERMINT_SOL_UPDATE = 12_657_290;

/** Another chain's headers, and what is proved under them. */
export function anchoringRows(ours: Gas): Row[] {
  const alone = (name: string) => row(name, of(ours, name));
  const updated = of(ours, "light-client-update-4");
  return [
    alone("light-client-update-1"),
    row("light-client-update-4", updated, SP1, SP1_VERIFICATION),
    row("light-client-update-4-vs-tendermint-sol", updated, TENDERMINT_SOL, TENDERMINT_SOL_UPDATE),
    alone("light-client-update-7"),
    alone("light-client-validators-4-to-5"),
    alone("light-client-prove-storage"),
    alone("fact-observe"),
    row(
      "settlement-pvp-with-fact",
      of(ours, "settlement-pvp-with-fact"),
      "our settlement-pvp without the fact",
      of(ours, "settlement-pvp"),
    ),
  ];
}
