// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IERC20} from "@openzeppelin/contracts/token/ERC20/IERC20.sol";
import {ICase} from "../../contracts/ledger/ICase.sol";
import {Terms} from "../../contracts/ledger/Terms.sol";
import {termsWord, TermsWord} from "../../contracts/ledger/TermsWord.sol";
import {InstrumentKind} from "../../contracts/types/InstrumentKind.sol";
import {OrgId} from "../../contracts/types/OrgId.sol";

/// @notice Of every instrument's terms: packing them and reading them back loses nothing, and closing touches the close only.
contract TermsWordProofs {
    uint256 private constant CLOSES_MASK = uint256(type(uint48).max) << 160;

    function check_RoundTrip(address issuer, OrgId obligor, InstrumentKind kind, uint48 closesAt) external pure {
        TermsWord word = _word(issuer, obligor, kind, closesAt);
        assert(address(word.case_()) == issuer && word.obligor() == obligor);
        assert(word.kind() == kind && word.closesAt() == closesAt);
    }

    function check_FieldsAreTheWholeWord(TermsWord word) external pure {
        if (TermsWord.unwrap(word) >> 248 != 0) return; // never written
        TermsWord again = _word(address(word.case_()), word.obligor(), word.kind(), word.closesAt());
        assert(TermsWord.unwrap(again) == TermsWord.unwrap(word));
    }

    /// @dev Cases are contracts, and none has the address zero.
    function check_WhatACaseIssuedIsThere(
        address issuer,
        OrgId obligor,
        InstrumentKind kind,
        uint48 closesAt
    ) external pure {
        if (issuer != address(0)) assert(!_word(issuer, obligor, kind, closesAt).isNone());
    }

    function check_ClosedAt(TermsWord word, uint48 time) external pure {
        TermsWord next = word.closedAt(time);
        assert(next.closesAt() == time);
        assert(TermsWord.unwrap(word) & ~CLOSES_MASK == TermsWord.unwrap(next) & ~CLOSES_MASK);
    }

    function check_IsClosedFromItsSecondOn(TermsWord word, uint256 now_) external pure {
        assert(word.isClosed(now_) == (now_ >= word.closesAt()));
    }

    function _word(
        address issuer,
        OrgId obligor,
        InstrumentKind kind,
        uint48 closesAt
    ) private pure returns (TermsWord) {
        return termsWord(ICase(issuer), Terms(obligor, kind, false, IERC20(address(0)), 0, closesAt));
    }
}
