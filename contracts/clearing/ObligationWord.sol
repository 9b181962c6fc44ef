// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice What one member of a cycle owes another, in one word:
///
///     |  amount 128 | number 64 | unused 48 | debtor 8 | creditor 8 |
///
/// from the highest bit down. `debtor` and `creditor` are indices of members in the cycle's terms. `number` is the debtor's own, and each is larger than
/// the one before it: an obligation is known by its debtor and number, and there is no second one of that number, in no cycle.
/// Unused bits are zero: so an obligation is written in one way only.
type ObligationWord is uint256;

using {amount, number, debtor, creditor, isClean} for ObligationWord global;

function amount(ObligationWord word) pure returns (uint256) {
    return ObligationWord.unwrap(word) >> 128;
}

function number(ObligationWord word) pure returns (uint256) {
    return uint64(ObligationWord.unwrap(word) >> 64);
}

function debtor(ObligationWord word) pure returns (uint256) {
    return uint8(ObligationWord.unwrap(word) >> 8);
}

function creditor(ObligationWord word) pure returns (uint256) {
    return uint8(ObligationWord.unwrap(word));
}

/// @dev Whether the unused bits are zero.
function isClean(ObligationWord word) pure returns (bool) {
    return uint48(ObligationWord.unwrap(word) >> 16) == 0;
}
