// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IFacilities} from "../../../../contracts/instruments/funds/IFacilities.sol";
import {DualApproval} from "../../../../contracts/members/DualApproval.sol";
import {Standing} from "../../../../contracts/members/IMembers.sol";
import {LOAN} from "../../../../contracts/types/LimitKind.sol";
import {FundsBase} from "./FundsBase.sol";

/// @notice Repaying, and what is unspent.
contract FacilitiesRepayTest is FundsBase {
    /* REPAYING */

    /// @dev Fee, then interest, then principal, and the rest to the borrower: 1 000 000 at 3.6 % for 100 days are 10 000.
    function test_RepaidInOrder() public {
        startDrawn();
        request(requestTo(acme.maker, BY_RULE, "one"));
        vm.warp(START + 100 days);
        (uint256 principal, uint256 interest, uint256 fee) = purposeAccounts.owedOn(facility, today());
        vm.assertEq(principal, AMOUNT, "principal");
        vm.assertEq(interest, 10_000, "interest");
        vm.assertEq(fee, FEE, "fee");
        vm.expectEmit(address(purposeAccounts));
        emit IFacilities.FacilityRepaid(facility, acme.maker, FEE, 10_000, 20_000, 0);
        repay(acme, FEE + 30_000);
        repay(buyer, 1);
        vm.assertEq(seen().owed, AMOUNT - 20_001, "principal is paid once nothing else is owed");
        vm.assertEq(yuan.balanceOf(bank.maker), MONEY - AMOUNT + FEE + 30_001, "the lender has all");
    }

    function test_WhatIsLeftIsTheBorrowers() public {
        startDrawn();
        giveBack(AMOUNT);
        vm.warp(START + 2 days);
        (, uint256 interest, uint256 fee) = purposeAccounts.owedOn(facility, today());
        payByDeal(acme, facility.raw(), interest + fee + 77);
        vm.assertEq(yuan.balanceOf(buyer.maker), MONEY + 77, "the borrower has the rest");
        assertBooks(0, 0, 0, "nothing");
    }

    /// @dev Rounded up once, however often it is paid.
    function test_InterestIsRoundedOnce(uint8 payments) public {
        startDrawn();
        payments = 1 + (payments % 20);
        repay(buyer, FEE);
        uint256 paid = 0;
        for (uint256 i = 0; i < payments; i++) {
            vm.warp(block.timestamp + 1 days);
            (, uint256 interest, ) = purposeAccounts.owedOn(facility, today());
            if (interest == 0) continue;
            repay(buyer, interest);
            paid += interest;
        }
        uint256 days_ = today() - TODAY;
        vm.assertEq(paid, (AMOUNT * days_ * 360 + 3_599_999) / 3_600_000, "as if it had been paid once");
    }

    function test_RevertWhen_TheLenderRepays() public {
        startDrawn();
        expectError(abi.encodeWithSelector(IFacilities.Facilities_NotParty.selector, facility, buyer.id, bank.id));
        vm.prank(bank.maker);
        purposeAccounts.repay(facility, 1);
    }

    function test_RevertWhen_NothingIsPaid() public {
        startDrawn();
        expectError(abi.encodeWithSelector(IFacilities.Facilities_AmountZero.selector, facility));
        repay(buyer, 0);
    }

    function test_AnExpelledBorrowerRepays() public {
        startDrawn();
        asCouncil();
        members.setStanding(buyer.id, Standing.Expelled);
        repay(buyer, FEE + AMOUNT);
        vm.assertEq(seen().fee, 0, "fee");
    }

    /* UNSPENT */

    function test_GiveBackLowersThePrincipal() public {
        startDrawn();
        vm.expectEmit(address(purposeAccounts));
        emit IFacilities.UnspentReturned(facility, 300_000, 300_000);
        giveBack(300_000);
        assertBooks(AMOUNT - 300_000, 0, AMOUNT - 300_000, "given back");
        assertUsed(bank, buyer, LOAN, AMOUNT - 300_000, "limit");
        vm.assertEq(yuan.balanceOf(bank.maker), MONEY - AMOUNT + 300_000, "the lender has it");
    }

    /// @dev What was drawn and repaid with other money is the borrower's own.
    function test_UnspentBeyondThePrincipalIsTheBorrowers() public {
        startDrawn();
        (, uint256 interest, ) = purposeAccounts.owedOn(facility, today());
        repay(buyer, FEE + interest + AMOUNT - 100);
        giveBack(AMOUNT);
        vm.assertEq(yuan.balanceOf(buyer.maker), MONEY - FEE - interest, "the rest came back to it");
        assertBooks(0, 0, 0, "nothing");
    }

    function test_RevertWhen_WhatIsAskedForIsGivenBack() public {
        startDrawn();
        request(requestTo(acme.maker, BY_RULE + 1, "one"));
        DualApproval memory signed = givingBack(buyer, AMOUNT, 2);
        uint64 left = AMOUNT - BY_RULE - 1;
        expectError(abi.encodeWithSelector(IFacilities.Facilities_UnspentExceeded.selector, facility, left, AMOUNT));
        purposeAccounts.giveBack(facility, AMOUNT, 2, LATER, signed);
    }

    function test_AnybodyReturnsWhatIsUnspentAtTheEnd() public {
        startDrawn();
        request(requestTo(acme.maker, BY_RULE, "one"));
        vm.warp(USE_BY);
        expectError(abi.encodeWithSelector(IFacilities.Facilities_TooEarly.selector, facility, USE_BY, USE_BY));
        purposeAccounts.returnUnspent(facility);
        vm.warp(USE_BY + 1);
        vm.prank(OUTSIDER);
        purposeAccounts.returnUnspent(facility);
        assertBooks(0, 0, BY_RULE, "returned");
    }
}
