// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

/// @notice What an account holds of one instrument, in one word:
///
///     | frozen 128 | balance 128 |
///
/// `frozen` is what is pledged and what is frozen by order; by order more may be frozen than there is.
/// These functions are pure: they return a new word and write nothing.
type HoldingWord is uint256;

using {balance, frozen, unfrozen, plus, minus, withFrozen} for HoldingWord global;

function balance(HoldingWord word) pure returns (uint256) {
    return uint128(HoldingWord.unwrap(word));
}

function frozen(HoldingWord word) pure returns (uint256) {
    return HoldingWord.unwrap(word) >> 128;
}

/// @dev What its holder can move.
function unfrozen(HoldingWord word) pure returns (uint256) {
    (uint256 has, uint256 cannot) = (balance(word), frozen(word));
    unchecked {
        return has > cannot ? has - cannot : 0;
    }
}

/// @dev All balances of an instrument together are at most its face, which has 128 bits: the sum does not reach the other field.
function plus(HoldingWord word, uint256 amount) pure returns (HoldingWord) {
    unchecked {
        return HoldingWord.wrap(HoldingWord.unwrap(word) + amount);
    }
}

/// @dev The caller has checked that the balance is at least `amount`.
function minus(HoldingWord word, uint256 amount) pure returns (HoldingWord) {
    unchecked {
        return HoldingWord.wrap(HoldingWord.unwrap(word) - amount);
    }
}

/// @dev The caller has checked that `amount` has at most 128 bits.
function withFrozen(HoldingWord word, uint256 amount) pure returns (HoldingWord) {
    return HoldingWord.wrap((amount << 128) | balance(word));
}
