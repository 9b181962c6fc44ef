// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {OrgId} from "../types/OrgId.sol";

/// @notice A lien, in one word:
///
///     | 48 zeros | enforceableFrom 48 | pledgee 32 | amount 128 |
///
/// Zero where there is none. These functions are pure: they return a new word and write nothing.
type LienWord is uint256;

using {amount, pledgee, enforceableFrom, isNone, less} for LienWord global;

LienWord constant NO_LIEN = LienWord.wrap(0);

/// @param amount_ At most 128 bits, as the caller has checked.
function lienWord(OrgId pledgee_, uint256 amount_, uint48 enforceableFrom_) pure returns (LienWord) {
    return LienWord.wrap(amount_ | (uint256(pledgee_.raw()) << 128) | (uint256(enforceableFrom_) << 160));
}

function amount(LienWord word) pure returns (uint256) {
    return uint128(LienWord.unwrap(word));
}

function pledgee(LienWord word) pure returns (OrgId) {
    return OrgId.wrap(uint32(LienWord.unwrap(word) >> 128));
}

function enforceableFrom(LienWord word) pure returns (uint48) {
    return uint48(LienWord.unwrap(word) >> 160);
}

function isNone(LienWord word) pure returns (bool) {
    return LienWord.unwrap(word) == 0;
}

/// @dev The caller has checked that it has as much. Of a lien without an amount nothing is left.
function less(LienWord word, uint256 amount_) pure returns (LienWord) {
    if (amount_ == amount(word)) return NO_LIEN;
    unchecked {
        return LienWord.wrap(LienWord.unwrap(word) - amount_);
    }
}
