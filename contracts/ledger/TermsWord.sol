// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ICase} from "./ICase.sol";
import {Terms} from "./Terms.sol";
import {InstrumentKind} from "../types/InstrumentKind.sol";
import {OrgId} from "../types/OrgId.sol";

/// @notice What every movement of an instrument's units asks of its terms, in one word:
///
///     | 7 zeros | least 1 | kind 8 | obligor 32 | closesAt 48 | case 160 |
///
/// `least`: parts of its lots have a least size, which is kept elsewhere. Zero where there is no such instrument. These functions are pure: they return a new word and write nothing.
type TermsWord is uint256;

using {case_, closesAt, obligor, kind, hasLeast, isNone, isClosed, closedAt, withLeast} for TermsWord global;

function termsWord(ICase issuer, Terms memory terms) pure returns (TermsWord) {
    uint256 word = uint256(uint160(address(issuer))) | (uint256(terms.closesAt) << 160);
    return TermsWord.wrap(word | (uint256(terms.obligor.raw()) << 208) | (uint256(terms.kind.raw()) << 240));
}

function case_(TermsWord word) pure returns (ICase) {
    return ICase(address(uint160(TermsWord.unwrap(word))));
}

function closesAt(TermsWord word) pure returns (uint48) {
    return uint48(TermsWord.unwrap(word) >> 160);
}

function obligor(TermsWord word) pure returns (OrgId) {
    return OrgId.wrap(uint32(TermsWord.unwrap(word) >> 208));
}

function kind(TermsWord word) pure returns (InstrumentKind) {
    return InstrumentKind.wrap(uint8(TermsWord.unwrap(word) >> 240));
}

function hasLeast(TermsWord word) pure returns (bool) {
    return TermsWord.unwrap(word) >> 248 != 0;
}

function withLeast(TermsWord word) pure returns (TermsWord) {
    return TermsWord.wrap(TermsWord.unwrap(word) | (1 << 248));
}

function isNone(TermsWord word) pure returns (bool) {
    return TermsWord.unwrap(word) == 0;
}

/// @dev Whether units are not passed on any more.
function isClosed(TermsWord word, uint256 now_) pure returns (bool) {
    return now_ >= closesAt(word);
}

function closedAt(TermsWord word, uint48 time) pure returns (TermsWord) {
    uint256 rest = TermsWord.unwrap(word) & ~(uint256(type(uint48).max) << 160);
    return TermsWord.wrap(rest | (uint256(time) << 160));
}
