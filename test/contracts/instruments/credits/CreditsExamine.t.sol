// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Disposition, PresentationState} from "../../../../contracts/instruments/credits/Credit.sol";
import {TenorFrom} from "../../../../contracts/instruments/credits/CreditTerms.sol";
import {Drawing} from "../../../../contracts/instruments/credits/Drawing.sol";
import {ICredits} from "../../../../contracts/instruments/credits/ICredits.sol";
import {IPresentations} from "../../../../contracts/instruments/credits/IPresentations.sol";
import {Instrument} from "../../../../contracts/ledger/Terms.sol";
import {DualApproval} from "../../../../contracts/members/DualApproval.sol";
import {CREDIT_CLAIM} from "../../../../contracts/types/InstrumentKind.sol";
import {CreditsBase} from "./CreditsBase.sol";

/// @notice What becomes of documents: waived, accepted, or accepted by silence (art. 14 to 16).
contract CreditsExamineTest is CreditsBase {
    Drawing private _d;

    function setUp() public override {
        super.setUp();
        startAdvised();
        _d = drawing(1, AMOUNT);
    }

    /* WAIVER */

    function test_AWaiverBindsTheApplicantAlone() public {
        present(_d);
        refuse(bank, _d, Disposition.HoldForWaiver);
        waive(_d);
        assertState(_d, PresentationState.Refused, "the bank did not agree");
        goTo(EXAMINED + 20);
        accept(bank, _d);
        vm.assertTrue(seen(_d).bound, "it has to take them");
        vm.assertEq(seen().drawn, AMOUNT, "drawn again");
    }

    function test_RevertWhen_AcceptedWithoutAWaiver() public {
        present(_d);
        refuse(bank, _d, Disposition.HoldForWaiver);
        DualApproval memory approval = accepting(bank, _d, true);
        expectError(abi.encodeWithSelector(IPresentations.Presentations_NotWaived.selector, idOf(_d)));
        lettersOfCredit.accept(terms, _d, LATER, approval);
    }

    function test_RevertWhen_AWaiverOverdraws() public {
        _d = drawing(1, 600_000);
        present(_d);
        refuse(bank, _d, Disposition.HoldForWaiver);
        presented(2, 500_000);
        waive(_d);
        DualApproval memory approval = accepting(bank, _d, true);
        expectError(abi.encodeWithSelector(ICredits.Credits_Overdrawn.selector, credit, 500_000, 600_000));
        lettersOfCredit.accept(terms, _d, LATER, approval);
    }

    function test_RevertWhen_AnotherWaives() public {
        present(_d);
        DualApproval memory approval = waiving(acme, _d, waived());
        expectError(abi.encodeWithSelector(ICredits.Credits_NotParty.selector, credit, buyer.id, acme.id));
        lettersOfCredit.waive(_d, waived(), LATER, approval);
    }

    function test_RevertWhen_WaivedTwice() public {
        present(_d);
        waive(_d);
        DualApproval memory approval = waiving(buyer, _d, waived());
        expectError(abi.encodeWithSelector(IPresentations.Presentations_WaivedAlready.selector, idOf(_d)));
        lettersOfCredit.waive(_d, waived(), LATER, approval);
    }

    /// @dev What was waived before is not what it was refused for.
    function test_AWaiverIsForItsDiscrepancies() public {
        present(_d);
        lettersOfCredit.waive(_d, "the weight", LATER, waiving(buyer, _d, "the weight"));
        refuse(bank, _d, Disposition.HoldForWaiver);
        DualApproval memory approval = accepting(bank, _d, true);
        expectError(abi.encodeWithSelector(IPresentations.Presentations_NotWaived.selector, idOf(_d)));
        lettersOfCredit.accept(terms, _d, LATER, approval);
        waive(_d);
        accept(bank, _d);
        assertState(_d, PresentationState.Accepted, "by a waiver of what it was refused for");
    }

    function test_RevertWhen_OtherDiscrepanciesAreWaived() public {
        present(_d);
        refuse(bank, _d, Disposition.HoldForWaiver);
        DualApproval memory approval = waiving(buyer, _d, "the weight");
        bytes memory reason = abi.encodeWithSelector(
            IPresentations.Presentations_OtherDiscrepancies.selector,
            idOf(_d),
            waived(),
            bytes32("the weight")
        );
        expectError(reason);
        lettersOfCredit.waive(_d, "the weight", LATER, approval);
    }

    function test_RevertWhen_TheWaiverIsLate() public {
        present(_d);
        DualApproval memory approval = waiving(buyer, _d, waived());
        uint48 past = uint48(START) - 1;
        expectError(abi.encodeWithSelector(ICredits.Credits_TooLate.selector, credit, past, START));
        lettersOfCredit.waive(_d, waived(), past, approval);
    }

    /// @dev What was signed before a refusal does not accept after it.
    function test_RevertWhen_AnAcceptanceIsOfBeforeTheRefusal() public {
        present(_d);
        DualApproval memory before = accepting(bank, _d, false);
        refuse(bank, _d, Disposition.HoldForWaiver);
        waive(_d);
        vm.expectRevert();
        lettersOfCredit.accept(terms, _d, LATER, before);
    }

    /// @dev Art. 31: while the first was held, the one drawing was another.
    function test_RevertWhen_AWaivedOneIsASecondDrawing() public {
        (terms.partialDrawings, terms.salt) = (false, "whole");
        useTerms(terms);
        startAdvised();
        Drawing memory held = presented(2, 500_000);
        refuse(bank, held, Disposition.HoldForWaiver);
        presented(3, 500_000);
        waive(held);
        DualApproval memory approval = accepting(bank, held, true);
        expectError(abi.encodeWithSelector(ICredits.Credits_PartialProhibited.selector, credit));
        lettersOfCredit.accept(terms, held, LATER, approval);
    }

    function test_RevertWhen_AnotherAcceptsAfterAWaiver() public {
        present(_d);
        refuse(bank, _d, Disposition.HoldForWaiver);
        waive(_d);
        DualApproval memory approval = accepting(otherBank, _d, true);
        expectError(abi.encodeWithSelector(ICredits.Credits_NotParty.selector, credit, bank.id, otherBank.id));
        lettersOfCredit.accept(terms, _d, LATER, approval);
    }

    /* ACCEPTANCE */

    function test_AcceptanceIsALotWithTheBankAsObligor() public {
        present(_d);
        accept(bank, _d);
        Instrument memory claim = instruments.instrumentOf(claimOf(_d));
        vm.assertTrue(claim.terms.obligor == bank.id, "the bank owes");
        vm.assertTrue(claim.terms.kind == CREDIT_CLAIM, "kind");
        vm.assertTrue(claim.terms.lots, "a lot");
        vm.assertEq(instruments.balanceOf(acme.maker, claimOf(_d)), AMOUNT, "the beneficiary holds it");
        vm.assertEq(claim.terms.maturity, startOf(TODAY), "at sight");
    }

    /// @dev 90 days after shipment on 10 January: 10 April, a Saturday, moves to Monday.
    function test_MaturityAfterShipment() public {
        _useUsance(TenorFrom.Shipment);
        present(_d);
        accept(bank, _d);
        vm.assertEq(seen(_d).paymentDay, SHIPPED + 92, "a banking day");
    }

    /// @dev 90 days after 15 January: 15 April.
    function test_MaturityAfterSight() public {
        _useUsance(TenorFrom.Sight);
        present(_d);
        goTo(TODAY + 4);
        accept(bank, _d);
        vm.assertEq(seen(_d).paymentDay, TODAY + 90, "from the day of presentation");
    }

    function test_MaturityAfterARefusalCountsFromAcceptance() public {
        _useUsance(TenorFrom.Sight);
        present(_d);
        refuse(bank, _d, Disposition.HoldForWaiver);
        waive(_d);
        goTo(TODAY + 5);
        accept(bank, _d);
        vm.assertEq(seen(_d).paymentDay, TODAY + 95, "from the day on which the bank agreed");
    }

    function test_FlaggedDocumentsDoNotBindTheApplicant() public {
        _d.shipDay = TODAY + 51;
        present(_d);
        accept(bank, _d);
        vm.assertFalse(seen(_d).bound, "without a waiver");
    }

    function test_RevertWhen_AnotherAccepts() public {
        present(_d);
        DualApproval memory approval = accepting(buyer, _d, false);
        expectError(abi.encodeWithSelector(ICredits.Credits_NotParty.selector, credit, bank.id, buyer.id));
        lettersOfCredit.accept(terms, _d, LATER, approval);
    }

    function test_RevertWhen_AcceptanceIsSignedLate() public {
        present(_d);
        DualApproval memory approval = accepting(bank, _d, false);
        uint48 past = uint48(START) - 1;
        expectError(abi.encodeWithSelector(ICredits.Credits_TooLate.selector, credit, past, START));
        lettersOfCredit.accept(terms, _d, past, approval);
    }

    /* PRECLUSION */

    function test_SilenceAccepts() public {
        present(_d);
        goTo(EXAMINED + 1);
        vm.expectEmit(address(lettersOfCredit));
        emit IPresentations.PresentationAccepted(idOf(_d), claimOf(_d), bank.id, EXAMINED + 3, true, true);
        vm.prank(OUTSIDER);
        lettersOfCredit.preclude(terms, _d);
        vm.assertTrue(seen(_d).byPreclusion, "by preclusion");
    }

    function test_RevertWhen_TheClockRuns() public {
        present(_d);
        vm.warp(startOf(EXAMINED + 1) - 1);
        bytes memory reason = abi.encodeWithSelector(
            IPresentations.Presentations_ClockRuns.selector,
            idOf(_d),
            EXAMINED
        );
        expectError(reason);
        lettersOfCredit.preclude(terms, _d);
    }

    /// @dev A day on which the bank is closed is none of its five banking days, whenever that was said.
    function test_ALaterClosureMovesTheClock() public {
        present(_d);
        asCouncil();
        calendars.addClosure(CALENDAR, EXAMINED);
        goTo(EXAMINED + 1);
        bytes memory reason = abi.encodeWithSelector(
            IPresentations.Presentations_ClockRuns.selector,
            idOf(_d),
            EXAMINED + 3
        );
        expectError(reason);
        lettersOfCredit.preclude(terms, _d);
        goTo(EXAMINED + 3);
        refuse(bank, _d, Disposition.Hold);
        assertState(_d, PresentationState.Refused, "in time");
    }

    /// @dev Art. 16 b: to ask for a waiver gives no time.
    function test_AWaiverGivesNoTime() public {
        present(_d);
        waive(_d);
        goTo(EXAMINED + 1);
        lettersOfCredit.preclude(terms, _d);
        vm.assertTrue(seen(_d).bound, "bound by its waiver");
    }

    /* PRIVATE */

    function _useUsance(TenorFrom from) private {
        terms.salt = "usance";
        usance(90, from);
        startAdvised();
        _d = drawing(1, AMOUNT);
    }
}
