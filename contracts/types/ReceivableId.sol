// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice A receivable: EIP-712 struct hash of everything that is agreed of it. So who has its terms knows its id, and no term can be
/// changed.
type ReceivableId is bytes32;

using {raw, isNull, eq as ==} for ReceivableId global;

function raw(ReceivableId id) pure returns (bytes32) {
    return ReceivableId.unwrap(id);
}

function isNull(ReceivableId id) pure returns (bool) {
    return ReceivableId.unwrap(id) == 0;
}

function eq(ReceivableId a, ReceivableId b) pure returns (bool) {
    return ReceivableId.unwrap(a) == ReceivableId.unwrap(b);
}
