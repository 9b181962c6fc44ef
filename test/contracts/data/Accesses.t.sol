// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Access, AccessRecord, AccessState} from "../../../contracts/data/Access.sol";
import {AgreementTerms} from "../../../contracts/data/AgreementTerms.sol";
import {IAccesses} from "../../../contracts/data/IAccesses.sol";
import {ResourceStatus} from "../../../contracts/data/ICatalog.sol";
import {Agreement, AgreementState, INegotiations} from "../../../contracts/data/INegotiations.sol";
import {Offer} from "../../../contracts/data/Offer.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {CHECKER, DEVICE, MAKER} from "../../../contracts/types/Duties.sol";
import {AgreementId} from "../../../contracts/types/AgreementId.sol";
import {KeyId} from "../../../contracts/types/KeyId.sol";
import {DataBase} from "./DataBase.sol";

/// @notice What an agreement is used for, how often, and by whose signatures; and what it is not.
contract AccessesTest is DataBase {
    address private constant USER = address(0xC0);

    AgreementTerms private _terms;
    AgreementId private _id;

    function setUp() public override {
        super.setUp();
        _agree(_offerWith(0, 0), false);
    }

    function test_Serve() public {
        serve(_terms, 1);
        vm.assertEq(agreements.agreementOf(_id).uses, 1, "uses");
        AccessRecord memory wanted = AccessRecord(
            AccessState.Delivered,
            false,
            uint40(START),
            bytes25(hashOf(accessTo(_terms, 1)))
        );
        vm.assertEq(abi.encode(agreements.accessOf(_id, 1)), abi.encode(wanted), "record");
        vm.assertTrue(agreements.isLive(_terms, 1, 0), "live");
    }

    function test_RevertWhen_UsedUp() public {
        for (uint32 i = 1; i <= _terms.maxUses; i++) serve(_terms, i);
        _refuses(11, abi.encodeWithSelector(INegotiations.Agreements_WrongState.selector, _id, AgreementState.UsedUp));
        vm.assertFalse(agreements.isLive(_terms, 1, 0), "live");
    }

    function test_RevertWhen_OutOfTime() public {
        AgreementTerms memory later = _terms;
        (later.start, later.nonce) = (uint48(START + 10), 7);
        conclude(later);
        bytes4 early = IAccesses.Accesses_OutOfTime.selector;
        bytes memory reason = abi.encodeWithSelector(early, idOf(later), START + 10, later.end, START);
        _refuses(later, accessTo(later, 1), reason);
        vm.assertFalse(agreements.isLive(later, 1, 0), "live");
        vm.warp(START + 10);
        serve(later, 1);
        vm.warp(later.end);
        serve(later, 2);
        vm.warp(uint256(later.end) + 1);
        bytes4 wrong = INegotiations.Agreements_WrongState.selector;
        _refuses(later, accessTo(later, 3), abi.encodeWithSelector(wrong, idOf(later), AgreementState.Expired));
    }

    function test_RevertWhen_TheRequestExpired() public {
        Access memory access = accessTo(_terms, 1);
        access.deadline = uint48(START);
        vm.warp(START + 1);
        bytes4 error_ = IAccesses.Accesses_RequestExpired.selector;
        _refuses(_terms, access, abi.encodeWithSelector(error_, _id, 1, START, START + 1));
    }

    function test_RevertWhen_ForAnotherPurpose() public {
        Access memory access = accessTo(_terms, 1);
        bytes4 error_ = IAccesses.Accesses_PurposeForbidden.selector;
        access.purpose = 2;
        _refuses(_terms, access, abi.encodeWithSelector(error_, _id, 2, 3));
        access.purpose = 255;
        _refuses(_terms, access, abi.encodeWithSelector(error_, _id, 255, 3));
        vm.assertFalse(agreements.isLive(_terms, 1, 2), "live");
    }

    function test_RevertWhen_OfAnotherAgreement() public {
        AgreementTerms memory other = _terms;
        other.nonce = 9;
        conclude(other);
        bytes4 error_ = IAccesses.Accesses_OtherAgreement.selector;
        _refuses(other, accessTo(_terms, 1), abi.encodeWithSelector(error_, idOf(other), _id));
    }

    function test_RevertWhen_TheNumberIsNotTheNext() public {
        bytes4 error_ = IAccesses.Accesses_SeqInvalid.selector;
        _refuses(2, abi.encodeWithSelector(error_, _id, 2, 1));
        serve(_terms, 1);
        _refuses(1, abi.encodeWithSelector(error_, _id, 1, 2));
        _refuses(3, abi.encodeWithSelector(error_, _id, 3, 2));
    }

    function test_RevertWhen_TheCatalogueDoesNotServe() public {
        publish(2);
        _wrongVersion(3);
        _wrongVersion(0);
        vm.prank(grid.maker);
        catalog.revokeVersion(resource, 1, REASON);
        _wrongVersion(1);
        Access memory access = accessTo(_terms, 1);
        access.version = 2;
        serve(_terms, access);
        setStatus(ResourceStatus.Suspended);
        _wrongVersion(2);
        setStatus(ResourceStatus.Active);
        setStatus(ResourceStatus.Deprecated);
        access = accessTo(_terms, 2);
        access.version = 2;
        serve(_terms, access);
        setStatus(ResourceStatus.Revoked);
        _wrongVersion(2);
        vm.assertFalse(agreements.isLive(_terms, 2, 0), "live");
    }

    function test_RevertWhen_TheKeyIsNotTheConsumersOrNotLive() public {
        Access memory access = accessTo(_terms, 1);
        access.key = registerKey(grid, "grid");
        bytes4 error_ = IAccesses.Accesses_KeyInvalid.selector;
        _refuses(_terms, access, abi.encodeWithSelector(error_, _id, access.key));
        vm.prank(bank.maker);
        encryptionKeys.revoke(key);
        _refuses(1, abi.encodeWithSelector(error_, _id, key));
        access.key = registerKey(bank, "next");
        serve(_terms, access);
    }

    function test_RevertWhen_OnlyComputed() public {
        _agree(_offerWith(0, 0), true);
        _refuses(1, abi.encodeWithSelector(IAccesses.Accesses_ComputeOnly.selector, _id));
        _use(USER, "");
        vm.assertEq(agreements.agreementOf(_id).uses, 1, "uses");
    }

    /* SIGNATURES */

    function test_RevertWhen_SignedByOthers() public {
        Access memory access = accessTo(_terms, 1);
        bytes memory asked = signatureOf("Bank: device", requestDigest(access));
        bytes memory served = signatureOf("Grid: device", digestOf(hashOf(access)));
        bytes4 party = INegotiations.Agreements_NotParty.selector;
        bytes memory wrong = signatureOf("Lab: device", requestDigest(access));
        expectError(abi.encodeWithSelector(party, _id, bank.id, lab.id));
        agreements.serve(_terms, access, wrong, served);
        wrong = signatureOf("Bank: device", digestOf(hashOf(access)));
        expectError(abi.encodeWithSelector(party, _id, grid.id, bank.id));
        agreements.serve(_terms, access, asked, wrong);
        bytes4 duty = IMembers.Members_DutyMissing.selector;
        wrong = signatureOf("Grid: checker", digestOf(hashOf(access)));
        expectError(abi.encodeWithSelector(duty, grid.checker, CHECKER, MAKER | DEVICE));
        agreements.serve(_terms, access, asked, wrong);
        access.extractionHash = "another";
        vm.expectRevert();
        agreements.serve(_terms, access, asked, served);
    }

    function test_WhoIsRestrictedGoesOnAndWhoIsExpelledDoesNot() public {
        asCouncil();
        members.setStanding(grid.id, Standing.Restricted);
        serve(_terms, 1);
        asCouncil();
        members.setStanding(grid.id, Standing.Expelled);
        _refuses(2, abi.encodeWithSelector(IMembers.Members_Expelled.selector, grid.id));
    }

    /* RATE */

    function test_RevertWhen_TheRateIsExceeded() public {
        _agree(_offerWith(2, 1 days), false);
        serve(_terms, 1);
        serve(_terms, 2);
        bytes4 error_ = IAccesses.Accesses_RateExceeded.selector;
        _refuses(3, abi.encodeWithSelector(error_, _id, 0, 2));
        vm.warp(START + 1 days - 1);
        _refuses(3, abi.encodeWithSelector(error_, _id, 0, 2));
        vm.warp(START + 3 days);
        serve(_terms, 3);
        serve(_terms, 4);
        _refuses(5, abi.encodeWithSelector(error_, _id, 3, 2));
        Agreement memory known = agreements.agreementOf(_id);
        vm.assertEq(abi.encode(known.window, known.windowUses), abi.encode(3, 2), "window");
    }

    /* COMPUTATIONS */

    function test_UseFor() public {
        vm.expectEmit(address(agreements));
        emit IAccesses.AgreementUsed(_id, 1, USER, "job", 1, 0);
        _use(USER, "");
        Access memory access = Access(_id, 1, 1, 0, key, "job", 0, 0, 0, 0, 0);
        access.key = KeyId.wrap(0);
        vm.assertTrue(agreements.accessOf(_id, 1).hash == bytes25(hashOf(access)), "record");
        bytes memory signature = acknowledgementOf(access, "Bank: maker");
        agreements.acknowledge(_terms, noPrice(), access, signature);
        serve(_terms, 2);
    }

    function test_RevertWhen_UsedByAContractThatTheCouncilDidNotName() public {
        _use(OUTSIDER, abi.encodeWithSelector(IAccesses.Accesses_NotUser.selector, OUTSIDER));
        expectError(abi.encodeWithSelector(IAccesses.Accesses_NotCouncil.selector, OUTSIDER));
        vm.prank(OUTSIDER);
        agreements.setUser(OUTSIDER, true);
        _use(USER, "");
        vm.expectEmit(address(agreements));
        emit IAccesses.UserSet(USER, false);
        asCouncil();
        agreements.setUser(USER, false);
        vm.assertFalse(agreements.isUser(USER), "named");
        _use(USER, abi.encodeWithSelector(IAccesses.Accesses_NotUser.selector, USER));
    }

    /* INTERNAL */

    function _offerWith(uint32 usesPerPeriod, uint32 period) private view returns (Offer memory offer) {
        offer = offerOf(keccak256(abi.encode(usesPerPeriod, _terms.nonce)));
        (offer.usesPerPeriod, offer.period) = (usesPerPeriod, period);
    }

    function _agree(Offer memory offer, bool computeOnly) private {
        open(offer);
        _terms = termsUnder(offer, _terms.nonce + 1);
        _terms.computeOnly = computeOnly;
        _id = idOf(_terms);
        conclude(_terms);
        asCouncil();
        agreements.setUser(USER, true);
    }

    function _use(address by, bytes memory reason) private {
        if (reason.length != 0) expectError(reason);
        vm.prank(by);
        agreements.useFor(_terms, 1, 0, "job");
    }

    function _refuses(uint32 seq, bytes memory reason) private {
        _refuses(_terms, accessTo(_terms, seq), reason);
    }

    function _refuses(AgreementTerms memory terms, Access memory access, bytes memory reason) private {
        bytes memory asked = signatureOf("Bank: device", requestDigest(access));
        bytes memory served = signatureOf("Grid: device", digestOf(hashOf(access)));
        expectError(reason);
        agreements.serve(terms, access, asked, served);
    }

    function _wrongVersion(uint32 version) private {
        Access memory access = accessTo(_terms, agreements.agreementOf(_id).uses + 1);
        access.version = version;
        bytes4 error_ = IAccesses.Accesses_NotServed.selector;
        _refuses(_terms, access, abi.encodeWithSelector(error_, _id, resource, version));
    }
}
