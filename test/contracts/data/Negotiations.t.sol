// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {AgreementTerms} from "../../../contracts/data/AgreementTerms.sol";
import {
    ConsentMode,
    ICatalog,
    ResourceStatus,
    ResourceTerms,
    ServiceKind,
    Visibility
} from "../../../contracts/data/ICatalog.sol";
import {Agreement, AgreementState, INegotiations} from "../../../contracts/data/INegotiations.sol";
import {Offer} from "../../../contracts/data/Offer.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {CHECKER, DEVICE, MAKER} from "../../../contracts/types/Duties.sol";
import {AgreementId} from "../../../contracts/types/AgreementId.sol";
import {NOBODY, OrgId} from "../../../contracts/types/OrgId.sol";
import {ResourceId} from "../../../contracts/types/ResourceId.sol";
import {DataBase} from "./DataBase.sol";

/// @notice How an agreement comes about: whose signature over what, and what is no agreement.
contract NegotiationsTest is DataBase {
    Offer private _offer;

    function setUp() public override {
        super.setUp();
        _offer = offerOf(0);
        open(_offer);
    }

    function test_Request() public {
        AgreementTerms memory terms = termsUnder(_offer, 1);
        AgreementId id = idOf(terms);
        vm.assertTrue(agreements.idOf(terms) == id, "id");
        bytes memory signature = signed(terms, "Bank: maker");
        vm.expectEmit(address(agreements));
        AgreementState state = AgreementState.Requested;
        emit INegotiations.AgreementProposed(id, terms.offer, bank.id, state, bank.maker, terms);
        agreements.request(terms, signature);
        Agreement memory wanted = Agreement(state, grid.id, bank.id, uint40(terms.end), 10, 0, 0, 0);
        vm.assertEq(abi.encode(agreements.agreementOf(id)), abi.encode(wanted), "record");
    }

    function test_CountersUntilOneAgrees() public {
        AgreementTerms memory first = termsUnder(_offer, 1);
        request(first);
        AgreementTerms memory second = termsUnder(_offer, 2);
        (second.previous, second.maxUses) = (idOf(first), 5);
        agreements.offer(second, signed(second, "Grid: maker"));
        AgreementTerms memory third = termsUnder(_offer, 3);
        (third.previous, third.maxUses) = (idOf(second), 7);
        request(third);
        agreements.agree(third, signed(third, "Grid: maker"));
        _assertState(first, AgreementState.Countered);
        _assertState(second, AgreementState.Countered);
        _assertState(third, AgreementState.Active);
    }

    function test_RevertWhen_TheAnsweredProposalIsOnesOwnOrOfOthers() public {
        AgreementTerms memory first = termsUnder(_offer, 1);
        request(first);
        AgreementTerms memory own = termsUnder(_offer, 2);
        own.previous = idOf(first);
        bytes4 error_ = INegotiations.Agreements_PreviousInvalid.selector;
        bytes memory signature = signed(own, "Bank: maker");
        expectError(abi.encodeWithSelector(error_, idOf(own), idOf(first), AgreementState.Requested));
        agreements.request(own, signature);
        own.consumer = lab.id;
        signature = signed(own, "Grid: maker");
        expectError(abi.encodeWithSelector(error_, idOf(own), idOf(first), AgreementState.Requested));
        agreements.offer(own, signature);
    }

    function test_RevertWhen_ATermIsNotPossible() public {
        AgreementTerms memory t = termsUnder(_offer, 1);
        t.end = t.start - 1;
        _invalid(t, "end");
        (t.start, t.end) = (uint48(START - 9), uint48(START - 1));
        _invalid(t, "end");
        t = termsUnder(_offer, 1);
        (t.start, t.end) = (uint48(type(uint40).max), uint48(type(uint40).max) + 1);
        _invalid(t, "end");
        (t.start, t.end) = (0, uint48(type(uint32).max) + 1);
        _invalid(t, "end");
        t = termsUnder(_offer, 1);
        t.purposes = 0;
        _invalid(t, "purposes");
        t = termsUnder(_offer, 1);
        t.maxUses = 0;
        _invalid(t, "maxUses");
        t = termsUnder(_offer, 1);
        t.usesPerPeriod = 1;
        _invalid(t, "period");
        t = termsUnder(_offer, 1);
        (t.price, t.payer) = ("price", address(0));
        _invalid(t, "payer");
        t.payer = address(agreements);
        _invalid(t, "payer");
        t = termsUnder(_offer, 1);
        t.arbitrator = bank.id;
        _invalid(t, "arbitrator");
        t.arbitrator = grid.id;
        _invalid(t, "arbitrator");
        t.arbitrator = NOBODY;
        _invalid(t, "arbitrator");
        t = termsUnder(_offer, 1);
        t.resource = ResourceId.wrap("another");
        _invalid(t, "resource");
        t = termsUnder(_offer, 1);
        t.provider = lab.id;
        _invalid(t, "provider");
        t.provider = bank.id;
        _invalid(t, "provider");
        t = termsUnder(_offer, 1);
        t.consumer = grid.id;
        _invalid(t, "consumer");
    }

    function test_RevertWhen_TooLate() public {
        AgreementTerms memory t = termsUnder(_offer, 1);
        t.deadline = uint48(START);
        request(t);
        vm.warp(START + 1);
        bytes memory signature = signed(t, "Grid: maker");
        bytes4 error_ = INegotiations.Agreements_Expired.selector;
        expectError(abi.encodeWithSelector(error_, idOf(t), START, START + 1));
        agreements.agree(t, signature);
        t.nonce = 2;
        signature = signed(t, "Bank: maker");
        expectError(abi.encodeWithSelector(error_, idOf(t), START, START + 1));
        agreements.request(t, signature);
    }

    function test_RevertWhen_SignedByOthers() public {
        AgreementTerms memory t = termsUnder(_offer, 1);
        AgreementId id = idOf(t);
        bytes4 party = INegotiations.Agreements_NotParty.selector;
        _request(t, "Grid: maker", abi.encodeWithSelector(party, id, bank.id, grid.id));
        bytes4 duty = IMembers.Members_DutyMissing.selector;
        _request(t, "Bank: device", abi.encodeWithSelector(duty, bank.device, DEVICE, MAKER));
        _request(t, "Bank: checker", abi.encodeWithSelector(duty, bank.checker, CHECKER, MAKER));
        bytes memory unsigned = new bytes(65);
        expectError(abi.encodeWithSelector(INegotiations.Agreements_BadSignature.selector, id, address(0)));
        agreements.request(t, unsigned);
        request(t);
        bytes memory own = signed(t, "Bank: maker");
        expectError(abi.encodeWithSelector(party, id, grid.id, bank.id));
        agreements.agree(t, own);
    }

    function test_RevertWhen_TheConsumerIsRestricted() public {
        asCouncil();
        members.setStanding(bank.id, Standing.Restricted);
        bytes4 error_ = IMembers.Members_NotActive.selector;
        _request(termsUnder(_offer, 1), "Bank: maker", abi.encodeWithSelector(error_, bank.id, Standing.Restricted));
    }

    /// @dev What one signed cannot be used for other terms: front-running changes nothing.
    function testFuzz_RevertWhen_OtherTermsThanSigned(uint32 maxUses, uint64 nonce) public {
        AgreementTerms memory t = termsUnder(_offer, 1);
        request(t);
        bytes memory signature = signed(t, "Grid: maker");
        (t.maxUses, t.nonce) = (maxUses, nonce);
        vm.assume(maxUses != 10 || nonce != 1);
        bytes4 error_ = INegotiations.Agreements_WrongState.selector;
        expectError(abi.encodeWithSelector(error_, idOf(t), AgreementState.None));
        agreements.agree(t, signature);
    }

    /// @dev A signature of another chain, or contract, is over another digest.
    function test_RevertWhen_SignedForAnotherChainOrContract() public {
        AgreementTerms memory t = termsUnder(_offer, 1);
        _refusesForeign(t, digestOf("Tallystick Agreements", address(agreements), 1, hashOf(t)));
        _refusesForeign(t, digestOf("Tallystick Agreements", address(catalog), block.chainid, hashOf(t)));
    }

    function test_RevertWhen_TheOfferClosedBeforeTheyAgreed() public {
        AgreementTerms memory t = termsUnder(_offer, 1);
        request(t);
        vm.prank(grid.maker);
        agreements.closeOffer(t.offer);
        bytes memory signature = signed(t, "Grid: maker");
        bytes4 error_ = INegotiations.Agreements_OfferNotOpen.selector;
        expectError(abi.encodeWithSelector(error_, t.offer, START, LATER, START));
        agreements.agree(t, signature);
    }

    function test_RevertWhen_TheResourceIsNotActive() public {
        AgreementTerms memory t = termsUnder(_offer, 1);
        request(t);
        setStatus(ResourceStatus.Deprecated);
        bytes memory signature = signed(t, "Grid: maker");
        bytes4 error_ = ICatalog.Catalog_WrongStatus.selector;
        expectError(abi.encodeWithSelector(error_, resource, ResourceStatus.Deprecated));
        agreements.agree(t, signature);
    }

    function test_TerminateByEither() public {
        AgreementTerms memory t = termsUnder(_offer, 1);
        request(t);
        bytes4 error_ = INegotiations.Agreements_NotParty.selector;
        expectError(abi.encodeWithSelector(error_, idOf(t), grid.id, lab.id));
        vm.prank(lab.maker);
        agreements.terminate(t, REASON);
        vm.prank(grid.maker);
        agreements.terminate(t, REASON);
        _assertState(t, AgreementState.Terminated);
    }

    function test_SuspendAndResumeAreTheProviders() public {
        AgreementTerms memory t = termsUnder(_offer, 1);
        conclude(t);
        bytes memory reason = abi.encodeWithSelector(
            INegotiations.Agreements_NotParty.selector,
            idOf(t),
            grid.id,
            bank.id
        );
        expectError(reason);
        vm.prank(bank.maker);
        agreements.suspend(t, REASON);
        asCouncil();
        members.setStanding(grid.id, Standing.Restricted);
        vm.prank(grid.maker);
        agreements.suspend(t, REASON);
        expectError(abi.encodeWithSelector(IMembers.Members_NotActive.selector, grid.id, Standing.Restricted));
        vm.prank(grid.maker);
        agreements.resume(t, REASON);
        expectError(reason);
        vm.prank(bank.maker);
        agreements.resume(t, REASON);
    }

    function test_RetireByTheConsumer() public {
        AgreementTerms memory t = termsUnder(_offer, 1);
        conclude(t);
        expectError(abi.encodeWithSelector(INegotiations.Agreements_NotParty.selector, idOf(t), grid.id, lab.id));
        vm.prank(lab.maker);
        agreements.retire(t, REASON);
        vm.prank(bank.maker);
        agreements.retire(t, REASON);
        _assertState(t, AgreementState.Retired);
    }

    /* ONE EACH */

    function test_OneEach() public {
        Offer memory offer = offerOf("one each");
        offer.oneEach = true;
        open(offer);
        AgreementTerms memory one = termsUnder(offer, 1);
        AgreementTerms memory other = termsUnder(offer, 2);
        conclude(one);
        vm.assertTrue(agreements.lastOf(one.offer, bank.id) == idOf(one), "last");
        request(other);
        bytes memory signature = signed(other, "Grid: maker");
        bytes4 error_ = INegotiations.Agreements_OneEach.selector;
        expectError(abi.encodeWithSelector(error_, one.offer, bank.id, idOf(one)));
        agreements.agree(other, signature);
        vm.prank(bank.maker);
        agreements.retire(one, REASON);
        agreements.agree(other, signature);
        vm.assertTrue(agreements.lastOf(one.offer, bank.id) == idOf(other), "last");
    }

    function test_SeveralWhereTheOfferAllowsIt() public {
        conclude(termsUnder(_offer, 1));
        conclude(termsUnder(_offer, 2));
    }

    /* INTERNAL */

    function _assertState(AgreementTerms memory terms, AgreementState state) private view {
        vm.assertEq(uint8(agreements.agreementOf(idOf(terms)).state), uint8(state), "state");
    }

    function _request(AgreementTerms memory terms, string memory signer, bytes memory reason) private {
        bytes memory signature = signed(terms, signer);
        expectError(reason);
        agreements.request(terms, signature);
    }

    function _invalid(AgreementTerms memory terms, bytes32 field) private {
        bytes4 error_ = INegotiations.Agreements_TermsInvalid.selector;
        _request(terms, "Bank: maker", abi.encodeWithSelector(error_, idOf(terms), field));
    }

    function _refusesForeign(AgreementTerms memory terms, bytes32 digest) private {
        bytes memory signature = signatureOf("Bank: maker", digest);
        (bool done, ) = address(agreements).call(abi.encodeCall(INegotiations.request, (terms, signature)));
        vm.assertFalse(done, "signed for elsewhere");
    }
}
