// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AmendmentState, CreditState, Reimbursement} from "../../../../contracts/instruments/credits/Credit.sol";
import {
    Availability,
    CreditTerms,
    TenorFrom,
    UniformRules
} from "../../../../contracts/instruments/credits/CreditTerms.sol";
import {Drawing} from "../../../../contracts/instruments/credits/Drawing.sol";
import {IPresentations} from "../../../../contracts/instruments/credits/IPresentations.sol";
import {IMembers} from "../../../../contracts/members/IMembers.sol";
import {CreditId} from "../../../../contracts/types/CreditId.sol";
import {CreditsBase} from "./CreditsBase.sol";

/// @notice What is possible up to the last day and the last unit, and not beyond.
contract CreditsEdgesTest is CreditsBase {
    /* TERMS */

    /// @dev Rules of 2016, art. 8.
    function test_AUsanceOfAYearIsDomestic() public {
        (terms.availability, terms.tenorDays, terms.rules) = (Availability.Deferred, 365, UniformRules.CnDlc2016);
        useTerms(terms);
        applyFor();
        assertState(CreditState.Applied, "a year");
    }

    /* DOCUMENTS */

    function test_NothingIsFlaggedOnTheEdge() public {
        startAdvised();
        Drawing memory d = drawing(1, AMOUNT / 2);
        (d.shipDay, d.invoiceAmount) = (terms.latestShipment, AMOUNT);
        present(d);
        vm.assertEq(seen(d).flags, 0, "shipped on the last day, invoiced for the whole credit");
    }

    function test_AllThatIsLeftIsDrawn() public {
        startAdvised();
        presented(1, AMOUNT - 1);
        presented(2, 1);
        vm.assertEq(seen().drawn, AMOUNT, "to the last unit");
    }

    /* CHANGES */

    function test_AReductionToWhatIsDrawnIsAccepted() public {
        startAdvised();
        presented(1, 400_000);
        CreditTerms memory less = terms;
        less.amount = 400_000;
        amend(less);
        answer(acme, less);
        vm.assertEq(uint256(amendmentTo(less).state), uint256(AmendmentState.InForce), "in force");
        vm.assertEq(seen().max, 400_000, "nothing is left");
    }

    function test_AllThatIsLeftIsTransferred() public {
        startAdvised();
        presented(1, 400_000);
        CreditId child = transfer(transferTerms(AMOUNT - 400_000));
        vm.assertEq(seen().drawn, AMOUNT, "all is drawn or passed on");
        vm.assertEq(lettersOfCredit.creditOf(child).max, AMOUNT - 400_000, "by the second beneficiary");
    }

    /* PAYMENT DAYS */

    /// @dev Ten days ago it would have been due.
    function test_AUsanceThatIsOverIsPaidToday() public {
        usance(5, TenorFrom.Shipment);
        startAdvised();
        Drawing memory d = drawing(1, AMOUNT);
        d.shipDay = TODAY - 15;
        present(d);
        accept(bank, d);
        vm.assertEq(seen(d).paymentDay, TODAY, "today");
    }

    /// @dev The confirmer has the whole of its payment day.
    function test_AConfirmerIsInDefaultWhenItsDayIsOver() public {
        startConfirmed();
        Drawing memory d = atConfirmer(1, AMOUNT);
        present(d);
        accept(otherBank, d);
        vm.warp(startOf(TODAY + 1) - 1);
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, OUTSIDER));
        vm.prank(OUTSIDER);
        lettersOfCredit.forward(terms, d);
        vm.warp(startOf(TODAY + 1));
        vm.prank(OUTSIDER);
        lettersOfCredit.forward(terms, d);
        accept(bank, d);
        pay(bank, claimOf(d), AMOUNT);
        vm.assertEq(uint256(seen(d).reimbursement), uint256(Reimbursement.Paid), "in its place");
    }

    /* LIMITATION */

    function test_ItLapsesOnTheDayAfterTheLast() public {
        startConfirmed();
        Drawing memory d = atConfirmer(1, AMOUNT);
        present(d);
        accept(otherBank, d);
        uint256 last = TODAY + 3 * 365;
        vm.warp((last + 1) * 1 days - 1);
        expectError(abi.encodeWithSelector(IPresentations.Presentations_NotLapsed.selector, idOf(d), last));
        lettersOfCredit.lapse(d);
        vm.warp((last + 1) * 1 days);
        lettersOfCredit.lapse(d);
        vm.assertEq(uint256(seen(d).reimbursement), uint256(Reimbursement.Lapsed), "lapsed");
    }
}
