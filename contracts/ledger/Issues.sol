// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ICase} from "./ICase.sol";
import {IHoldings} from "./IHoldings.sol";
import {IObligations} from "./IObligations.sol";
import {InstrumentSlots, LedgerState} from "./LedgerState.sol";
import {lotWord} from "./LotWord.sol";
import {Terms} from "./Terms.sol";
import {termsWord} from "./TermsWord.sol";
import {Units} from "./Units.sol";
import {IMembers} from "../members/IMembers.sol";

/// @title Issues
/// @notice How a case issues. Documented in IObligations.
library Issues {
    using Units for LedgerState;

    /// @param id As the case's key says.
    function issue(
        LedgerState storage state,
        IMembers members,
        uint256 id,
        Terms calldata terms,
        address holder,
        uint256 amount
    ) internal {
        InstrumentSlots storage instrument = state.instruments[id];
        if (!instrument.terms.isNone()) revert IObligations.Obligations_Exists(id);
        _requirePossible(terms);
        if (amount == 0) revert IHoldings.Holdings_AmountZero(id);
        bool titled = terms.kind.keepsHistory();
        uint256 most = titled ? type(uint64).max >> 1 : type(uint128).max; // units of lots are numbered in their ids
        if (amount > most) revert IHoldings.Holdings_AmountTooLarge(id, amount, most);
        members.requireTaking(holder, terms.kind);

        instrument.terms = termsWord(ICase(msg.sender), terms);
        (instrument.cash, instrument.maturity) = (terms.cash, terms.maturity);
        if (titled) instrument.lot = lotWord(id, amount);
        else instrument.face = uint128(amount);
        state.mint(id, holder, amount);
        emit IObligations.InstrumentIssued(id, msg.sender, holder, amount, terms);
        Units.tell(address(0), holder, id, amount);
    }

    function _requirePossible(Terms calldata terms) private view {
        if (terms.obligor.isNull()) revert IObligations.Obligations_TermsInvalid("obligor");
        if (terms.kind.raw() == 0 || terms.kind.raw() > 15) revert IObligations.Obligations_TermsInvalid("kind");
        if (address(terms.cash).code.length == 0) revert IObligations.Obligations_TermsInvalid("cash");
        if (terms.maturity == 0) revert IObligations.Obligations_TermsInvalid("maturity");
        if (terms.kind.keepsHistory() && !terms.lots) revert IObligations.Obligations_TermsInvalid("lots");
        if (terms.closesAt == 0) revert IObligations.Obligations_TermsInvalid("closesAt");
    }
}
