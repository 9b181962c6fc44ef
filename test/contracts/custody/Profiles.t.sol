// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ClassRule, IProfiles, Profile, Step} from "../../../contracts/custody/IProfiles.sol";
import {Act, StepRule} from "../../../contracts/custody/StepRule.sol";
import {FlowId} from "../../../contracts/types/FlowId.sol";
import {GENERATOR, Roles} from "../../../contracts/types/Roles.sol";
import {RulesId} from "../../../contracts/types/RulesId.sol";
import {WasteProfile} from "./WasteProfile.sol";

/// @notice Profiles: the Council sets them, version after version, and what makes no sense is not set.
contract ProfilesTest is WasteProfile {
    FlowId private constant NEW = FlowId.wrap(0);

    /* SETTING */

    function test_TheFirstProfile() public {
        Profile memory p = wasteProfile();
        vm.expectEmit(address(profiles));
        emit IProfiles.ProfileSet(FlowId.wrap(1), RulesId.wrap(1), RulesId.wrap(0), p);
        asCouncil();
        RulesId rules = profiles.setProfile(NEW, p);
        vm.assertTrue(rules == RulesId.wrap(1), "numbered from 1");
        vm.assertTrue(profiles.rulesOf(FlowId.wrap(1)) == rules, "in force");
        vm.assertTrue(profiles.formerOf(rules).isNull(), "the first");
        vm.assertEq(profiles.flowCount(), 1, "flows");
        vm.assertEq(profiles.rulesCount(), 1, "versions");
        vm.assertEq(profiles.stepCount(rules), p.steps.length, "steps");
    }

    function test_RulesSayWhatTheProfileSays() public {
        Profile memory p = wasteProfile();
        RulesId rules = _set(NEW, p);
        StepRule[] memory words = profiles.stepRules(rules);
        vm.assertEq(words.length, p.steps.length, "one for each step");
        for (uint8 i = 0; i < words.length; i++) {
            vm.assertEq(
                StepRule.unwrap(profiles.stepRule(rules, i)),
                StepRule.unwrap(words[i]),
                "the same, one by one"
            );
            _assertRule(words[i], p.steps[i]);
            vm.assertEq(words[i].tolerance(), TOLERANCE, "tolerance");
            vm.assertEq(words[i].window(), WINDOW, "window");
            vm.assertEq(words[i].classes(), 31, "five classes");
            vm.assertEq(words[i].mixes(), 3, "of which two mix");
            vm.assertEq(words[i].flow().raw(), 1, "flow");
        }
        vm.assertEq(StepRule.unwrap(profiles.stepRule(rules, NO_STEP)), 0, "no more");
    }

    function test_VersionsOfTwoFlows() public {
        (RulesId first, RulesId other) = (_set(NEW, wasteProfile()), _set(NEW, wasteProfile()));
        Profile memory p = wasteProfile();
        p.window = 1 hours;
        RulesId second = _set(FlowId.wrap(1), p);
        RulesId third = _set(FlowId.wrap(1), p);
        vm.assertEq(profiles.flowCount(), 2, "flows");
        vm.assertEq(profiles.rulesCount(), 4, "versions, over both");
        vm.assertTrue(profiles.rulesOf(FlowId.wrap(1)) == third, "the last is in force");
        vm.assertTrue(profiles.formerOf(third) == second && profiles.formerOf(second) == first, "a chain");
        vm.assertTrue(profiles.rulesOf(FlowId.wrap(2)) == other, "the other flow is as it was");
        vm.assertEq(profiles.stepRule(first, WARD).window(), WINDOW, "the first version is as it was");
        vm.assertEq(profiles.stepRule(second, WARD).window(), 1 hours, "and the second is new");
    }

    function test_UnknownVersionsHaveNothing() public view {
        vm.assertEq(profiles.stepRules(RulesId.wrap(9)).length, 0, "no rules");
        vm.assertEq(profiles.stepCount(RulesId.wrap(9)), 0, "no steps");
        vm.assertTrue(profiles.rulesOf(FlowId.wrap(9)).isNull(), "no flow");
    }

    function test_AsManyClassesAndStepsAsThereAre() public {
        Profile memory p = wasteProfile();
        (p.classes, p.steps, p.tolerance) = (_classes(16), _steps(24), 1000);
        p.steps[23].after_ = type(uint24).max;
        p.steps[23].keepsClockOf = type(uint24).max;
        RulesId rules = _set(NEW, p);
        StepRule last = profiles.stepRule(rules, 23);
        vm.assertEq(last.classes(), type(uint16).max, "classes");
        vm.assertEq(last.mixes(), type(uint16).max, "mixes");
        vm.assertTrue(last.mayFollow(0) && last.mayFollow(23), "after each");
        vm.assertTrue(last.keepsClockOf(0) && last.keepsClockOf(23), "keeps the clock of each");
    }

    function testFuzz_TheMaximum(uint8 digits, uint8 zeros) public {
        Profile memory p = wasteProfile();
        p.maxQuantity = uint56(_bound(digits, 1, 99) * 10 ** _bound(zeros, 0, 14));
        RulesId rules = _set(NEW, p);
        vm.assertEq(profiles.stepRule(rules, WARD).maxQuantity(), p.maxQuantity, "first step");
        vm.assertEq(profiles.stepRule(rules, INSPECTED).maxQuantity(), p.maxQuantity, "last step");
    }

    function test_TheGreatestMaximum() public {
        Profile memory p = wasteProfile();
        p.maxQuantity = 72 * 10 ** 15;
        vm.assertEq(profiles.stepRule(_set(NEW, p), WARD).maxQuantity(), 72 * 10 ** 15, "fits");
        p.maxQuantity = 7 * 10 ** 16;
        vm.assertEq(profiles.stepRule(_set(NEW, p), WARD).maxQuantity(), 70 * 10 ** 15, "fits");
    }

    function test_WithoutAMaximum() public {
        StepRule rule = profiles.stepRule(_set(NEW, wasteProfile()), WARD);
        vm.assertTrue(rule.maxQuantity() > type(uint56).max, "every quantity");
    }

    /* WHO */

    function test_RevertWhen_NotTheCouncil() public {
        Profile memory p = wasteProfile();
        expectError(abi.encodeWithSelector(IProfiles.Profiles_NotCouncil.selector, OUTSIDER));
        vm.prank(OUTSIDER);
        profiles.setProfile(NEW, p);
    }

    function test_RevertWhen_UnknownFlow() public {
        _set(NEW, wasteProfile());
        FlowId next = FlowId.wrap(2);
        _refused(next, wasteProfile(), abi.encodeWithSelector(IProfiles.Profiles_UnknownFlow.selector, next));
    }

    /* MALFORMED */

    function test_RevertWhen_NoName() public {
        Profile memory p = wasteProfile();
        p.name = "";
        _malformed(p);
    }

    function test_RevertWhen_NoUnit() public {
        Profile memory p = wasteProfile();
        p.unit = "";
        _malformed(p);
    }

    function test_RevertWhen_NoClass() public {
        Profile memory p = wasteProfile();
        p.classes = _classes(0);
        _malformed(p);
    }

    function test_RevertWhen_TooManyClasses() public {
        Profile memory p = wasteProfile();
        p.classes = _classes(17);
        _malformed(p);
    }

    function test_RevertWhen_NoStep() public {
        Profile memory p = wasteProfile();
        p.steps = _steps(0);
        _malformed(p);
    }

    function test_RevertWhen_TooManySteps() public {
        Profile memory p = wasteProfile();
        p.steps = _steps(25);
        _malformed(p);
    }

    function test_RevertWhen_ToleranceAboveAll() public {
        Profile memory p = wasteProfile();
        p.tolerance = 1001;
        _malformed(p);
    }

    function testFuzz_RevertWhen_TheMaximumHasMoreThanTwoDigits(uint56 maxQuantity) public {
        Profile memory p = wasteProfile();
        p.maxQuantity = uint56(_bound(maxQuantity, 101, type(uint56).max));
        if (_digitsOf(p.maxQuantity) < 100) p.maxQuantity++;
        _refused(NEW, p, abi.encodeWithSelector(IProfiles.Profiles_MaximumTooPrecise.selector, p.maxQuantity));
    }

    function test_RevertWhen_NoWindow() public {
        Profile memory p = wasteProfile();
        p.window = 0;
        _malformed(p);
    }

    /* STEPS MALFORMED */

    function test_RevertWhen_StepWithoutName() public {
        Profile memory p = wasteProfile();
        p.steps[STORED].name = "";
        _stepMalformed(p, STORED);
    }

    function test_RevertWhen_StepWithoutAct() public {
        Profile memory p = wasteProfile();
        p.steps[STORED].act = Act.None;
        _stepMalformed(p, STORED);
    }

    function test_RevertWhen_StepClosedFromTheStart() public {
        Profile memory p = wasteProfile();
        p.steps[STORED].act = Act.Closed;
        _stepMalformed(p, STORED);
    }

    function test_RevertWhen_BeginningFollowsAStep() public {
        Profile memory p = wasteProfile();
        p.steps[WARD].after_ = after_(STORED);
        _stepMalformed(p, WARD);
    }

    function test_RevertWhen_StepFollowsNothing() public {
        Profile memory p = wasteProfile();
        p.steps[INSPECTED].after_ = 0;
        _stepMalformed(p, INSPECTED);
    }

    function testFuzz_RevertWhen_StepFollowsOneThatIsNotThere(uint8 step) public {
        Profile memory p = wasteProfile();
        step = uint8(_bound(step, NO_STEP, 23));
        p.steps[INSPECTED].after_ |= after_(step);
        _stepMalformed(p, INSPECTED);
    }

    function test_RevertWhen_KeepsTheClockOfWhatItDoesNotFollow() public {
        Profile memory p = wasteProfile();
        p.steps[STORED].keepsClockOf = after_(CARRIED);
        _stepMalformed(p, STORED);
    }

    /* HELPERS */

    function _set(FlowId flow, Profile memory p) private returns (RulesId) {
        asCouncil();
        return profiles.setProfile(flow, p);
    }

    /// @dev Without the zeros behind them.
    function _digitsOf(uint256 quantity) private pure returns (uint256) {
        while (quantity % 10 == 0) quantity /= 10;
        return quantity;
    }

    function _classes(uint256 count) private pure returns (ClassRule[] memory classes) {
        classes = new ClassRule[](count);
        for (uint256 i = 0; i < count; i++) classes[i] = ClassRule("code", "name", true);
    }

    function _steps(uint256 count) private pure returns (Step[] memory steps) {
        steps = new Step[](count);
        for (uint256 i = 0; i < count; i++) steps[i] = stepOf("step", Act.Commission, GENERATOR, 0);
        if (count > 1) (steps[count - 1].act, steps[count - 1].after_) = (Act.Record, 1);
    }

    function _assertRule(StepRule rule, Step memory step) private pure {
        vm.assertEq(uint256(rule.act()), uint256(step.act), "act");
        vm.assertEq(Roles.unwrap(rule.roles()), Roles.unwrap(step.roles), "roles");
        for (uint8 i = 0; i < 24; i++) {
            vm.assertEq(rule.mayFollow(i), step.after_ & after_(i) != 0, "after");
            vm.assertEq(rule.keepsClockOf(i), step.keepsClockOf & after_(i) != 0, "keeps");
        }
        vm.assertEq(rule.deadline(), step.deadline, "deadline");
        vm.assertEq(rule.needsSeal(), step.needsSeal, "seal");
        vm.assertEq(rule.takesReturned(), step.takesReturned, "returned");
        vm.assertEq(rule.takesRecalled(), step.takesRecalled, "recalled");
    }

    function _refused(FlowId flow, Profile memory p, bytes memory reason) private {
        expectError(reason);
        asCouncil();
        profiles.setProfile(flow, p);
        vm.assertEq(profiles.stepCount(RulesId.wrap(profiles.rulesCount() + 1)), 0, "nothing is left");
    }

    function _malformed(Profile memory p) private {
        bytes4 error_ = IProfiles.Profiles_Malformed.selector;
        _refused(NEW, p, abi.encodeWithSelector(error_, p.classes.length, p.steps.length, p.tolerance, p.window));
    }

    function _stepMalformed(Profile memory p, uint256 step) private {
        _refused(NEW, p, abi.encodeWithSelector(IProfiles.Profiles_StepMalformed.selector, step));
    }
}
