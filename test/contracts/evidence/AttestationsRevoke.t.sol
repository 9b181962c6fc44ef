// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAttestations, Record, Status} from "../../../contracts/evidence/IAttestations.sol";
import {Statement} from "../../../contracts/evidence/Statement.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {ADMIN, CHECKER, DEVICE, MAKER} from "../../../contracts/types/Duties.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {SchemaId} from "../../../contracts/types/SchemaId.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {AttestationsBase} from "./AttestationsBase.sol";

/// @notice Ending statements: by uid, by content, by signature; and attesters whose accounts have ended.
contract AttestationsRevokeTest is AttestationsBase {
    uint48 private constant DEADLINE = uint48(START + 1 hours);

    /* BY UID */

    function test_TheAttesterRevokes() public {
        Uid uid = attest(statementOf(word, acme.device));
        vm.warp(START + 5);
        vm.expectEmit(address(attestations));
        emit IAttestations.Revoked(uid);
        _revoke(uid, acme.device);
        vm.assertFalse(attestations.isValid(uid), "ended");
        vm.assertEq(
            abi.encode(attestations.recordOf(uid)),
            abi.encode(Record(acme.device, uint48(START), uint48(START + 5), Status.Revoked, 0)),
            "record says when"
        );
    }

    function test_OthersOfTheOrganisationRevoke() public {
        _revoke(attested(), acme.checker);
        _revoke(attested(), acme.admin);
        address second = enrol(acme.admin, "second maker", MAKER);
        _revoke(attested(), second);
    }

    function test_RevokingWhileRestricted() public {
        (Uid first, Uid second) = (attested(), attested());
        setStanding(acme.id, Standing.Restricted);
        _revoke(first, acme.maker);
        _revoke(second, acme.checker);
    }

    function test_EndorsementsSurviveInTheRecord() public {
        Uid uid = attested();
        vm.prank(basin.checker);
        attestations.endorse(uid);
        _revoke(uid, acme.maker);
        vm.assertEq(attestations.recordOf(uid).endorsements, 1, "kept");
        vm.assertFalse(attestations.isValid(uid, 1), "and not valid for that");
    }

    function test_RevertWhen_RevokedByAnotherOrganisation() public {
        Uid uid = attested();
        expectError(
            abi.encodeWithSelector(IAttestations.Attestations_OtherOrganisation.selector, 0, uid, acme.id, basin.id)
        );
        _revoke(uid, basin.admin);
    }

    function test_RevertWhen_RevokedByAnOutsider() public {
        Uid uid = attested();
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, OUTSIDER));
        _revoke(uid, OUTSIDER);
    }

    function test_RevertWhen_RevokedByADeviceThatIsNotTheAttester() public {
        Uid uid = attested();
        expectError(
            abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, acme.device, DEVICE, MAKER | CHECKER | ADMIN)
        );
        _revoke(uid, acme.device);
    }

    function test_RevertWhen_RevokingTheUnknown() public {
        Uid uid = Uid.wrap(keccak256("nothing"));
        expectError(abi.encodeWithSelector(IAttestations.Attestations_UnknownStatement.selector, 0, uid));
        _revoke(uid, acme.maker);
    }

    function test_RevertWhen_RevokedTwice() public {
        Uid uid = attested();
        _revoke(uid, acme.maker);
        _expectNotRevocable(uid, Status.Revoked);
        _revoke(uid, acme.maker);
    }

    function test_RevertWhen_RevokingTheReplaced() public {
        Uid uid = attested();
        Statement memory correction = statementOf(word, acme.maker);
        correction.replaces = uid;
        attest(correction);
        _expectNotRevocable(uid, Status.Replaced);
        _revoke(uid, acme.maker);
    }

    function test_RevertWhen_RevokingThePermanent() public {
        Uid uid = attest(statementOf(permanent, acme.maker));
        _expectNotRevocable(uid, Status.Permanent);
        _revoke(uid, acme.maker);
    }

    /* BY CONTENT */

    function test_RevokeLeafNeverSeenBefore() public {
        Statement memory s = statementOf(word, acme.maker);
        s.validUntil = uint48(START + 7 days);
        Uid uid = attestations.uidOf(s);
        vm.expectEmit(address(attestations));
        emit IAttestations.RecordOpened(uid, word, acme.maker, s.validUntil);
        vm.expectEmit(address(attestations));
        emit IAttestations.Revoked(uid);
        _revokeLeaf(s, acme.maker);
        assertStatus(uid, Status.Revoked, "ended before it was seen");
    }

    function test_OthersOfTheOrganisationRevokeALeaf() public {
        Statement memory s = statementOf(word, acme.device);
        _revokeLeaf(s, acme.checker);
        assertStatus(attestations.uidOf(s), Status.Revoked, "ended");
    }

    function test_RevokeLeafOfARecordedStatement() public {
        Statement memory s = statementOf(word, acme.maker);
        Uid uid = attest(s);
        vm.recordLogs();
        _revokeLeaf(s, acme.maker);
        vm.assertEq(vm.getRecordedLogs().length, 1, "Revoked alone: its record was there");
        assertStatus(uid, Status.Revoked, "ended");
    }

    function test_RevertWhen_LeafRevokedByAnotherOrganisation() public {
        Statement memory s = statementOf(word, acme.maker);
        Uid uid = attestations.uidOf(s);
        expectError(
            abi.encodeWithSelector(IAttestations.Attestations_OtherOrganisation.selector, 0, uid, acme.id, basin.id)
        );
        _revokeLeaf(s, basin.maker);
        assertNothingStored(uid);
    }

    function test_RevertWhen_AnOutsiderRevokesALeafThatNamesHim() public {
        Statement memory s = statementOf(word, OUTSIDER);
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, OUTSIDER));
        _revokeLeaf(s, OUTSIDER);
        assertNothingStored(attestations.uidOf(s));
    }

    function test_RevertWhen_LeafNamesNobody() public {
        Statement memory s = statementOf(word, address(0));
        expectError(
            abi.encodeWithSelector(
                IAttestations.Attestations_OtherOrganisation.selector,
                0,
                attestations.uidOf(s),
                OrgId.wrap(0),
                acme.id
            )
        );
        _revokeLeaf(s, acme.maker);
    }

    function test_RevertWhen_LeafOfAnUnknownSchema() public {
        Statement memory s = statementOf(SchemaId.wrap("nothing"), acme.maker);
        expectError(abi.encodeWithSelector(IAttestations.Attestations_UnknownSchema.selector, 0, s.schema));
        _revokeLeaf(s, acme.maker);
    }

    function test_RevertWhen_LeafOfAPermanentSchema() public {
        Statement memory s = statementOf(permanent, acme.maker);
        _expectNotRevocable(attestations.uidOf(s), Status.Permanent);
        _revokeLeaf(s, acme.maker);
    }

    function test_RevertWhen_LeafInMilliseconds() public {
        Statement memory s = statementOf(word, acme.maker);
        s.validUntil = type(uint48).max;
        expectError(
            abi.encodeWithSelector(
                IAttestations.Attestations_NotSeconds.selector,
                0,
                attestations.uidOf(s),
                s.validUntil
            )
        );
        _revokeLeaf(s, acme.maker);
    }

    /* BY SIGNATURE */

    function test_RevokeBySignature() public {
        Statement memory s = statementOf(word, acme.maker);
        Uid uid = attest(s);
        vm.expectEmit(address(attestations));
        emit IAttestations.Revoked(uid);
        _revokeSigned(s, "Acme: maker");
        assertStatus(uid, Status.Revoked, "ended");
    }

    function test_RevokeBySignatureWhileRestricted() public {
        Statement memory s = statementOf(word, acme.maker);
        setStanding(acme.id, Standing.Restricted);
        _revokeSigned(s, "Acme: maker");
        assertStatus(attestations.uidOf(s), Status.Revoked, "ended");
    }

    function test_RevokeBySignatureAtTheDeadline() public {
        Statement memory s = statementOf(word, acme.maker);
        vm.warp(DEADLINE);
        _revokeSigned(s, "Acme: maker");
        assertStatus(attestations.uidOf(s), Status.Revoked, "ended in its last second");
    }

    function test_RevertWhen_RevocationExpired() public {
        Statement memory s = statementOf(word, acme.maker);
        bytes32 d = _digest(attestations.uidOf(s));
        vm.warp(uint256(DEADLINE) + 1);
        _revokeSigned(
            s,
            "Acme: maker",
            abi.encodeWithSelector(IAttestations.Attestations_SignatureExpired.selector, d, DEADLINE)
        );
    }

    function test_RevertWhen_RevocationSignedForAnotherStatement() public {
        Statement memory s = statementOf(word, acme.maker);
        bytes memory signature = signatureOf("Acme: maker", _digest(attestations.uidOf(statementOf(word, acme.maker))));
        expectError(
            abi.encodeWithSelector(
                IAttestations.Attestations_BadSignature.selector,
                _digest(attestations.uidOf(s)),
                acme.maker
            )
        );
        attestations.revokeBySignature(s, DEADLINE, abi.encodePacked(acme.maker), signature);
    }

    function test_RevertWhen_RevocationSignedByAColleague() public {
        Statement memory s = statementOf(word, acme.maker);
        _revokeSigned(
            s,
            "Acme: checker",
            abi.encodeWithSelector(IAttestations.Attestations_NotAttester.selector, 0, acme.maker, acme.checker)
        );
    }

    function test_RevertWhen_RevocationBroughtTwice() public {
        Statement memory s = statementOf(word, acme.maker);
        _revokeSigned(s, "Acme: maker");
        bytes4 refusal = IAttestations.Attestations_NotRevocable.selector;
        Uid uid = attestations.uidOf(s);
        _revokeSigned(s, "Acme: maker", abi.encodeWithSelector(refusal, 0, uid, Status.Revoked));
    }

    function test_RevertWhen_RevocationSignedByAnAccountThatWasRevoked() public {
        Statement memory s = statementOf(word, acme.maker);
        vm.prank(acme.admin);
        members.revoke(acme.maker, 0);
        _revokeSigned(s, "Acme: maker", abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, acme.maker));
    }

    /* ACCOUNTS THAT ENDED */

    function test_RevertWhen_AnAccountThatWasRevokedRevokesItsOwn() public {
        Uid uid = attested();
        vm.prank(acme.admin);
        members.revoke(acme.maker, 0);
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, acme.maker));
        _revoke(uid, acme.maker);
        assertStatus(uid, Status.Live, "stays");
        _revoke(uid, acme.checker); // its organisation still can
    }

    function test_RevertWhen_AnAccountThatExpiredRevokesItsOwn() public {
        uint48 until = uint48(START + 1);
        vm.prank(acme.admin);
        members.enrol(acme.maker, MAKER, until, 0);
        (Uid first, Uid second) = (attested(), attested());
        vm.warp(until);
        _revoke(first, acme.maker);
        vm.warp(until + 1);
        expectError(abi.encodeWithSelector(IMembers.Members_AccountExpired.selector, acme.maker, until));
        _revoke(second, acme.maker);
    }

    function test_RevertWhen_AnExpelledOrganisationRevokes() public {
        Uid uid = attested();
        setStanding(acme.id, Standing.Expelled);
        expectError(abi.encodeWithSelector(IMembers.Members_Expelled.selector, acme.id));
        _revoke(uid, acme.maker);
        expectError(abi.encodeWithSelector(IMembers.Members_Expelled.selector, acme.id));
        _revoke(uid, acme.checker);
    }

    function test_AFreshKeyRevokesWhatARevokedOneStated() public {
        Uid uid = attested();
        vm.startPrank(acme.admin);
        members.revoke(acme.maker, 0);
        members.enrol(accountOf("fresh"), MAKER, 0, 0);
        vm.stopPrank();
        _revoke(uid, accountOf("fresh"));
    }

    function test_RevertWhen_AnAccountThatWasRevokedRevokesALeaf() public {
        Statement memory s = statementOf(word, acme.maker);
        vm.prank(acme.admin);
        members.revoke(acme.maker, 0);
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, acme.maker));
        _revokeLeaf(s, acme.maker);
    }

    /* HELPERS */

    function _revoke(Uid uid, address by) private {
        vm.prank(by);
        attestations.revoke(uid);
    }

    function _revokeLeaf(Statement memory s, address by) private {
        vm.prank(by);
        attestations.revokeLeaf(s);
    }

    function _digest(Uid uid) private view returns (bytes32) {
        return digest(keccak256(abi.encode(keccak256("Revocation(bytes32 uid,uint48 deadline)"), uid, DEADLINE)));
    }

    function _revokeSigned(Statement memory s, string memory label) private {
        _revokeSigned(s, label, "");
    }

    /// @param refusal What it must revert with; empty when it must not.
    function _revokeSigned(Statement memory s, string memory label, bytes memory refusal) private {
        bytes memory signature = signatureOf(label, _digest(attestations.uidOf(s)));
        if (refusal.length != 0) expectError(refusal);
        vm.prank(OUTSIDER);
        attestations.revokeBySignature(s, DEADLINE, abi.encodePacked(accountOf(label)), signature);
    }

    function _expectNotRevocable(Uid uid, Status status) private {
        expectError(abi.encodeWithSelector(IAttestations.Attestations_NotRevocable.selector, 0, uid, status));
    }
}
