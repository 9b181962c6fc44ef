// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Inventory} from "./Inventory.sol";
import {Creation, CreationTerms} from "./Creation.sol";
import {IUnits, Unit} from "./IUnits.sol";
import {Rules} from "./Rules.sol";
import {Act, StepRule} from "./StepRule.sol";
import {accountOf, StockKey} from "./StockWord.sol";
import {CONTAINER, OVERDUE, PACKED, Phase, RECALLED, SEALED, UnitWord} from "./UnitWord.sol";
import {IMembers} from "../members/IMembers.sol";
import {DEVICE, Duties, MAKER} from "../types/Duties.sol";
import {FlowId} from "../types/FlowId.sol";
import {OrgId} from "../types/OrgId.sol";
import {RulesId} from "../types/RulesId.sol";
import {SiteId} from "../types/SiteId.sol";
import {UnitId} from "../types/UnitId.sol";

/// @title Units
/// @notice Documented in IUnits: beginning, doing and asking. How units end and are put right is in Custody.
abstract contract Units is Rules, Inventory, IUnits {
    /// @dev How far a device's clock may be ahead of the block's, in seconds.
    uint256 private constant CLOCK_LEAD = 60;

    /// @dev What a container that holds several classes has of one. One slot.
    struct Content {
        uint56 quantity;
        uint16 items;
    }

    IMembers public immutable MEMBERS;

    /// @dev A word with an address, so that its place is computed once.
    struct Slot {
        UnitWord word;
    }

    mapping(UnitId unit => Slot) internal _units;
    /// @inheritdoc IUnits
    mapping(UnitId unit => UnitId) public parentOf;
    /// @dev Kept for classes that may be mixed.
    mapping(UnitId unit => mapping(uint16 classBit => Content)) internal _contents;

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
            UnitWord word = _existing(units[i]);
            StepRule rule = _ruleFor(word, step, Act.Record);
            UnitWord next = _advance(units[i], word, rule, step, when).withSite(site);
            OrgId org = _requireCustodian(units[i], word, rule);

            _transfer(units[i], word, next, rule.flow());
            _units[units[i]].word = next;
            emit StepRecorded(units[i], org, next, msg.sender, when, evidence);
        }
    }

    /// @inheritdoc IUnits
    function seal(UnitId unit, bytes16 number, uint40 when) external {
        UnitWord word = _movable(unit);
        if (number == 0) revert Custody_SealEmpty(unit);
        if (word.has(SEALED)) revert Custody_Sealed(unit);
        _requireTime(unit, word, when);
        OrgId org = _requireCustodian(unit, word);

        word = word.withFlag(SEALED);
        _units[unit].word = word;
        emit UnitSealed(unit, org, word, msg.sender, when, number);
    }

    /// @inheritdoc IUnits
    function breakSeal(UnitId unit, uint40 when, bytes32 evidence) external {
        UnitWord word = _movable(unit);
        if (!word.has(SEALED)) revert Custody_NotSealed(unit);
        _requireTime(unit, word, when);
        OrgId org = _requireCustodian(unit, word);

        word = word.withoutFlag(SEALED);
        _units[unit].word = word;
        emit SealBroken(unit, org, word, msg.sender, when, evidence);
    }

    /* ASKING */

    /// @inheritdoc IUnits
    function unitOf(UnitId unit) external view returns (Unit memory) {
        UnitWord own = _existing(unit);
        UnitWord root = _units[rootOf(unit)].word;
        return
            Unit({
                custodian: root.custodian(),
                site: root.site(),
                rules: own.rules(),
                step: root.step(),
                phase: root.phase(),
                classes: own.classes(),
                quantity: own.quantity(),
                items: own.items(),
                hops: own.hops(),
                since: root.since(),
                isSealed: own.has(SEALED),
                isContainer: own.has(CONTAINER),
                isOverdue: root.has(OVERDUE),
                isRecalled: own.has(RECALLED) || root.has(RECALLED),
                parent: parentOf[unit]
            });
    }

    /// @inheritdoc IUnits
    function rootOf(UnitId unit) public view returns (UnitId) {
        while (_units[unit].word.has(PACKED)) unit = parentOf[unit];
        return unit;
    }

    /// @inheritdoc IUnits
    function dueAt(UnitId unit) public view returns (uint256) {
        _existing(unit);
        UnitWord root = _units[rootOf(unit)].word;
        uint256 deadline = stepRule(root.rules(), root.step()).deadline();
        return deadline == 0 || root.items() == 0 ? 0 : root.since() + deadline;
    }

    /// @inheritdoc IUnits
    function wordOf(UnitId unit) external view returns (UnitWord) {
        return _units[unit].word;
    }

    /* INTERNAL: CHECKS. Not `require`, which would lay out an error's values each time, whether it fails or not. */

    function _existing(UnitId unit) internal view returns (UnitWord word) {
        word = _units[unit].word;
        if (word.phase() == Phase.None) revert Custody_UnknownUnit(unit);
    }

    /// @dev An outermost unit to which something can happen.
    function _movable(UnitId unit) internal view returns (UnitWord word) {
        word = _existing(unit);
        _requireMovable(unit, word);
    }

    function _requireMovable(UnitId unit, UnitWord word) internal view {
        Phase phase = word.phase();
        if (phase != Phase.Active && phase != Phase.Returning) revert Custody_WrongPhase(unit, phase);
        if (word.has(PACKED)) revert Custody_Packed(unit, parentOf[unit]);
    }

    function _ruleFor(UnitWord word, uint8 step, Act act) internal view returns (StepRule rule) {
        RulesId rules = word.rules();
        rule = _ruleOf(rules, step);
        if (rule.act() != act) revert Custody_WrongAct(rules, step, rule.act());
    }

    function _requireCustodian(UnitId unit, UnitWord word) internal view returns (OrgId org) {
        org = MEMBERS.servesFor(msg.sender, _hands());
        if (org != word.custodian()) revert Custody_NotCustodian(unit, word.custodian(), org);
    }

    /// @dev As above, with the roles that the step wants.
    function _requireCustodian(UnitId unit, UnitWord word, StepRule rule) internal view returns (OrgId org) {
        org = MEMBERS.servesAs(msg.sender, _hands(), rule.roles());
        if (org != word.custodian()) revert Custody_NotCustodian(unit, word.custodian(), org);
    }

    /// @dev Within the window of the unit's own rules, and not before its last act.
    function _requireTime(UnitId unit, UnitWord word, uint40 when) internal view {
        _requireTime(unit, word.since(), when, stepRule(word.rules(), word.step()).window());
    }

    function _requireTime(UnitId unit, uint40 since, uint40 when, uint24 window) internal view {
        if (when < since) revert Custody_TimeRunsBackwards(unit, when, since);
        unchecked {
            // Times are below 2^64 and what is added is below 2^32.
            if (when > block.timestamp + CLOCK_LEAD) revert Custody_FromTheFuture(unit, when, block.timestamp);
            if (uint256(when) + window < block.timestamp) revert Custody_TooLate(unit, when, block.timestamp, window);
        }
    }

    /// @dev Who may act on units: people who record, and machines.
    function _hands() internal pure returns (Duties) {
        return MAKER | DEVICE;
    }

    /* INTERNAL: EFFECTS */

    /// @dev The unit's word after step `to`, which it has to be allowed to take.
    function _advance(
        UnitId unit,
        UnitWord word,
        StepRule rule,
        uint8 to,
        uint40 when
    ) internal view returns (UnitWord) {
        _requireStep(unit, word, rule, to, when);
        return _advanced(word, rule, to, when);
    }

    function _requireStep(UnitId unit, UnitWord word, StepRule rule, uint8 to, uint40 when) internal view {
        _requireMovable(unit, word);
        if (!rule.mayFollow(word.step())) revert Custody_StepForbidden(unit, word.step(), to);
        if (word.phase() == Phase.Returning && !rule.takesReturned()) revert Custody_Returning(unit);
        if (word.has(RECALLED) && !rule.takesRecalled()) revert Custody_Recalled(unit);
        if (rule.needsSeal() && !word.has(SEALED)) revert Custody_NotSealed(unit);
        _requireTime(unit, word.since(), when, rule.window());
    }

    function _advanced(UnitWord word, StepRule rule, uint8 to, uint40 when) internal pure returns (UnitWord next) {
        next = word.withStep(to);
        if (!rule.keepsClockOf(word.step())) next = next.withSince(when).withoutFlag(OVERDUE);
    }

    function _begin(Creation calldata creation) private returns (UnitId unit) {
        CreationTerms terms = creation.terms;
        StepRule rule = stepRule(terms.createdRules(), terms.createdStep());
        if (rule.act() != Act.Commission) {
            _ruleOf(terms.createdRules(), terms.createdStep()); // the step has to be there before it can be of another kind
            revert Custody_WrongAct(terms.createdRules(), terms.createdStep(), rule.act());
        }
        unit = _newId(creation.identifier);
        _requireTime(unit, 0, terms.createdAt(), rule.window());
        _create(unit, creation, rule, MEMBERS.servesAs(msg.sender, _hands(), rule.roles()));
    }

    function _newId(string calldata identifier) internal view returns (UnitId unit) {
        if (bytes(identifier).length == 0) revert Custody_IdentifierEmpty();
        unit = UnitId.wrap(keccak256(bytes(identifier)));
        if (_units[unit].word.phase() != Phase.None) revert Custody_UnitExists(unit);
    }

    function _create(UnitId unit, Creation calldata creation, StepRule rule, OrgId org) internal {
        CreationTerms terms = creation.terms;
        if (!terms.isClean()) revert Custody_TermsInvalid(unit, terms);
        (uint56 quantity, uint16 items) = (terms.createdQuantity(), terms.createdItems());
        UnitWord word;
        if (items == 0) {
            if (quantity != 0 || terms.createdClass() != 0) revert Custody_TermsInvalid(unit, terms);
            word = terms.begun(org, 0).withFlag(CONTAINER);
        } else {
            if (quantity == 0) revert Custody_TermsInvalid(unit, terms);
            uint16 class_ = _classBit(terms.createdRules(), rule, terms.createdClass());
            word = terms.begun(org, class_);
            _take(accountOf(word, rule.flow(), class_), quantity, items);
        }
        _units[unit].word = word;
        emit UnitCreated(unit, word, creation.evidence, creation.identifier);
    }

    function _classBit(RulesId rules, StepRule rule, uint256 class_) internal pure returns (uint16) {
        uint256 bit = rule.classes() & (1 << class_);
        if (bit == 0) revert Custody_UnknownClass(rules, class_);
        return uint16(bit); // of 16
    }

    /* INTERNAL: STOCK */

    /// @dev Stock goes where the unit goes.
    function _transfer(UnitId unit, UnitWord from, UnitWord to, FlowId flow) internal {
        if (from.custodian() == to.custodian() && from.site() == to.site()) return;
        for (uint16 left = from.classes(); left != 0; left &= left - 1) {
            (uint16 class_, uint56 quantity, uint16 items) = _amountOf(unit, from, left);
            StockKey source = accountOf(from, flow, class_);
            StockKey target = accountOf(to, flow, class_);
            if (from.custodian() == to.custodian()) _move(source, target, quantity, items);
            else _pass(source, target, quantity, items);
        }
    }

    /// @dev Stock ends with the unit, counted as DESTROYED or LOST.
    function _end(UnitId unit, UnitWord word, FlowId flow, uint256 field) internal {
        for (uint16 left = word.classes(); left != 0; left &= left - 1) {
            (uint16 class_, uint56 quantity, uint16 items) = _amountOf(unit, word, left);
            _leave(accountOf(word, flow, class_), field, quantity, items);
        }
    }

    /// @dev What a unit has of the lowest class in `left`. A class is its bit here.
    function _amountOf(
        UnitId unit,
        UnitWord word,
        uint16 left
    ) internal view returns (uint16 class_, uint56 quantity, uint16 items) {
        class_ = left & (~left + 1);
        uint16 classes = word.classes();
        if (classes & (classes - 1) == 0) return (class_, word.quantity(), word.items());
        Content storage content = _contents[unit][class_];
        return (class_, content.quantity, content.items);
    }
}
