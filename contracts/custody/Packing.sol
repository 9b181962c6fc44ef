// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Content, CustodyState} from "./CustodyState.sol";
import {IPacking} from "./IPacking.sol";
import {Stock} from "./Stock.sol";
import {UnitChecks} from "./UnitChecks.sol";
import {Units} from "./Units.sol";
import {CONTAINER, OVERDUE, PACKED, Phase, RECALLED, SEALED, UnitWord} from "./UnitWord.sol";
import {IMembers} from "../members/IMembers.sol";
import {OrgId} from "../types/OrgId.sol";
import {UnitId} from "../types/UnitId.sol";

/// @title Packing
/// @notice Documented in IPacking.
abstract contract Packing is Units, IPacking {
    using Stock for CustodyState;
    using UnitChecks for CustodyState;
    using UnitChecks for IMembers;

    UnitId private constant NOWHERE = UnitId.wrap(0);

    /// @inheritdoc IPacking
    function pack(UnitId parent, UnitId[] calldata units, uint40 when) external {
        (UnitWord word, OrgId org) = _opened(parent, units, when);
        for (uint256 i = 0; i < units.length; i++) word = _putIn(parent, word, units[i], when);
        word = word.nextHop();
        _state.units[parent].word = word;
        emit UnitsPacked(parent, org, word, msg.sender, when, units);
    }

    /// @inheritdoc IPacking
    function unpack(UnitId parent, UnitId[] calldata units, uint40 when) external {
        (UnitWord word, OrgId org) = _opened(parent, units, when);
        for (uint256 i = 0; i < units.length; i++) word = _takeOut(parent, word, units[i], word.phase());
        word = word.nextHop();
        _state.units[parent].word = word;
        emit UnitsUnpacked(parent, org, word, msg.sender, when, units);
    }

    /// @inheritdoc IPacking
    function contentOf(UnitId unit, uint8 class_) external view returns (uint56 quantity, uint16 items) {
        Content storage content = _state.contents[unit][uint16(1 << class_)]; // zero for a class that no profile can have
        return (content.quantity, content.items);
    }

    /// @dev A container that the caller may put into and take out of.
    function _opened(
        UnitId parent,
        UnitId[] calldata units,
        uint40 when
    ) private view returns (UnitWord word, OrgId org) {
        word = _state.movable(parent);
        if (!word.has(CONTAINER)) revert Packing_NotContainer(parent);
        if (word.has(SEALED)) revert Custody_Sealed(parent);
        if (units.length == 0) revert Custody_NoUnits();
        _state.requireTime(parent, word, when);
        org = MEMBERS.requireCustodian(parent, word);
    }

    function _putIn(UnitId parent, UnitWord word, UnitId unit, uint40 when) private returns (UnitWord) {
        if (unit == parent) revert Packing_IntoItself(unit);
        UnitWord child = _state.movable(unit);
        if (child.items() == 0) revert Packing_Empty(unit);
        if (child.has(RECALLED) || word.has(RECALLED)) revert Custody_Recalled(unit);
        if (child.phase() != word.phase() && word.items() != 0) revert Custody_WrongPhase(unit, child.phase());
        if (child.custodian() != word.custodian() || child.site() != word.site() || child.rules() != word.rules()) {
            revert Packing_Apart(unit, parent);
        }
        if (when < child.since()) revert Custody_TimeRunsBackwards(unit, when, child.since());
        if (word.items() == 0) {
            word = word.withStep(child.step()).withSince(child.since()).withPhase(child.phase()).withoutFlag(OVERDUE);
        } else {
            if (child.step() != word.step()) revert Packing_OtherStep(unit, child.step(), word.step());
            if (child.since() < word.since()) word = word.withSince(child.since());
        }
        if (child.has(OVERDUE)) word = word.withFlag(OVERDUE);
        uint16 mixes = _state.stepRule(word.rules(), word.step()).mixes();
        uint16 classes = word.classes() | child.classes();
        if (classes & (classes - 1) != 0 && classes & ~mixes != 0) revert Packing_Mixed(unit, parent, classes);

        for (uint16 left = child.classes() & mixes; left != 0; left &= left - 1) {
            (uint16 class_, uint56 quantity, uint16 items) = _state.amountOf(unit, child, left);
            Content storage content = _state.contents[parent][class_];
            (content.quantity, content.items) = (content.quantity + quantity, content.items + items);
        }
        _state.parentOf[unit] = parent;
        _state.units[unit].word = child.withFlag(PACKED);
        return word.withClasses(classes).withAmount(word.quantity() + child.quantity(), word.items() + child.items());
    }

    /// @dev What comes out has been where its container was. Offers made before it went in are void.
    /// @param phase Its own from now on.
    function _takeOut(UnitId parent, UnitWord word, UnitId unit, Phase phase) internal returns (UnitWord) {
        UnitWord child = _state.existing(unit);
        if (_state.parentOf[unit] != parent) revert Packing_NotInside(unit, _state.parentOf[unit], parent);

        uint16 classes = word.classes();
        uint16 mixes = _state.stepRule(word.rules(), word.step()).mixes();
        for (uint16 left = child.classes() & mixes; left != 0; left &= left - 1) {
            (uint16 class_, uint56 quantity, uint16 items) = _state.amountOf(unit, child, left);
            Content storage content = _state.contents[parent][class_];
            (content.quantity, content.items) = (content.quantity - quantity, content.items - items);
            if (content.items == 0) classes &= ~class_;
        }
        UnitWord rest = word.withAmount(word.quantity() - child.quantity(), word.items() - child.items());
        _state.parentOf[unit] = NOWHERE;
        child = child.withoutFlag(PACKED).withPlace(word.custodian(), word.site()).withStep(word.step());
        child = word.has(OVERDUE) ? child.withFlag(OVERDUE) : child.withoutFlag(OVERDUE);
        if (child.has(RECALLED)) _state.recalledIn[parent]--;
        else if (word.has(RECALLED)) child = child.withFlag(RECALLED);
        _state.units[unit].word = child.withSince(word.since()).withPhase(phase).nextHop();
        return rest.withClasses(rest.items() == 0 ? 0 : classes);
    }
}
