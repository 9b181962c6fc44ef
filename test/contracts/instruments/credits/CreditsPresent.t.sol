// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {CreditRules} from "../../../../contracts/instruments/credits/CreditRules.sol";
import {Disposition, PresentationState} from "../../../../contracts/instruments/credits/Credit.sol";
import {TenorFrom} from "../../../../contracts/instruments/credits/CreditTerms.sol";
import {Drawing} from "../../../../contracts/instruments/credits/Drawing.sol";
import {ICredits} from "../../../../contracts/instruments/credits/ICredits.sol";
import {IPresentations} from "../../../../contracts/instruments/credits/IPresentations.sol";
import {FingerprintState, IFingerprints} from "../../../../contracts/evidence/IFingerprints.sol";
import {BankCalendar} from "../../../../contracts/libraries/BankCalendar.sol";
import {DualApproval} from "../../../../contracts/members/DualApproval.sol";
import {Fingerprint} from "../../../../contracts/types/Fingerprint.sol";
import {OrgId} from "../../../../contracts/types/OrgId.sol";
import {PresentationId} from "../../../../contracts/types/PresentationId.sol";
import {CreditsBase} from "./CreditsBase.sol";

/// @notice What is presented in time and within the credit, what is flagged, and what is refused at once.
contract CreditsPresentTest is CreditsBase {
    /// @dev Thursday, 30 December.
    uint32 private constant YEAR_END = TODAY + 349;

    function setUp() public virtual override {
        super.setUp();
        startAdvised();
    }

    function test_PresentStartsTheClock() public {
        Drawing memory d = drawing(1, 400_000);
        vm.expectEmit(address(lettersOfCredit));
        emit IPresentations.Presented(idOf(d), credit, acme.id, TODAY, EXAMINED, 0, d);
        PresentationId id = present(d);
        vm.assertTrue(id == idOf(d), "the hash of what is presented");
        vm.assertEq(seen().drawn, 400_000, "drawn");
        vm.assertEq(uint256(fingerprints.stateOf(d.keys[0])), uint256(FingerprintState.Bound), "documents");
    }

    function test_TheNominatedBankPresents() public {
        Drawing memory d = drawing(1, AMOUNT);
        vm.prank(guarantor.maker);
        lettersOfCredit.present(terms, d);
        assertState(d, PresentationState.Presented, "for the beneficiary");
    }

    /// @dev Presented on a Saturday, received on Monday.
    function test_AClosedDayCountsAsTheNext() public {
        goTo(TODAY + 1);
        Drawing memory d = presented(1, 1);
        vm.assertEq(seen(d).receivedOn, TODAY + 3, "Monday");
        vm.assertEq(seen(d).examineUntil, TODAY + 10, "five banking days after");
    }

    /// @dev Art. 29 a: the last day is a Saturday.
    function test_TheLastDayMovesForward() public {
        goTo(LAST_DAY);
        Drawing memory d = presented(1, 1);
        assertState(d, PresentationState.Presented, "in time");
    }

    function test_RevertWhen_ItIsExpired() public {
        goTo(LAST_DAY + 1);
        Drawing memory d = drawing(1, 1);
        bytes memory reason = abi.encodeWithSelector(
            IPresentations.Presentations_Expired.selector,
            credit,
            LAST_DAY + 1,
            LAST_DAY
        );
        expectError(reason);
        present(d);
    }

    function test_RevertWhen_NothingIsDrawn() public {
        Drawing memory d = drawing(1, 0);
        expectError(abi.encodeWithSelector(IPresentations.Presentations_AmountZero.selector, credit));
        present(d);
    }

    function test_RevertWhen_MoreIsDrawnThanIsLeft() public {
        presented(1, 700_000);
        Drawing memory d = drawing(2, 300_001);
        expectError(abi.encodeWithSelector(ICredits.Credits_Overdrawn.selector, credit, 300_000, 300_001));
        present(d);
    }

    function test_RevertWhen_AnotherPresents() public {
        Drawing memory d = drawing(1, 1);
        expectError(abi.encodeWithSelector(ICredits.Credits_NotParty.selector, credit, acme.id, basin.id));
        vm.prank(basin.maker);
        lettersOfCredit.present(terms, d);
    }

    function test_RevertWhen_NotConfirmed() public {
        Drawing memory d = atConfirmer(1, 1);
        expectError(abi.encodeWithSelector(IPresentations.Presentations_NotConfirmed.selector, credit));
        present(d);
    }

    function test_RevertWhen_TheDrawingNamesOtherTerms() public {
        Drawing memory d = drawing(1, 1);
        d.terms = termsHash(transferTerms(1));
        bytes memory reason = abi.encodeWithSelector(
            ICredits.Credits_OtherTerms.selector,
            credit,
            d.terms,
            termsHash(terms)
        );
        expectError(reason);
        present(d);
    }

    function test_RevertWhen_TheDocumentsAreInUse() public {
        presented(1, 1);
        Drawing memory d = drawing(2, 1);
        d.keys = drawing(1, 1).keys;
        bytes memory reason = abi.encodeWithSelector(
            IFingerprints.Fingerprints_Taken.selector,
            0,
            d.keys[0],
            FingerprintState.Bound
        );
        expectError(reason);
        present(d);
    }

    /// @dev Who saw the keys first keeps nobody from the bank: a reservation yields to documents that are presented.
    function test_AReservationOfAnotherYields() public {
        Drawing memory d = drawing(1, 1);
        vm.prank(basin.maker);
        fingerprints.reserve(basin.id, d.keys, new Fingerprint[](0), uint48(block.timestamp + 10 days));
        present(d);
        (OrgId holder, , , ) = fingerprints.entries(d.keys[0]);
        vm.assertTrue(holder == acme.id, "bound for who presents");
    }

    /// @dev A receivable that waits for its debtor, a bill that waits for its acceptor: their documents are in use.
    function test_RevertWhen_ACaseReservedTheDocuments() public {
        Drawing memory d = drawing(1, 1);
        vm.prank(address(lettersOfCredit));
        fingerprints.reserve(basin.id, d.keys, new Fingerprint[](0), uint48(block.timestamp + 10 days));
        bytes memory reason = abi.encodeWithSelector(
            IFingerprints.Fingerprints_Taken.selector,
            0,
            d.keys[0],
            FingerprintState.Reserved
        );
        expectError(reason);
        present(d);
    }

    function test_TheBeneficiarysOwnReservationYields() public {
        Drawing memory d = drawing(1, 1);
        vm.prank(acme.maker);
        fingerprints.reserve(acme.id, d.keys, new Fingerprint[](0), uint48(block.timestamp + 10 days));
        present(d);
        vm.assertEq(uint256(fingerprints.stateOf(d.keys[0])), uint256(FingerprintState.Bound), "bound");
    }

    /// @dev The Council is late with a year: the documents are taken, and the claim waits for the year alone.
    function test_AMaturityInAYearThatIsNotKnownKeepsNobodyFromPresenting() public {
        terms.salt = "usance";
        usance(360, TenorFrom.Sight);
        startAdvised();
        Drawing memory d = presented(1, 1);
        DualApproval memory approval = accepting(bank, d, false);
        expectError(abi.encodeWithSelector(BankCalendar.BankCalendar_YearNotLoaded.selector, 2028));
        lettersOfCredit.accept(terms, d, LATER, approval);
        assertState(d, PresentationState.Presented, "not lost");
    }

    /// @dev The last banking days of a year whose successor is not known: nobody is precluded before it is.
    function test_TheClockWaitsForAYearThatIsNotKnown() public {
        (terms.expiry, terms.latestShipment, terms.salt) = (YEAR_END, TODAY + 50, "december");
        useTerms(terms);
        startAdvised();
        goTo(YEAR_END);
        Drawing memory d = presented(1, 1);
        vm.assertEq(seen(d).receivedOn, YEAR_END, "received");
        vm.assertEq(seen(d).examineUntil, 0, "not known");
        goTo(YEAR_END + 20);
        bytes memory reason = abi.encodeWithSelector(IPresentations.Presentations_ClockRuns.selector, idOf(d), 0);
        expectError(reason);
        lettersOfCredit.preclude(terms, d);
        asCouncil();
        calendars.loadYear(CALENDAR, 2028, 0, 0);
        lettersOfCredit.preclude(terms, d);
        assertState(d, PresentationState.Accepted, "now it is known");
    }

    /// @dev A day of shipment that never comes is no maturity that never comes.
    function test_AShipmentInTheFutureCountsFromThePresentation() public {
        terms.salt = "usance";
        usance(90, TenorFrom.Shipment);
        startAdvised();
        Drawing memory d = drawing(1, 1);
        d.shipDay = type(uint32).max;
        present(d);
        vm.assertEq(seen(d).flags, CreditRules.LATE_SHIPMENT, "flagged");
        accept(bank, d);
        vm.assertEq(seen(d).paymentDay, TODAY + 90, "counted from the day of presentation");
    }

    /* FLAGS */

    function test_LateShipmentIsFlagged() public {
        Drawing memory d = drawing(1, 1);
        d.shipDay = TODAY + 51;
        present(d);
        vm.assertEq(seen(d).flags, CreditRules.LATE_SHIPMENT, "flag");
    }

    /// @dev 21 days after shipment on 10 January: Sunday, 31 January, moves to Monday.
    function test_LatePresentationIsFlagged() public {
        goTo(TODAY + 17);
        Drawing memory d = presented(1, 1);
        vm.assertEq(seen(d).flags, 0, "on the last day");
        goTo(TODAY + 18);
        d = presented(2, 1);
        vm.assertEq(seen(d).flags, CreditRules.LATE_PRESENTATION, "one day later");
    }

    /// @dev Art. 18 b.
    function test_AnInvoiceAboveTheCreditIsFlagged() public {
        Drawing memory d = drawing(1, AMOUNT);
        d.invoiceAmount = AMOUNT + 1;
        present(d);
        vm.assertEq(seen(d).flags, CreditRules.INVOICE_EXCEEDS_CREDIT, "flag");
        accept(bank, d);
        vm.assertTrue(seen(d).bound, "and binds the applicant");
    }

    /// @dev Art. 30 c: 5 % less.
    function test_UnderdrawingIsFlaggedWherePartialDrawingsAreProhibited() public {
        (terms.partialDrawings, terms.salt) = (false, "whole");
        useTerms(terms);
        startAdvised();
        Drawing memory d = presented(1, 949_999);
        vm.assertEq(seen(d).flags, CreditRules.UNDERDRAWN, "one below");
        refuse(bank, d, Disposition.Return);
        d = presented(2, 950_000);
        vm.assertEq(seen(d).flags, 0, "5 % less");
        Drawing memory second = drawing(3, 1);
        expectError(abi.encodeWithSelector(ICredits.Credits_PartialProhibited.selector, credit));
        present(second);
    }

    function test_TheToleranceIsDrawn() public {
        (terms.plusBps, terms.minusBps, terms.salt) = (1_000, 1_000, "about");
        useTerms(terms);
        startAdvised();
        presented(1, 1_100_000);
        Drawing memory d = drawing(2, 1);
        expectError(abi.encodeWithSelector(ICredits.Credits_Overdrawn.selector, credit, 0, 1));
        present(d);
    }

    /* AMOUNTS */

    function testFuzz_TolerancesAreAsTheirWords(uint96 amount, uint16 plus, uint16 minus) public pure {
        (uint256 p, uint256 m) = (_bound(plus, 1, 10_000), _bound(minus, 0, 10_000));
        uint256 max = CreditRules.maxDown(amount, p);
        uint256 min = CreditRules.minUp(amount, p, m);
        vm.assertTrue(max * 10_000 <= uint256(amount) * (10_000 + p), "floor");
        vm.assertTrue((max + 1) * 10_000 > uint256(amount) * (10_000 + p), "not one more");
        vm.assertTrue(min * 10_000 >= uint256(amount) * (10_000 - m), "ceiling");
        vm.assertTrue(min == 0 || (min - 1) * 10_000 < uint256(amount) * (10_000 - m), "not one less");
    }
}
