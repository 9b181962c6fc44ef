// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Creation, CreationTerms} from "./Creation.sol";
import {CustodyState} from "./CustodyState.sol";
import {IInventory} from "./IInventory.sol";
import {IUnits} from "./IUnits.sol";
import {Rules} from "./Rules.sol";
import {Act, StepRule} from "./StepRule.sol";
import {Stock} from "./Stock.sol";
import {StockKey, StockWord} from "./StockWord.sol";
import {UnitChanges} from "./UnitChanges.sol";
import {UnitChecks} from "./UnitChecks.sol";
import {SEALED, UnitWord} from "./UnitWord.sol";
import {IMembers} from "../members/IMembers.sol";
import {OrgId} from "../types/OrgId.sol";
import {SiteId} from "../types/SiteId.sol";
import {UnitId} from "../types/UnitId.sol";

/// @title Units
/// @notice Documented in IUnits: how units begin and what their custodians record. How they end and are put right is in Custody.
abstract contract Units is Rules, IInventory, IUnits {
    using Stock for CustodyState;
    using UnitChanges for CustodyState;
    using UnitChecks for CustodyState;
    using UnitChecks for IMembers;

    IMembers public immutable MEMBERS;

    constructor(IMembers members) {
        MEMBERS = members;
    }

    /* BEGINNING */

    /// @inheritdoc IUnits
    function admitUnit(Creation calldata creation) external returns (UnitId) {
        return _begin(creation);
    }

    /// @inheritdoc IUnits
    function admitUnits(Creation[] calldata creations) external returns (UnitId[] memory units) {
        if (creations.length == 0) revert Custody_NoUnits();
        units = new UnitId[](creations.length);
        for (uint256 i = 0; i < creations.length; i++) units[i] = _begin(creations[i]);
    }

    /* DOING */

    /// @inheritdoc IUnits
    function record(UnitId[] calldata units, uint8 step, SiteId site, uint40 when, bytes32 evidence) external {
        if (units.length == 0) revert Custody_NoUnits();
        for (uint256 i = 0; i < units.length; i++) {
            UnitWord word = _state.existing(units[i]);
            StepRule rule = _state.ruleFor(word, step, Act.Record);
            UnitWord next = _state.advance(units[i], word, rule, step, when).withSite(site);
            OrgId org = MEMBERS.requireCustodian(units[i], word, rule);

            _state.transfer(units[i], word, next, rule.flow());
            _state.units[units[i]].word = next;
            emit StepRecorded(units[i], org, next, msg.sender, when, evidence);
        }
    }

    /// @inheritdoc IUnits
    function seal(UnitId unit, bytes16 number, uint40 when) external {
        UnitWord word = _state.movable(unit);
        if (number == 0) revert Custody_SealEmpty(unit);
        if (word.has(SEALED)) revert Custody_Sealed(unit);
        _state.requireTime(unit, word, when);
        OrgId org = MEMBERS.requireCustodian(unit, word);

        word = word.withFlag(SEALED).nextHop();
        _state.units[unit].word = word;
        emit UnitSealed(unit, org, word, msg.sender, when, number);
    }

    /// @inheritdoc IUnits
    function breakSeal(UnitId unit, uint40 when, bytes32 evidence) external {
        UnitWord word = _state.movable(unit);
        if (!word.has(SEALED)) revert Custody_NotSealed(unit);
        _state.requireTime(unit, word, when);
        OrgId org = MEMBERS.requireCustodian(unit, word);

        word = word.withoutFlag(SEALED).nextHop();
        _state.units[unit].word = word;
        emit SealBroken(unit, org, word, msg.sender, when, evidence);
    }

    /* READING */

    /// @inheritdoc IUnits
    function wordOf(UnitId unit) external view returns (UnitWord) {
        return _state.units[unit].word;
    }

    /// @inheritdoc IUnits
    function parentOf(UnitId unit) external view returns (UnitId) {
        return _state.parentOf[unit];
    }

    /// @inheritdoc IInventory
    function stockOf(StockKey account) external view returns (StockWord) {
        return _state.stock[account].word;
    }

    /* INTERNAL */

    /// @dev What began before a later version was adopted, and is brought within the window.
    function _mayStillBegin(CreationTerms terms, StepRule rule) private view returns (bool) {
        return rule.act() == Act.Closed && terms.createdAt() < _state.supersededAt[terms.createdRules()];
    }

    function _begin(Creation calldata creation) private returns (UnitId unit) {
        CreationTerms terms = creation.terms;
        StepRule rule = _state.stepRule(terms.createdRules(), terms.createdStep());
        if (rule.act() != Act.Commission && !_mayStillBegin(terms, rule)) {
            _state.knownRule(terms.createdRules(), terms.createdStep()); // reverts first where there is no such step
            revert Custody_WrongAct(terms.createdRules(), terms.createdStep(), rule.act());
        }
        OrgId org = MEMBERS.servesAs(msg.sender, UnitChecks.hands(), rule.roles());
        unit = _state.newId(org, creation.identifier);
        UnitChecks.requireTime(unit, 0, terms.createdAt(), rule.window());
        _state.create(unit, creation, rule, org);
    }
}
