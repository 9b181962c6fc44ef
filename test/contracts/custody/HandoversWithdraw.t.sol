// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Handover} from "../../../contracts/custody/Handover.sol";
import {IHandovers} from "../../../contracts/custody/IHandovers.sol";
import {IUnits} from "../../../contracts/custody/IUnits.sol";
import {Phase, UnitWord} from "../../../contracts/custody/UnitWord.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {CHECKER, DEVICE, MAKER} from "../../../contracts/types/Duties.sol";
import {UnitId} from "../../../contracts/types/UnitId.sol";
import {HandoversBase} from "./HandoversBase.sol";

/// @notice The giver takes a signed offer back before anybody submits it.
contract HandoversWithdrawTest is HandoversBase {
    function test_TheOfferIsVoid() public {
        Handover memory handover = toLorry();
        UnitWord next = custody.wordOf(unit).nextHop();
        vm.expectEmit(address(custody));
        emit IHandovers.OffersWithdrawn(unit, hospital.id, next, hospital.device);
        _withdraw(unit, hospital.device);
        vm.assertTrue(same(custody.wordOf(unit), next), "only hops");
        refusedWith(handover, abi.encodeWithSelector(IHandovers.Handovers_WrongHop.selector, unit, FIRST + 1, FIRST));
        bring(toLorry());
        assertWith(unit, carrier, TRUCK_SITE, CARRIED, Phase.Active);
    }

    function test_InABundleItIsSkipped() public {
        Handover[] memory all = new Handover[](1);
        all[0] = toLorry();
        _withdraw(unit, hospital.maker);
        UnitWord before = custody.wordOf(unit);
        vm.expectEmit(address(custody));
        emit IHandovers.HandoverSkipped(unit, FIRST);
        custody.handOverMany(all);
        vm.assertTrue(same(custody.wordOf(unit), before), "nothing is done");
    }

    function test_ARestrictedGiverWithdraws() public {
        setStanding(hospital.id, Standing.Restricted);
        _withdraw(unit, hospital.maker);
    }

    function test_RevertWhen_AnotherThanTheCustodianWithdraws() public {
        bytes4 selector = IUnits.Custody_NotCustodian.selector;
        expectError(abi.encodeWithSelector(selector, unit, hospital.id, carrier.id));
        _withdraw(unit, carrier.maker);
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, OUTSIDER));
        _withdraw(unit, OUTSIDER);
        bytes memory missing = abi.encodeWithSelector(
            IMembers.Members_DutyMissing.selector,
            hospital.checker,
            CHECKER,
            MAKER | DEVICE
        );
        expectError(missing);
        _withdraw(unit, hospital.checker);
    }

    function test_RevertWhen_ItIsPackedUnknownOrInDispute() public {
        (UnitId parent, UnitId[] memory bags) = fullBox("box");
        expectError(abi.encodeWithSelector(IUnits.Custody_Packed.selector, bags[0], parent));
        _withdraw(bags[0], hospital.maker);
        expectError(abi.encodeWithSelector(IUnits.Custody_UnknownUnit.selector, idOf("nothing")));
        _withdraw(idOf("nothing"), hospital.maker);
        dispute(unit, CARRIED, hospital, carrier, TRUCK_SITE);
        expectError(abi.encodeWithSelector(IUnits.Custody_WrongPhase.selector, unit, Phase.Disputed));
        _withdraw(unit, hospital.maker);
    }

    function _withdraw(UnitId id, address by) private {
        vm.prank(by);
        custody.withdrawOffers(id);
    }
}
