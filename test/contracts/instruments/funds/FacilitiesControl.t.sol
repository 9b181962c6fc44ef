// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {FacilityState} from "../../../../contracts/instruments/funds/Facility.sol";
import {IFacilities} from "../../../../contracts/instruments/funds/IFacilities.sol";
import {DualApproval} from "../../../../contracts/members/DualApproval.sol";
import {Standing} from "../../../../contracts/members/IMembers.sol";
import {LOAN} from "../../../../contracts/types/LimitKind.sol";
import {OrgId} from "../../../../contracts/types/OrgId.sol";
import {FundsBase} from "./FundsBase.sol";

/// @notice The end, and what a lender does before it.
contract FacilitiesControlTest is FundsBase {
    /* THE END */

    function test_Close() public {
        startDrawn();
        giveBack(AMOUNT);
        (, uint256 interest, uint256 fee) = purposeAccounts.owedOn(facility, today());
        repay(buyer, interest + fee);
        vm.expectEmit(address(purposeAccounts));
        emit IFacilities.FacilityClosed(facility);
        purposeAccounts.close(facility);
        assertUsed(bank, buyer, LOAN, 0, "limit");
    }

    function test_RevertWhen_SomethingIsOwedOrUnspent() public {
        startDrawn();
        uint256 owed = AMOUNT + FEE + 100;
        expectError(abi.encodeWithSelector(IFacilities.Facilities_NotSettled.selector, facility, owed, AMOUNT));
        purposeAccounts.close(facility);
    }

    function test_RevertWhen_MoreCanBeDrawn() public {
        open();
        repay(buyer, FEE);
        expectError(abi.encodeWithSelector(IFacilities.Facilities_TooEarly.selector, facility, DRAW_UNTIL, START));
        purposeAccounts.close(facility);
        vm.warp(DRAW_UNTIL + 1);
        purposeAccounts.close(facility);
        assertUsed(bank, buyer, LOAN, 0, "what was not drawn is free");
    }

    /* CONTROL */

    function test_ABreachIsCured() public {
        startDrawn();
        ask(0);
        breach();
        // Five banking days after Saturday.
        vm.assertEq(seen().cureUntil, startOf(TODAY + 8) - 1, "to the end of Friday");
        uint48 until = seen().cureUntil;
        expectError(abi.encodeWithSelector(IFacilities.Facilities_TooEarly.selector, facility, until, block.timestamp));
        purposeAccounts.freeze(facility);
        uint32 number = nextOfLender();
        purposeAccounts.cure(facility, number, LATER, curing(bank, number));
        assertState(FacilityState.Open, "state");
    }

    function test_AnAccelerationReturnsAndSuspends() public {
        startDrawn();
        breach();
        freeze();
        accelerate();
        purposeAccounts.returnUnspent(facility);
        assertBooks(0, 0, 0, "returned at once");
        (, , , , bool suspended) = limits.limitOf(bank.id, buyer.id, LOAN);
        vm.assertTrue(suspended, "the limit is suspended");
    }

    function test_RevertWhen_AnotherBankSaysThatSomethingWasBroken() public {
        startDrawn();
        uint32 number = nextOfLender();
        DualApproval memory signed = breaching(otherBank, number);
        expectError(abi.encodeWithSelector(IFacilities.Facilities_NotParty.selector, facility, bank.id, otherBank.id));
        purposeAccounts.breach(facility, "covenant", number, LATER, signed);
    }

    /// @dev A breach that was cured is not brought again.
    function test_RevertWhen_ABreachIsReplayed() public {
        startDrawn();
        uint32 number = nextOfLender();
        DualApproval memory signed = breaching(bank, number);
        purposeAccounts.breach(facility, "covenant", number, LATER, signed);
        purposeAccounts.cure(facility, number + 1, LATER, curing(bank, number + 1));
        expectError(abi.encodeWithSelector(IFacilities.Facilities_WrongNumber.selector, facility, number + 2, number));
        purposeAccounts.breach(facility, "covenant", number, LATER, signed);
    }

    function test_ARestrictedLenderStillSaysSo() public {
        startDrawn();
        asCouncil();
        members.setStanding(bank.id, Standing.Restricted);
        breach();
        assertState(FacilityState.Breached, "state");
    }

    function test_RevertWhen_ARelationIsNone() public {
        open();
        OrgId[3] memory amiss = [dyes.id, bank.id, OrgId.wrap(0)];
        for (uint256 i = 0; i < 3; i++) {
            uint32 number = nextOfLender();
            DualApproval memory signed = relating(bank, amiss[i], number);
            expectError(abi.encodeWithSelector(IFacilities.Facilities_RelationInvalid.selector, facility, amiss[i]));
            purposeAccounts.relate(facility, amiss[i], number, LATER, signed);
        }
    }
}
