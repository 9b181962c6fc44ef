// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AgreementTerms} from "../../../contracts/data/AgreementTerms.sol";
import {
    ConsentMode,
    ResourceStatus,
    ResourceTerms,
    ServiceKind,
    Visibility
} from "../../../contracts/data/ICatalog.sol";
import {IAgreements} from "../../../contracts/data/IAgreements.sol";
import {AgreementState, INegotiations} from "../../../contracts/data/INegotiations.sol";
import {Offer} from "../../../contracts/data/Offer.sol";
import {AgreementId} from "../../../contracts/types/AgreementId.sol";
import {DataBase} from "./DataBase.sol";

/// @notice The consent of whom the data is about: when it is needed, whose it is, and how it is withdrawn.
contract ConsentsTest is DataBase {
    Offer private _offer;

    function test_NamedMeansAsked() public {
        _setUp(ConsentMode.None, 0);
        AgreementTerms memory terms = _named(1);
        conclude(terms);
        _assertState(terms, AgreementState.Agreed);
        agreements.consent(terms, LATER, consentOf(terms, LATER));
        _assertState(terms, AgreementState.Active);
        vm.assertEq(
            signatureOf(SUBJECT, agreements.consentDigest(terms, LATER)),
            consentOf(terms, LATER),
            "what is signed"
        );
    }

    function test_ConcludedWithAllSignatures() public {
        _setUp(ConsentMode.Always, 0);
        AgreementTerms memory terms = _named(1);
        agreements.conclude(
            terms,
            signed(terms, "Bank: maker"),
            signed(terms, "Grid: maker"),
            LATER,
            consentOf(terms, LATER)
        );
        _assertState(terms, AgreementState.Active);
        serve(terms, 1);
    }

    function test_RevertWhen_NobodyIsNamed() public {
        _setUp(ConsentMode.Always, 0);
        AgreementTerms memory terms = termsUnder(_offer, 1);
        terms.computeOnly = true;
        _refuses(terms);
        _setUp(ConsentMode.Individual, 1);
        _refuses(termsUnder(_offer, 2));
    }

    function test_AnIndividualNeedNotBeNamedWhereOthersCompute() public {
        _setUp(ConsentMode.Individual, 1);
        AgreementTerms memory terms = termsUnder(_offer, 1);
        (terms.computeOnly, terms.minGroupSize) = (true, 1);
        conclude(terms);
        _assertState(terms, AgreementState.Active);
    }

    function test_RevertWhen_TheGroupIsSmallerThanTheResourceAllows() public {
        _setUp(ConsentMode.None, 5);
        AgreementTerms memory terms = termsUnder(_offer, 1);
        terms.minGroupSize = 4;
        (bytes memory one, bytes memory other) = (signed(terms, "Bank: maker"), signed(terms, "Grid: maker"));
        bytes4 error_ = INegotiations.Agreements_TermsInvalid.selector;
        expectError(abi.encodeWithSelector(error_, idOf(terms), bytes32("minGroupSize")));
        agreements.conclude(terms, one, other, 0, "");
        terms.minGroupSize = 5;
        conclude(terms);
    }

    function test_RevertWhen_ConsentIsNotTheSubjects() public {
        _setUp(ConsentMode.Always, 0);
        AgreementTerms memory terms = _named(1);
        conclude(terms);
        bytes memory signature = signatureOf("outsider", agreements.consentDigest(terms, LATER));
        bytes4 error_ = INegotiations.Agreements_NotSubject.selector;
        expectError(abi.encodeWithSelector(error_, idOf(terms), terms.subject, OUTSIDER));
        agreements.consent(terms, LATER, signature);
    }

    /// @dev Consent to one agreement is none to another, and both sides' signature is none of the subject's.
    function test_RevertWhen_ConsentIsToAnother() public {
        _setUp(ConsentMode.Always, 0);
        (AgreementTerms memory one, AgreementTerms memory other) = (_named(1), _named(2));
        conclude(one);
        conclude(other);
        bytes memory consent = consentOf(one, LATER);
        (bool done, ) = address(agreements).call(abi.encodeCall(INegotiations.consent, (other, LATER, consent)));
        vm.assertFalse(done, "consent to another");
        consent = signed(other, SUBJECT);
        (done, ) = address(agreements).call(abi.encodeCall(INegotiations.consent, (other, LATER, consent)));
        vm.assertFalse(done, "a signature over the terms");
    }

    function test_RevertWhen_ConsentIsBroughtTooLate() public {
        _setUp(ConsentMode.Always, 0);
        AgreementTerms memory terms = _named(1);
        conclude(terms);
        bytes memory consent = consentOf(terms, uint48(START));
        vm.warp(START + 1);
        bytes4 error_ = INegotiations.Agreements_Expired.selector;
        expectError(abi.encodeWithSelector(error_, idOf(terms), START, START + 1));
        agreements.consent(terms, uint48(START), consent);
    }

    /// @dev Withdrawn for good: the consent that was signed before is not brought again.
    function test_AWithdrawnConsentStopsTheNextAccess() public {
        _setUp(ConsentMode.Always, 0);
        AgreementTerms memory terms = _named(1);
        conclude(terms);
        bytes memory consent = consentOf(terms, LATER);
        agreements.consent(terms, LATER, consent);
        serve(terms, 1);
        bytes memory withdrawal = withdrawalOf(idOf(terms), LATER);
        agreements.revokeBySignature(terms, REASON, LATER, withdrawal);
        bytes memory reason = abi.encodeWithSelector(
            INegotiations.Agreements_WrongState.selector,
            idOf(terms),
            AgreementState.Revoked
        );
        expectError(reason);
        agreements.consent(terms, LATER, consent);
        vm.assertFalse(agreements.isLive(terms, 1, 0), "live");
    }

    /// @dev What was signed and not brought yet is withdrawn too.
    function test_AConsentThatNobodyBroughtIsWithdrawn() public {
        _setUp(ConsentMode.Always, 0);
        AgreementTerms memory terms = _named(1);
        (bytes memory one, bytes memory other) = (signed(terms, "Bank: maker"), signed(terms, "Grid: maker"));
        bytes memory consent = consentOf(terms, LATER);
        AgreementId id = idOf(terms);
        bytes4 error_ = INegotiations.Agreements_NotSubject.selector;
        expectError(abi.encodeWithSelector(error_, id, terms.subject, bank.maker));
        vm.prank(bank.maker);
        agreements.revoke(terms, REASON);
        agreements.revokeBySignature(terms, REASON, LATER, withdrawalOf(id, LATER));
        _assertState(terms, AgreementState.Revoked);
        expectError(abi.encodeWithSelector(INegotiations.Agreements_WrongState.selector, id, AgreementState.Revoked));
        agreements.conclude(terms, one, other, LATER, consent);
    }

    function test_RevertWhen_WithdrawnByOthersOrTooLate() public {
        _setUp(ConsentMode.Always, 0);
        AgreementTerms memory terms = _named(1);
        conclude(terms);
        AgreementId id = idOf(terms);
        bytes4 error_ = INegotiations.Agreements_NotSubject.selector;
        expectError(abi.encodeWithSelector(error_, id, terms.subject, grid.maker));
        vm.prank(grid.maker);
        agreements.revoke(terms, REASON);
        bytes memory signature = signatureOf("outsider", agreements.withdrawalDigest(id, REASON, LATER));
        expectError(abi.encodeWithSelector(error_, id, terms.subject, OUTSIDER));
        agreements.revokeBySignature(terms, REASON, LATER, signature);
        bytes memory withdrawal = withdrawalOf(id, uint48(START));
        vm.warp(START + 1);
        expectError(abi.encodeWithSelector(INegotiations.Agreements_Expired.selector, id, START, START + 1));
        agreements.revokeBySignature(terms, REASON, uint48(START), withdrawal);
    }

    /// @dev Nobody is the subject of an agreement that names none, though the zero address may be simulated as a caller.
    function test_RevertWhen_NobodyWithdraws() public {
        _setUp(ConsentMode.None, 0);
        AgreementTerms memory terms = termsUnder(_offer, 1);
        conclude(terms);
        bytes memory unsigned = new bytes(65);
        bytes32 digest = agreements.withdrawalDigest(idOf(terms), REASON, LATER);
        expectError(abi.encodeWithSelector(INegotiations.Agreements_BadSignature.selector, digest, address(0)));
        agreements.revokeBySignature(terms, REASON, LATER, unsigned);
    }

    function _setUp(ConsentMode mode, uint32 minGroupSize) private {
        bytes32 name = keccak256(abi.encode(mode, minGroupSize));
        resource = create(name, ResourceTerms(mode, Visibility.Members, 0, minGroupSize));
        service = addService("download", ServiceKind.Download);
        publish(1);
        setStatus(ResourceStatus.Active);
        _offer = offerOf(name);
        open(_offer);
    }

    function _named(uint64 nonce) private view returns (AgreementTerms memory terms) {
        terms = termsUnder(_offer, nonce);
        terms.subject = accountOf(SUBJECT);
    }

    function _refuses(AgreementTerms memory terms) private {
        terms.minGroupSize = 1;
        (bytes memory one, bytes memory other) = (signed(terms, "Bank: maker"), signed(terms, "Grid: maker"));
        bytes4 error_ = INegotiations.Agreements_SubjectMissing.selector;
        expectError(abi.encodeWithSelector(error_, idOf(terms), resource));
        agreements.conclude(terms, one, other, 0, "");
    }

    function _assertState(AgreementTerms memory terms, AgreementState state) private view {
        vm.assertEq(uint8(agreements.agreementOf(idOf(terms)).state), uint8(state), "state");
    }
}
