// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Handovers} from "./Handovers.sol";
import {ICustody} from "./ICustody.sol";
import {Creation} from "./Creation.sol";
import {ErrorReason, IUnits} from "./IUnits.sol";
import {IProfiles} from "./IProfiles.sol";
import {Rules} from "./Rules.sol";
import {Act, StepRule} from "./StepRule.sol";
import {accountOf, DESTROYED, LOST} from "./StockWord.sol";
import {Units} from "./Units.sol";
import {CONTAINER, OVERDUE, PACKED, Phase, RECALLED, UnitWord} from "./UnitWord.sol";
import {IAttestations} from "../evidence/IAttestations.sol";
import {IMembers} from "../members/IMembers.sol";
import {CHECKER, MAKER} from "../types/Duties.sol";
import {OrgId} from "../types/OrgId.sol";
import {REGULATOR} from "../types/Roles.sol";
import {RulesId} from "../types/RulesId.sol";
import {Uid} from "../types/Uid.sol";
import {UnitId} from "../types/UnitId.sol";

/// @title Custody
/// @notice Documented in ICustody and what it inherits. Here: how units end and are put right.
contract Custody is Handovers, ICustody {
    uint256 private constant PER_MILLE = 1000;

    constructor(
        IMembers members,
        IAttestations attestations,
        IProfiles profiles
    ) Rules(profiles) Units(members) Handovers(attestations) {}

    /* ENDING */

    /// @inheritdoc IUnits
    function transform(
        UnitId[] calldata inputs,
        Creation[] calldata outputs,
        uint8 step,
        uint40 when,
        bytes32 evidence
    ) external returns (UnitId[] memory made) {
        if (inputs.length == 0 || outputs.length == 0) revert Custody_NoUnits();
        UnitWord first = _movable(inputs[0]);
        StepRule rule = _ruleFor(first, step, Act.Transform);
        OrgId org = _requireCustodian(inputs[0], first, rule);

        uint256 used = 0;
        for (uint256 i = 0; i < inputs.length; i++) {
            UnitWord word = _movable(inputs[i]);
            if (word.custodian() != org) revert Custody_NotCustodian(inputs[i], word.custodian(), org);
            if (word.rules() != first.rules()) revert Custody_OtherRules(inputs[i], word.rules(), first.rules());
            word = _finish(inputs[i], word, rule, step, when, Phase.Transformed);
            used += word.quantity();
            emit UnitTransformed(inputs[i], org, word, when, evidence);
        }
        made = new UnitId[](outputs.length);
        uint256 sum = 0;
        for (uint256 i = 0; i < outputs.length; i++) {
            made[i] = _make(outputs[i], first.rules(), rule, step, when, org);
            sum += outputs[i].terms.createdQuantity();
        }
        if (sum * PER_MILLE > used * (PER_MILLE + rule.tolerance())) revert Custody_MoreThanWentIn(used, sum);
    }

    /// @inheritdoc IUnits
    function destroy(UnitId[] calldata units, uint8 step, uint40 when, Uid certificate) external {
        if (units.length == 0) revert Custody_NoUnits();
        for (uint256 i = 0; i < units.length; i++) {
            UnitWord word = _movable(units[i]);
            StepRule rule = _ruleFor(word, step, Act.Destroy);
            OrgId org = _requireCustodian(units[i], word, rule);
            if (i == 0) _requireStatement(certificate, org);

            word = _finish(units[i], word, rule, step, when, Phase.Destroyed);
            emit UnitDestroyed(units[i], org, word, msg.sender, when, certificate);
        }
    }

    /// @inheritdoc IUnits
    function declareLost(UnitId unit, uint40 when, bytes32 evidence) external {
        UnitWord word = _movable(unit);
        _requireTime(unit, word, when);
        OrgId org = _requireCustodian(unit, word);

        _end(unit, word, stepRule(word.rules(), word.step()).flow(), LOST);
        word = word.withPhase(Phase.Lost).withSince(when);
        _units[unit].word = word;
        emit UnitLost(unit, org, word, msg.sender, when, evidence);
    }

    /* PUTTING RIGHT */

    /// @inheritdoc IUnits
    function correct(UnitId unit, uint8 class_, uint56 quantity, uint16 items, bytes32 evidence) external {
        UnitWord former = _movable(unit);
        if (former.has(CONTAINER)) revert Custody_Container(unit);
        StepRule rule = stepRule(former.rules(), former.step());
        uint16 bit = _classBit(former.rules(), rule, class_);
        if (former.classes() == bit && former.quantity() == quantity && former.items() == items) {
            revert Custody_NothingCorrected(unit);
        }
        OrgId org = _requireCustodian(unit, former);

        _recount(unit, former, rule, bit);
        UnitWord word = _setAmount(unit, former.withClasses(bit), accountOf(former, rule.flow(), bit), quantity, items);
        _units[unit].word = word;
        emit UnitCorrected(unit, org, word, former, msg.sender, evidence);
    }

    /// @inheritdoc IUnits
    function declareError(UnitId unit, bytes32 wrong, bytes32 corrective, ErrorReason reason) external {
        _existing(unit);
        OrgId org = MEMBERS.servesFor(msg.sender, _hands());
        emit ErrorDeclared(unit, org, wrong, corrective, reason);
    }

    /// @inheritdoc IUnits
    function setRecall(UnitId[] calldata units, bool recalled, Uid statement) external {
        if (units.length == 0) revert Custody_NoUnits();
        OrgId org = MEMBERS.actsFor(msg.sender, MAKER | CHECKER);
        for (uint256 i = 0; i < units.length; i++) {
            _existing(units[i]);
            UnitWord root = _units[rootOf(units[i])].word;
            _requireLiving(units[i], root.phase());
            if (!recalled || root.custodian() != org) {
                MEMBERS.actsAs(msg.sender, MAKER | CHECKER, REGULATOR);
            }
        }
        _requireStatement(statement, org);

        for (uint256 i = 0; i < units.length; i++) {
            UnitId unit = units[i];
            bool packed = _flagRecall(unit, org, recalled, statement);
            while (recalled && packed) {
                unit = parentOf[unit];
                packed = _flagRecall(unit, org, true, statement);
            }
        }
    }

    /// @inheritdoc IUnits
    function flagOverdue(UnitId unit) external {
        UnitWord word = _existing(unit);
        _requireLiving(unit, word.phase());
        if (word.has(PACKED)) revert Custody_Packed(unit, parentOf[unit]);
        uint256 until = dueAt(unit);
        if (until == 0 || block.timestamp <= until) revert Custody_NotOverdue(unit, until, block.timestamp);
        if (word.has(OVERDUE)) revert Custody_AlreadyOverdue(unit);

        word = word.withFlag(OVERDUE);
        _units[unit].word = word;
        emit UnitOverdue(unit, word.custodian(), word, until, msg.sender);
    }

    /* INTERNAL */

    /// @dev Of a unit that exists: the phases after Disputed are final.
    function _requireLiving(UnitId unit, Phase phase) private pure {
        if (phase > Phase.Disputed) revert Custody_WrongPhase(unit, phase);
    }

    /// @dev A unit's last step.
    function _finish(
        UnitId unit,
        UnitWord word,
        StepRule rule,
        uint8 step,
        uint40 when,
        Phase phase
    ) private returns (UnitWord next) {
        if (word.items() == 0) revert Custody_Container(unit);
        next = _advance(unit, word, rule, step, when).withPhase(phase);
        _end(unit, word, rule.flow(), DESTROYED);
        _units[unit].word = next;
    }

    /// @dev One thing that a transformation made.
    function _make(
        Creation calldata output,
        RulesId rules,
        StepRule rule,
        uint8 step,
        uint40 when,
        OrgId org
    ) private returns (UnitId unit) {
        unit = _newId(output.identifier);
        RulesId given = output.terms.createdRules();
        if (given != rules) revert Custody_OtherRules(unit, given, rules);
        if (output.terms.createdAt() != when) revert Custody_TimeRunsBackwards(unit, output.terms.createdAt(), when);
        if (output.terms.createdStep() != step) revert Custody_WrongAct(rules, output.terms.createdStep(), rule.act());
        if (output.terms.createdItems() == 0) revert Custody_TermsInvalid(unit, output.terms);
        _create(unit, output, rule, org);
    }

    /// @dev Counts the unit in the account of another class, where it has one.
    function _recount(UnitId unit, UnitWord word, StepRule rule, uint16 class_) private {
        (uint16 before, uint56 quantity, uint16 items) = _amountOf(unit, word, word.classes());
        if (before == class_) return;
        _pass(accountOf(word, rule.flow(), before), accountOf(word, rule.flow(), class_), quantity, items);
    }

    function _flagRecall(UnitId unit, OrgId by, bool recalled, Uid statement) private returns (bool packed) {
        UnitWord word = _units[unit].word;
        word = recalled ? word.withFlag(RECALLED) : word.withoutFlag(RECALLED);
        _units[unit].word = word;
        emit RecallSet(unit, by, word, recalled, statement);
        return word.has(PACKED);
    }
}
