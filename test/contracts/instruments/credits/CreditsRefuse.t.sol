// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Disposition, PresentationState} from "../../../../contracts/instruments/credits/Credit.sol";
import {CreditTerms} from "../../../../contracts/instruments/credits/CreditTerms.sol";
import {Drawing} from "../../../../contracts/instruments/credits/Drawing.sol";
import {ICredits} from "../../../../contracts/instruments/credits/ICredits.sol";
import {IPresentations} from "../../../../contracts/instruments/credits/IPresentations.sol";
import {FingerprintState} from "../../../../contracts/evidence/IFingerprints.sol";
import {DualApproval} from "../../../../contracts/members/DualApproval.sol";
import {CreditsBase} from "./CreditsBase.sol";

/// @notice Documents are refused once, in time and with all discrepancies, held, and sent back (art. 16).
contract CreditsRefuseTest is CreditsBase {
    Drawing private _d;

    function setUp() public override {
        super.setUp();
        startAdvised();
        _d = drawing(1, AMOUNT);
    }

    /* REFUSAL */

    function test_RefuseOnTheLastDay() public {
        present(_d);
        vm.warp(startOf(EXAMINED + 1) - 1);
        vm.expectEmit(address(lettersOfCredit));
        emit IPresentations.PresentationRefused(idOf(_d), bank.id, found(), Disposition.Hold);
        refuse(bank, _d, Disposition.Hold);
        vm.assertEq(seen().drawn, 0, "the room is free");
        vm.assertEq(seen().live, 1, "and the documents are here");
    }

    function test_RevertWhen_RefusedADayLate() public {
        present(_d);
        goTo(EXAMINED + 1);
        _expectRefusal(
            bank,
            found(),
            Disposition.Hold,
            abi.encodeWithSelector(IPresentations.Presentations_Precluded.selector, idOf(_d), EXAMINED)
        );
    }

    /// @dev Art. 16 c: one single notice.
    function test_RevertWhen_RefusedTwice() public {
        present(_d);
        refuse(bank, _d, Disposition.Hold);
        bytes memory reason = abi.encodeWithSelector(
            IPresentations.Presentations_WrongState.selector,
            idOf(_d),
            PresentationState.Refused
        );
        _expectRefusal(bank, found(), Disposition.Hold, reason);
    }

    function test_RevertWhen_NoDiscrepancyIsNamed() public {
        present(_d);
        bytes memory reason = abi.encodeWithSelector(IPresentations.Presentations_NoDiscrepancies.selector, idOf(_d));
        _expectRefusal(bank, new bytes32[](0), Disposition.Hold, reason);
    }

    function test_RevertWhen_ADiscrepancyIsZero() public {
        present(_d);
        bytes memory reason = abi.encodeWithSelector(IPresentations.Presentations_NoDiscrepancies.selector, idOf(_d));
        bytes32[] memory all = found();
        all[1] = 0;
        _expectRefusal(bank, all, Disposition.Hold, reason);
    }

    function test_RevertWhen_TheDispositionIsNone() public {
        present(_d);
        bytes memory reason = abi.encodeWithSelector(
            IPresentations.Presentations_DispositionInvalid.selector,
            idOf(_d),
            Disposition.None
        );
        _expectRefusal(bank, found(), Disposition.None, reason);
    }

    function test_RevertWhen_AnotherBankRefuses() public {
        present(_d);
        bytes memory reason = abi.encodeWithSelector(ICredits.Credits_NotParty.selector, credit, bank.id, otherBank.id);
        _expectRefusal(otherBank, found(), Disposition.Hold, reason);
    }

    function test_RevertWhen_TheRefusalIsSignedLate() public {
        present(_d);
        DualApproval memory approval = refusing(bank, _d, found(), Disposition.Hold);
        uint48 past = uint48(START) - 1;
        expectError(abi.encodeWithSelector(ICredits.Credits_TooLate.selector, credit, past, START));
        lettersOfCredit.refuse(terms, _d, found(), Disposition.Hold, past, approval);
    }

    function test_RevertWhen_TheTermsAreOthers() public {
        present(_d);
        CreditTerms memory other = terms;
        other.salt = "other";
        DualApproval memory approval = refusing(bank, _d, found(), Disposition.Hold);
        bytes memory reason = abi.encodeWithSelector(
            ICredits.Credits_OtherTerms.selector,
            credit,
            termsHash(terms),
            termsHash(other)
        );
        expectError(reason);
        lettersOfCredit.refuse(other, _d, found(), Disposition.Hold, LATER, approval);
    }

    /* RETURN */

    function test_ReturnedDocumentsArePresentedAgain() public {
        present(_d);
        refuse(bank, _d, Disposition.Return);
        vm.assertEq(uint256(fingerprints.stateOf(_d.keys[0])), uint256(FingerprintState.Free), "free again");
        Drawing memory again = drawing(2, AMOUNT);
        again.keys = _d.keys;
        present(again);
        assertState(again, PresentationState.Presented, "mended");
    }

    /// @dev A bank cannot keep the documents from whom it holds them for.
    function test_TheBeneficiaryCallsTheDocumentsBack() public {
        present(_d);
        refuse(bank, _d, Disposition.Hold);
        giveBack(acme, _d);
        assertState(_d, PresentationState.Returned, "back");
    }

    function test_TheNominatedBankCallsThemBack() public {
        present(_d);
        refuse(bank, _d, Disposition.PreviousInstructions);
        giveBack(guarantor, _d);
        assertState(_d, PresentationState.Returned, "back");
    }

    function test_RevertWhen_AnotherReturnsThem() public {
        present(_d);
        refuse(bank, _d, Disposition.Hold);
        DualApproval memory approval = returning(buyer, _d);
        expectError(abi.encodeWithSelector(IPresentations.Presentations_NotHolder.selector, idOf(_d), buyer.id));
        lettersOfCredit.returnDocuments(_d, LATER, approval);
    }

    /// @dev One key of a bank does not take a waiver's ground away.
    function test_RevertWhen_OneKeyReturnsThem() public {
        present(_d);
        refuse(bank, _d, Disposition.Hold);
        DualApproval memory approval = returning(bank, _d);
        approval.checker = approval.maker;
        vm.expectRevert();
        vm.prank(bank.maker);
        lettersOfCredit.returnDocuments(_d, LATER, approval);
        assertState(_d, PresentationState.Refused, "held");
    }

    function test_RevertWhen_TheReturnIsSignedLate() public {
        present(_d);
        refuse(bank, _d, Disposition.Hold);
        DualApproval memory approval = returning(bank, _d);
        uint48 past = uint48(START) - 1;
        expectError(abi.encodeWithSelector(ICredits.Credits_TooLate.selector, credit, past, START));
        lettersOfCredit.returnDocuments(_d, past, approval);
    }

    function test_RevertWhen_ADiscrepancyIsNamedTwice() public {
        present(_d);
        bytes32[] memory all = new bytes32[](3);
        (all[0], all[1], all[2]) = ("weight", "port", "weight");
        bytes memory reason = abi.encodeWithSelector(
            IPresentations.Presentations_SameDiscrepancy.selector,
            idOf(_d),
            bytes32("weight")
        );
        _expectRefusal(bank, all, Disposition.Hold, reason);
    }

    /// @dev Nobody holds a credit open for ever.
    function test_AnybodySendsThemBackAfterSixtyDays() public {
        present(_d);
        refuse(bank, _d, Disposition.Hold);
        goTo(EXAMINED + 61);
        DualApproval memory nobody;
        vm.expectRevert();
        vm.prank(OUTSIDER);
        lettersOfCredit.returnDocuments(_d, LATER, nobody);
        goTo(EXAMINED + 62);
        vm.prank(OUTSIDER);
        lettersOfCredit.returnDocuments(_d, 0, nobody);
        assertState(_d, PresentationState.Returned, "back");
    }

    /* PRIVATE */

    function _expectRefusal(Org memory by, bytes32[] memory all, Disposition disposition, bytes memory reason) private {
        DualApproval memory approval = refusing(by, _d, all, disposition);
        expectError(reason);
        lettersOfCredit.refuse(terms, _d, all, disposition, LATER, approval);
    }
}
