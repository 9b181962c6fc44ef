// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Condition, Handover, HandoverAcceptance, HandoverOffer} from "../../../contracts/custody/Handover.sol";
import {IHandovers} from "../../../contracts/custody/IHandovers.sol";
import {Profile} from "../../../contracts/custody/IProfiles.sol";
import {IUnits} from "../../../contracts/custody/IUnits.sol";
import {Act} from "../../../contracts/custody/StepRule.sol";
import {Phase} from "../../../contracts/custody/UnitWord.sol";
import {RulesId} from "../../../contracts/types/RulesId.sol";
import {SiteId} from "../../../contracts/types/SiteId.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {HandoversBase} from "./HandoversBase.sol";
import {Terms} from "./Terms.sol";

/// @notice Handovers signed without network, brought late, twice or in the wrong order; and rules that change on the way.
contract HandoversLateTest is HandoversBase {
    /// @dev To the lorry, then to the plant: both signed on the road, before either is brought.
    Handover private first;
    Handover private second;

    function setUp() public override {
        super.setUp();
        uint40 now_ = nowTime();
        _keep(first, _at(FIRST, CARRIED, hospital, carrier, TRUCK_SITE, now_ + 10 minutes));
        _keep(second, _at(FIRST + 1, DELIVERED, carrier, plant, PLANT_SITE, now_ + 90 minutes));
        vm.warp(now_ + 8 hours);
    }

    function test_BroughtLateInTheirOrder() public {
        bring(first);
        bring(second);
        assertWith(unit, plant, PLANT_SITE, DELIVERED, Phase.Active);
        vm.assertEq(custody.wordOf(unit).since(), START + 90 minutes, "since it happened, not since it was brought");
    }

    function test_RevertWhen_BroughtOutOfOrder() public {
        refusedWith(second, abi.encodeWithSelector(IHandovers.Handovers_WrongHop.selector, unit, FIRST, FIRST + 1));
        bring(first);
        bring(second);
        assertWith(unit, plant, PLANT_SITE, DELIVERED, Phase.Active);
    }

    function test_BroughtTogether() public {
        Handover[] memory both = new Handover[](2);
        (both[0], both[1]) = (first, second);
        custody.handOverMany(both);
        assertWith(unit, plant, PLANT_SITE, DELIVERED, Phase.Active);
    }

    function test_RevertWhen_BroughtTogetherOutOfOrder() public {
        Handover[] memory both = new Handover[](2);
        (both[0], both[1]) = (second, first);
        expectError(abi.encodeWithSelector(IHandovers.Handovers_WrongHop.selector, unit, FIRST, FIRST + 1));
        custody.handOverMany(both);
    }

    function test_RevertWhen_BroughtTwice() public {
        bring(first);
        refusedWith(first, abi.encodeWithSelector(IHandovers.Handovers_WrongHop.selector, unit, FIRST + 1, FIRST));
        bring(second);
        refusedWith(second, abi.encodeWithSelector(IHandovers.Handovers_WrongHop.selector, unit, FIRST + 2, FIRST + 1));
    }

    /// @dev Two devices of the receiver's accept the same offer; whichever comes first is it.
    function test_RevertWhen_TheSameOfferIsAcceptedTwice() public {
        Handover memory other = first;
        other = signed(other.offer, other.acceptance, new UnitId[](0), makerOf(hospital), makerOf(carrier));
        bring(first);
        refusedWith(other, abi.encodeWithSelector(IHandovers.Handovers_WrongHop.selector, unit, FIRST + 1, FIRST));
    }

    /// @dev Each clock says something, and the second says it was before the first.
    function test_RevertWhen_TheSecondWasBeforeTheFirst() public {
        bring(first);
        uint40 before = uint40(START + 10 minutes - 1);
        Handover memory handover = _at(FIRST + 1, DELIVERED, carrier, plant, PLANT_SITE, before);
        bytes4 selector = IUnits.Custody_TimeRunsBackwards.selector;
        refusedWith(handover, abi.encodeWithSelector(selector, unit, before, START + 10 minutes));
    }

    function test_InTheLastSecondOfTheWindow() public {
        vm.warp(START + 10 minutes + WINDOW);
        bring(first);
        bring(second);
        assertWith(unit, plant, PLANT_SITE, DELIVERED, Phase.Active);
    }

    function test_RevertWhen_BroughtAfterTheWindow() public {
        vm.warp(START + 10 minutes + WINDOW + 1);
        uint256 givenAt = START + 10 minutes;
        bytes4 selector = IUnits.Custody_TooLate.selector;
        refusedWith(first, abi.encodeWithSelector(selector, unit, givenAt, block.timestamp, WINDOW));
    }

    /* THE PROFILE CHANGES */

    /// @dev The new version has no such steps, a narrower window and no tolerance: the unit keeps its own.
    function test_AUnitOnItsWayKeepsItsRules() public {
        RulesId before = rules;
        Profile memory other = wasteProfile();
        (other.window, other.tolerance) = (1, 0);
        for (uint256 i = 1; i < other.steps.length; i++) other.steps[i].act = Act.Record;
        bring(first);
        asCouncil();
        rules = profiles.setProfile(flow, other);
        custody.adopt(rules);
        bring(second);
        assertWith(unit, plant, PLANT_SITE, DELIVERED, Phase.Active);
        vm.assertTrue(custody.wordOf(unit).rules() == before, "rules");
    }

    function test_UnitsThatBeginAfterwardsFollowTheNewRules() public {
        Profile memory other = wasteProfile();
        other.steps[CARRIED].act = Act.Record;
        asCouncil();
        rules = profiles.setProfile(flow, other);
        custody.adopt(rules);
        UnitId fresh = inStore("fresh");
        Handover memory handover = handoverOf(fresh, CARRIED, hospital, carrier, TRUCK_SITE);
        refusedWith(handover, abi.encodeWithSelector(IUnits.Custody_WrongAct.selector, rules, CARRIED, Act.Record));
    }

    /* HELPERS */

    function _at(
        uint16 hops,
        uint8 step,
        Org memory from,
        Org memory to,
        SiteId site,
        uint40 when
    ) private view returns (Handover memory) {
        HandoverOffer memory offer = HandoverOffer(
            unit,
            Terms.offer(hops, step, to.id, BAG, 1, when, when + 3 days),
            EVIDENCE
        );
        HandoverAcceptance memory acceptance = HandoverAcceptance(
            Terms.acceptance(site, BAG, 1, Condition.Conformant, when),
            EVIDENCE
        );
        return signed(offer, acceptance, from, to);
    }

    function _keep(Handover storage kept, Handover memory handover) private {
        (kept.offer, kept.acceptance) = (handover.offer, handover.acceptance);
        (kept.giverSignature, kept.receiverSignature) = (handover.giverSignature, handover.receiverSignature);
    }
}
