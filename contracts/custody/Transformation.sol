// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Creation} from "./Creation.sol";
import {CustodyState} from "./CustodyState.sol";
import {IUnits} from "./IUnits.sol";
import {Act, StepRule} from "./StepRule.sol";
import {UnitChanges} from "./UnitChanges.sol";
import {UnitChecks} from "./UnitChecks.sol";
import {Phase, UnitWord} from "./UnitWord.sol";
import {IMembers} from "../members/IMembers.sol";
import {OrgId} from "../types/OrgId.sol";
import {RulesId} from "../types/RulesId.sol";
import {UnitId} from "../types/UnitId.sol";

/// @notice What the caller of IUnits.transform says of the step.
struct TransformStep {
    uint8 step;
    uint40 when;
    bytes32 evidence;
}

/// @title Transformation
/// @notice How units become others. Documented in IUnits.transform.
library Transformation {
    using UnitChanges for CustodyState;
    using UnitChecks for CustodyState;
    using UnitChecks for IMembers;

    uint256 private constant PER_MILLE = 1000;

    function transform(
        CustodyState storage state,
        IMembers members,
        UnitId[] calldata inputs,
        Creation[] calldata outputs,
        TransformStep memory taken
    ) internal returns (UnitId[] memory made) {
        if (inputs.length == 0 || outputs.length == 0) revert IUnits.Custody_NoUnits();
        (UnitWord first, StepRule rule, uint256 used) = _useUp(state, members, inputs, taken);
        uint256 sum;
        (made, sum) = _makeAll(state, outputs, first, rule, taken);
        if (sum * PER_MILLE > used * (PER_MILLE + rule.tolerance())) revert IUnits.Custody_MoreThanWentIn(used, sum);
    }

    /// @dev Ends the inputs, which have custodian and rules in common; the caller acts for their custodian.
    /// @return first The first input's word before.
    /// @return rule The rule of the step.
    /// @return used Their quantity.
    function _useUp(
        CustodyState storage state,
        IMembers members,
        UnitId[] calldata inputs,
        TransformStep memory taken
    ) private returns (UnitWord first, StepRule rule, uint256 used) {
        first = state.movable(inputs[0]);
        rule = state.ruleFor(first, taken.step, Act.Transform);
        members.requireCustodian(inputs[0], first, rule);

        for (uint256 i = 0; i < inputs.length; i++) {
            used += _useOne(state, inputs[i], first, rule, taken);
        }
    }

    /// @dev Creates the outputs, in the hands and under the rules of `first`.
    /// @return made Their ids.
    /// @return sum Their quantity.
    function _makeAll(
        CustodyState storage state,
        Creation[] calldata outputs,
        UnitWord first,
        StepRule rule,
        TransformStep memory taken
    ) private returns (UnitId[] memory made, uint256 sum) {
        made = new UnitId[](outputs.length);
        for (uint256 i = 0; i < outputs.length; i++) {
            made[i] = _make(state, outputs[i], first, rule, taken);
            sum += outputs[i].terms.createdQuantity();
        }
    }

    function _useOne(
        CustodyState storage state,
        UnitId input,
        UnitWord first,
        StepRule rule,
        TransformStep memory taken
    ) private returns (uint56) {
        UnitWord word = state.movable(input);
        OrgId org = first.custodian();
        if (word.custodian() != org) revert IUnits.Custody_NotCustodian(input, word.custodian(), org);
        if (word.rules() != first.rules()) revert IUnits.Custody_OtherRules(input, word.rules(), first.rules());
        word = state.finish(input, word, rule, taken.step, taken.when, Phase.Transformed);
        emit IUnits.UnitTransformed(input, org, word, taken.when, taken.evidence);
        return word.quantity();
    }

    function _make(
        CustodyState storage state,
        Creation calldata output,
        UnitWord first,
        StepRule rule,
        TransformStep memory taken
    ) private returns (UnitId unit) {
        unit = state.newId(first.custodian(), output.identifier);
        (RulesId rules, RulesId given) = (first.rules(), output.terms.createdRules());
        if (given != rules) revert IUnits.Custody_OtherRules(unit, given, rules);
        if (output.terms.createdAt() != taken.when) {
            revert IUnits.Custody_TimeRunsBackwards(unit, output.terms.createdAt(), taken.when);
        }
        if (output.terms.createdStep() != taken.step) {
            revert IUnits.Custody_WrongAct(rules, output.terms.createdStep(), rule.act());
        }
        if (output.terms.createdItems() == 0) revert IUnits.Custody_TermsInvalid(unit, output.terms);
        state.create(unit, output, rule, first.custodian());
    }
}
