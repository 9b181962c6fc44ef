// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice What a contract is called in Solidity and in deployments/, as a short string.
type ContractName is bytes32;

using {raw, eq as ==} for ContractName global;

ContractName constant AGREEMENTS = ContractName.wrap("Agreements");
ContractName constant ATTESTATIONS = ContractName.wrap("Attestations");
ContractName constant RECEIVABLES = ContractName.wrap("Receivables");
ContractName constant INSTRUMENTS = ContractName.wrap("Instruments");

function raw(ContractName name) pure returns (bytes32) {
    return ContractName.unwrap(name);
}

function eq(ContractName a, ContractName b) pure returns (bool) {
    return ContractName.unwrap(a) == ContractName.unwrap(b);
}
