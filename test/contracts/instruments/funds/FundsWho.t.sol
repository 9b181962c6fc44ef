// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {FacilityState, RequestState} from "../../../../contracts/instruments/funds/Facility.sol";
import {FacilityTerms} from "../../../../contracts/instruments/funds/FacilityTerms.sol";
import {IPurposePayments} from "../../../../contracts/instruments/funds/IPurposePayments.sol";
import {PaymentRequest} from "../../../../contracts/instruments/funds/PaymentRequest.sol";
import {DualApproval} from "../../../../contracts/members/DualApproval.sol";
import {IHolders} from "../../../../contracts/members/IHolders.sol";
import {IMembers, Standing} from "../../../../contracts/members/IMembers.sol";
import {CHECKER, Duties, MAKER} from "../../../../contracts/types/Duties.sol";
import {PaymentsBase} from "./PaymentsBase.sol";

/// @notice Members who may not do it: without the duty, restricted, expelled, alone, or two of different organisations.
contract FundsWhoTest is PaymentsBase {
    /* TWO PEOPLE OF ONE ORGANISATION */

    function test_RevertWhen_OnePersonOpens() public {
        _useAnother();
        (DualApproval memory lender, DualApproval memory borrower) = (agreeing(bank), agreeing(buyer));
        borrower.checker = borrower.maker;
        expectError(_dutyMissing(buyer.maker, MAKER, CHECKER));
        purposeAccounts.open(agreed(), LATER, lender, borrower);
        borrower = agreeing(buyer);
        lender.maker = lender.checker;
        expectError(_dutyMissing(bank.checker, CHECKER, MAKER));
        purposeAccounts.open(agreed(), LATER, lender, borrower);
    }

    function test_RevertWhen_OnePersonRequests() public {
        DualApproval memory signed = requesting(buyer, small);
        signed.checker = signed.maker;
        expectError(_dutyMissing(buyer.maker, MAKER, CHECKER));
        purposeAccounts.request(small, signed);
    }

    function test_RevertWhen_OnePersonApprovesOrRefuses() public {
        request(large);
        DualApproval memory signed = approving(bank, large);
        signed.checker = signed.maker;
        expectError(_dutyMissing(bank.maker, MAKER, CHECKER));
        purposeAccounts.approve(large, LATER, signed);
        signed = refusing(bank, large);
        signed.checker = signed.maker;
        expectError(_dutyMissing(bank.maker, MAKER, CHECKER));
        purposeAccounts.refuse(large, "price", LATER, signed);
    }

    function test_RevertWhen_TwoOfDifferentOrganisationsApprove() public {
        request(large);
        DualApproval memory signed = approving(bank, large);
        signed.checker = approving(otherBank, large).checker;
        bytes4 selector = IMembers.Members_DifferentOrganisations.selector;
        expectError(abi.encodeWithSelector(selector, bank.id, otherBank.id));
        purposeAccounts.approve(large, LATER, signed);
    }

    function test_RevertWhen_OnePersonOfTheLenderControls() public {
        uint32 number = nextOfLender();
        DualApproval memory signed = breaching(bank, number);
        signed.checker = signed.maker;
        bytes memory reason = _dutyMissing(bank.maker, MAKER, CHECKER);
        expectError(reason);
        purposeAccounts.breach(facility, "covenant", number, LATER, signed);
        signed = listing(bank, acme.checker, true, number);
        signed.checker = signed.maker;
        expectError(reason);
        purposeAccounts.listPayee(facility, acme.checker, true, number, LATER, signed);
        signed = relating(bank, acme.id, number);
        signed.checker = signed.maker;
        expectError(reason);
        purposeAccounts.relate(facility, acme.id, number, LATER, signed);
    }

    /* WITHOUT THE DUTY */

    function test_RevertWhen_ACheckerDrawsOrRepays() public {
        expectError(_dutyMissing(bank.checker, CHECKER, MAKER));
        vm.prank(bank.checker);
        purposeAccounts.draw(facility, 1);
        expectError(_dutyMissing(buyer.checker, CHECKER, MAKER));
        vm.prank(buyer.checker);
        purposeAccounts.repay(facility, 1);
    }

    function test_RevertWhen_ACheckerWithdraws() public {
        request(large);
        expectError(_dutyMissing(buyer.checker, CHECKER, MAKER));
        vm.prank(buyer.checker);
        purposeAccounts.withdraw(large);
    }

    function test_RevertWhen_ACheckerShowsOrGivesBack() public {
        PaymentRequest memory own = ownRequest(1);
        request(own);
        expectError(_dutyMissing(buyer.checker, CHECKER, MAKER));
        vm.prank(buyer.checker);
        purposeAccounts.showEvidence(own, "payroll", small.keys);
        request(small);
        expectError(_dutyMissing(acme.checker, CHECKER, MAKER));
        vm.prank(acme.checker);
        purposeAccounts.bounce(small);
    }

    /// @dev Where two hands are needed, it is repaid by a deal.
    function test_RevertWhen_OneHandRepaysUnderDualControl() public {
        setDualControl(buyer.id);
        expectError(abi.encodeWithSelector(IHolders.Holders_TwoHandsNeeded.selector, buyer.id, buyer.maker));
        vm.prank(buyer.maker);
        purposeAccounts.repay(facility, 1);
    }

    /* RESTRICTED: no new risk, and what ends risk */

    function test_RevertWhen_TheBorrowerIsRestricted() public {
        DualApproval memory signed = requesting(buyer, small);
        DualApproval memory asks = asking(buyer, 0, nextOfBorrower());
        setStanding(buyer.id, Standing.Restricted);
        expectError(_notActive(buyer, Standing.Restricted));
        purposeAccounts.request(small, signed);
        expectError(_notActive(buyer, Standing.Restricted));
        purposeAccounts.askDraw(facility, 0, 2, LATER, asks);
    }

    function test_ARestrictedBorrowerWithdrawsShowsAndGivesBack() public {
        request(large);
        PaymentRequest memory own = ownRequest(1);
        request(own);
        setStanding(buyer.id, Standing.Restricted);
        vm.startPrank(buyer.maker);
        purposeAccounts.withdraw(large);
        purposeAccounts.showEvidence(own, "payroll", small.keys);
        vm.stopPrank();
        giveBack(10);
        assertState(own, RequestState.Paid, "shown");
        vm.assertEq(seen().owed, AMOUNT - 10, "given back");
    }

    function test_ARestrictedLenderAnswersAndControls() public {
        request(large);
        PaymentRequest memory other = requestTo(basin.maker, BY_RULE + 1, "other");
        request(other);
        setStanding(bank.id, Standing.Restricted);
        approve(large);
        purposeAccounts.refuse(other, "price", LATER, refusing(bank, other));
        list(basin.maker, false);
        list(basin.maker, true);
        relate(acme.id);
        breach();
        uint32 number = nextOfLender();
        purposeAccounts.cure(facility, number, LATER, curing(bank, number));
        breach();
        freeze();
        accelerate();
        assertState(FacilityState.Accelerated, "facility");
        assertState(large, RequestState.Paid, "approved");
        assertState(other, RequestState.Refused, "refused");
    }

    function test_RevertWhen_ARestrictedLenderOrBorrowerOpens() public {
        _useAnother();
        (DualApproval memory lender, DualApproval memory borrower) = (agreeing(bank), agreeing(buyer));
        setStanding(buyer.id, Standing.Restricted);
        expectError(_notActive(buyer, Standing.Restricted));
        purposeAccounts.open(agreed(), LATER, lender, borrower);
    }

    /* EXPELLED */

    /// @dev It requests nothing, takes nothing back and shows nothing; what waits lapses.
    function test_AnExpelledBorrowerDoesNothingMore() public {
        request(large);
        PaymentRequest memory own = ownRequest(1);
        request(own);
        DualApproval memory signed = requesting(buyer, small);
        uint32 number = nextOfBorrower();
        DualApproval memory gives = givingBack(buyer, 1, number);
        setStanding(buyer.id, Standing.Expelled);
        expectError(_notActive(buyer, Standing.Expelled));
        purposeAccounts.request(small, signed);
        bytes memory expelled = abi.encodeWithSelector(IMembers.Members_Expelled.selector, buyer.id);
        expectError(expelled);
        purposeAccounts.giveBack(facility, 1, number, LATER, gives);
        expectError(expelled);
        vm.prank(buyer.maker);
        purposeAccounts.withdraw(large);
        expectError(expelled);
        vm.prank(buyer.maker);
        purposeAccounts.showEvidence(own, "payroll", small.keys);
        vm.warp(seen(large).answerBy + 1);
        purposeAccounts.lapse(large);
        assertState(large, RequestState.Lapsed, "lapsed");
    }

    /// @dev Its silence ends what waits, and what is unspent comes back to it at the end all the same.
    function test_AnExpelledLenderAnswersNothing() public {
        request(large);
        uint32 number = nextOfLender();
        DualApproval memory approves = approving(bank, large);
        DualApproval memory breaks = breaching(bank, number);
        setStanding(bank.id, Standing.Expelled);
        bytes memory expelled = abi.encodeWithSelector(IMembers.Members_Expelled.selector, bank.id);
        expectError(expelled);
        purposeAccounts.approve(large, LATER, approves);
        expectError(expelled);
        purposeAccounts.breach(facility, "covenant", number, LATER, breaks);
        vm.warp(seen(large).answerBy + 1);
        purposeAccounts.lapse(large);
        vm.warp(USE_BY + 1);
        purposeAccounts.returnUnspent(facility);
        assertBooks(0, 0, 0, "returned");
    }

    /// @dev An expelled payee is not paid, by rule or by hand, and gives back what it has.
    function test_AnExpelledPayeeIsNotPaid() public {
        request(small);
        PaymentRequest memory waits = requestTo(acme.maker, BY_RULE + 1, "waits");
        request(waits);
        setStanding(acme.id, Standing.Expelled);
        bytes4 selector = IPurposePayments.PurposePayments_PayeeInvalid.selector;
        refusesRequest(requestTo(acme.maker, 1, "new"), abi.encodeWithSelector(selector, facility, acme.id));
        DualApproval memory signed = approving(bank, waits);
        expectError(abi.encodeWithSelector(selector, facility, acme.id));
        purposeAccounts.approve(waits, LATER, signed);
        bounce(acme, small);
        assertState(small, RequestState.Returned, "given back");
    }

    /* PRIVATE */

    /// @dev A second facility between the same two.
    function _useAnother() private {
        FacilityTerms memory t = soundTerms();
        (t.number, t.drawUntil) = ("F-2", uint48(block.timestamp + 1 days));
        useTerms(t);
    }

    function _dutyMissing(address account, Duties has, Duties wanted) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, account, has, wanted);
    }

    function _notActive(Org memory org, Standing standing) private pure returns (bytes memory) {
        return abi.encodeWithSelector(IMembers.Members_NotActive.selector, org.id, standing);
    }
}
