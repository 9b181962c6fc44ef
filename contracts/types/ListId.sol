// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice A watchlist: hash of the chain, the contract, the organisation that runs it and the name that it chose.
type ListId is bytes32;

using {raw, isNull, eq as ==, neq as !=} for ListId global;

function raw(ListId id) pure returns (bytes32) {
    return ListId.unwrap(id);
}

function isNull(ListId id) pure returns (bool) {
    return ListId.unwrap(id) == 0;
}

function eq(ListId a, ListId b) pure returns (bool) {
    return ListId.unwrap(a) == ListId.unwrap(b);
}

function neq(ListId a, ListId b) pure returns (bool) {
    return ListId.unwrap(a) != ListId.unwrap(b);
}
