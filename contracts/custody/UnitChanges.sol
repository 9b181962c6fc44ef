// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Creation, CreationTerms} from "./Creation.sol";
import {CustodyState} from "./CustodyState.sol";
import {IUnits} from "./IUnits.sol";
import {StepRule} from "./StepRule.sol";
import {Stock} from "./Stock.sol";
import {accountOf, DESTROYED, LOST, StockKey} from "./StockWord.sol";
import {UnitChecks} from "./UnitChecks.sol";
import {CONTAINER, OVERDUE, Phase, UnitWord} from "./UnitWord.sol";
import {OrgId} from "../types/OrgId.sol";
import {RulesId} from "../types/RulesId.sol";
import {UnitId, unitIdOf} from "../types/UnitId.sol";

/// @title UnitChanges
/// @notice How a unit begins, takes a step and ends, for Custody and CustodyActs alike.
library UnitChanges {
    using Stock for CustodyState;
    using UnitChecks for CustodyState;

    /* BEGINNING */

    /// @dev An organisation's identifiers are its own: see UnitId.
    function newId(
        CustodyState storage state,
        OrgId creator,
        string calldata identifier
    ) internal view returns (UnitId unit) {
        if (bytes(identifier).length == 0) revert IUnits.Custody_IdentifierEmpty();
        unit = unitIdOf(creator, keccak256(bytes(identifier)));
        if (state.units[unit].word.phase() != Phase.None) revert IUnits.Custody_UnitExists(unit);
    }

    function create(
        CustodyState storage state,
        UnitId unit,
        Creation calldata creation,
        StepRule rule,
        OrgId org
    ) internal {
        CreationTerms terms = creation.terms;
        if (!terms.isClean()) revert IUnits.Custody_TermsInvalid(unit, terms);
        (uint56 quantity, uint16 items) = (terms.createdQuantity(), terms.createdItems());
        UnitWord word;
        if (items == 0) {
            if (quantity != 0 || terms.createdClass() != 0) revert IUnits.Custody_TermsInvalid(unit, terms);
            word = terms.begun(org, 0).withFlag(CONTAINER);
        } else {
            if (quantity == 0) revert IUnits.Custody_TermsInvalid(unit, terms);
            requireMaximum(unit, rule, quantity);
            uint16 class_ = classBit(terms.createdRules(), rule, terms.createdClass());
            word = terms.begun(org, class_);
            state.take(accountOf(word, rule.flow(), class_), quantity, items);
        }
        state.units[unit].word = word;
        emit IUnits.UnitCreated(unit, creation.identifier, word, creation.evidence, creation.identifier);
    }

    function classBit(RulesId rules, StepRule rule, uint256 class_) internal pure returns (uint16) {
        uint256 bit = rule.classes() & (1 << class_);
        if (bit == 0) revert IUnits.Custody_UnknownClass(rules, class_);
        return uint16(bit); // of 16
    }

    /* STEPS */

    /// @dev The unit's word after step `to`, which it has to be allowed to take.
    function advance(
        CustodyState storage state,
        UnitId unit,
        UnitWord word,
        StepRule rule,
        uint8 to,
        uint40 when
    ) internal view returns (UnitWord) {
        state.requireStep(unit, word, rule, to, when);
        return advanced(word, rule, to, when);
    }

    /// @dev The unit's word after step `to`.
    function advanced(UnitWord word, StepRule rule, uint8 to, uint40 when) internal pure returns (UnitWord next) {
        next = word.withStep(to);
        if (!rule.keepsClockOf(word.step())) next = next.withSince(when).withoutFlag(OVERDUE);
    }

    /* AMOUNT */

    /// @dev Wherever a quantity comes in: the rest are sums and parts of such.
    function requireMaximum(UnitId unit, StepRule rule, uint56 quantity) internal pure {
        uint256 maximum = rule.maxQuantity();
        if (quantity > maximum) revert IUnits.Custody_AboveMaximum(unit, quantity, maximum);
    }

    /// @dev Sets a unit's amount and counts the difference: what is missing is lost, what is more was taken.
    function setAmount(
        CustodyState storage state,
        UnitId unit,
        UnitWord word,
        StepRule rule,
        uint56 quantity,
        uint16 items
    ) internal returns (UnitWord) {
        if (quantity == 0 || items == 0) revert IUnits.Custody_AmountInvalid(unit, quantity, items);
        requireMaximum(unit, rule, quantity);
        StockKey account = accountOf(word, rule.flow(), word.classes());
        (uint56 before, uint16 pieces) = (word.quantity(), word.items());
        if (quantity < before) state.remove(account, LOST, before - quantity, 0);
        else state.take(account, quantity - before, 0);
        if (items < pieces) state.remove(account, LOST, 0, pieces - items);
        else state.take(account, 0, items - pieces);
        return word.withAmount(quantity, items);
    }

    /* ENDING */

    /// @dev The unit's word after its last step; its stock counts as destroyed.
    function finish(
        CustodyState storage state,
        UnitId unit,
        UnitWord word,
        StepRule rule,
        uint8 step,
        uint40 when,
        Phase phase
    ) internal returns (UnitWord next) {
        if (word.items() == 0) revert IUnits.Custody_Container(unit);
        next = advance(state, unit, word, rule, step, when).withPhase(phase);
        state.end(unit, word, rule.flow(), DESTROYED);
        state.units[unit].word = next;
    }
}
