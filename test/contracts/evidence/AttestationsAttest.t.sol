// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {IAttestations, Record, Status} from "../../../contracts/evidence/IAttestations.sol";
import {Statement, STATEMENT_TYPEHASH} from "../../../contracts/evidence/Statement.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {CHECKER, DEVICE, MAKER} from "../../../contracts/types/Duties.sol";
import {SchemaId} from "../../../contracts/types/SchemaId.sol";
import {Subject} from "../../../contracts/types/Subject.sol";
import {Uid} from "../../../contracts/types/Uid.sol";
import {AttestationsBase} from "./AttestationsBase.sol";

/// @notice Recording statements one by one and many at once.
contract AttestationsAttestTest is AttestationsBase {
    /* ONE */

    function testFuzz_Attest(bytes32 subject, bytes32 salt, uint48 validUntil, uint256 value) public {
        if (validUntil != 0) validUntil = uint48(_bound(validUntil, START, type(uint40).max));
        Statement memory s = Statement(
            word,
            acme.maker,
            Subject.wrap(subject),
            validUntil,
            Uid.wrap(0),
            salt,
            abi.encode(value)
        );
        Uid expected = _digestOf(s);
        vm.expectEmit(address(attestations));
        emit IAttestations.Attested(expected, word, acme.maker, s.subject, validUntil, s.replaces, salt, s.data);
        Uid uid = attest(s);

        vm.assertTrue(uid == expected, "uid is the EIP-712 digest");
        vm.assertTrue(attestations.uidOf(s) == uid, "uidOf");
        Record memory record = attestations.recordOf(uid);
        vm.assertEq(
            abi.encode(record),
            abi.encode(Record(acme.maker, uint48(START), validUntil, Status.Live, 0)),
            "record"
        );
        vm.assertTrue(attestations.isValid(uid), "valid");
    }

    function test_ADeviceAttests() public {
        vm.assertTrue(attestations.isValid(attest(statementOf(word, acme.device))), "valid");
    }

    function test_PermanentUnderASchemaThatCannotBeRevoked() public {
        Uid uid = attest(statementOf(permanent, acme.maker));
        assertStatus(uid, Status.Permanent, "status");
        vm.assertTrue(attestations.isValid(uid), "valid");
    }

    function test_ValidUpToItsLastSecond() public {
        Statement memory s = statementOf(word, acme.maker);
        s.validUntil = uint48(START + 10);
        Uid uid = attest(s);
        vm.warp(START + 10);
        vm.assertTrue(attestations.isValid(uid), "last second");
        vm.warp(START + 11);
        vm.assertFalse(attestations.isValid(uid), "past");
    }

    function test_StaysValidWhenTheAttesterLeaves() public {
        Uid uid = attested();
        setStanding(acme.id, Standing.Expelled);
        vm.assertTrue(attestations.isValid(uid), "it was true to say when it was said");
    }

    function test_UnknownIsNotValid() public view {
        vm.assertFalse(attestations.isValid(Uid.wrap(keccak256("nothing"))), "unknown");
    }

    function test_RevertWhen_SchemaUnknown() public {
        Statement memory s = statementOf(SchemaId.wrap("nothing"), acme.maker);
        expectError(abi.encodeWithSelector(IAttestations.Attestations_UnknownSchema.selector, 0, s.schema));
        attest(s);
    }

    function testFuzz_RevertWhen_DataDoesNotFit(uint8 length) public {
        vm.assume(length != 32);
        Statement memory s = statementOf(word, acme.maker);
        s.data = new bytes(length);
        expectError(
            abi.encodeWithSelector(
                IAttestations.Attestations_DataMismatch.selector,
                0,
                word,
                uint256(length),
                uint256(1),
                false
            )
        );
        attest(s);
    }

    function test_RevertWhen_AttesterIsNotTheCaller() public {
        Statement memory s = statementOf(word, basin.maker);
        expectError(
            abi.encodeWithSelector(IAttestations.Attestations_NotAttester.selector, 0, basin.maker, acme.maker)
        );
        vm.prank(acme.maker);
        attestations.attest(s);
    }

    function testFuzz_RevertWhen_Expired(uint48 validUntil) public {
        Statement memory s = statementOf(word, acme.maker);
        s.validUntil = uint48(_bound(validUntil, 1, START - 1));
        expectError(
            abi.encodeWithSelector(IAttestations.Attestations_Expired.selector, 0, attestations.uidOf(s), s.validUntil)
        );
        attest(s);
    }

    function testFuzz_RevertWhen_ValidUntilInMilliseconds(uint48 validUntil) public {
        Statement memory s = statementOf(word, acme.maker);
        s.validUntil = uint48(_bound(validUntil, uint256(type(uint40).max) + 1, type(uint48).max));
        expectError(
            abi.encodeWithSelector(
                IAttestations.Attestations_NotSeconds.selector,
                0,
                attestations.uidOf(s),
                s.validUntil
            )
        );
        attest(s);
    }

    function test_RevertWhen_AlreadyRecorded() public {
        Statement memory s = statementOf(word, acme.maker);
        Uid uid = attest(s);
        expectAlreadyRecorded(uid, Status.Live);
        attest(s);
    }

    function test_RevertWhen_AlreadyRecordedForEver() public {
        Statement memory s = statementOf(permanent, acme.maker);
        Uid uid = attest(s);
        expectAlreadyRecorded(uid, Status.Permanent);
        attest(s);
    }

    function test_RevertWhen_AttestedAfterRevocation() public {
        Statement memory s = statementOf(word, acme.maker);
        Uid uid = attest(s);
        vm.prank(acme.maker);
        attestations.revoke(uid);
        expectAlreadyRecorded(uid, Status.Revoked);
        attest(s);
    }

    function test_RevertWhen_AttestedAfterReplacement() public {
        Statement memory s = statementOf(word, acme.maker);
        Statement memory correction = statementOf(word, acme.maker);
        correction.replaces = attest(s);
        attest(correction);
        expectAlreadyRecorded(correction.replaces, Status.Replaced);
        attest(s);
    }

    function test_RevertWhen_RevokedBeforeItWasEverAttested() public {
        Statement memory s = statementOf(word, acme.maker);
        vm.prank(acme.maker);
        attestations.revokeLeaf(s);
        expectAlreadyRecorded(attestations.uidOf(s), Status.Revoked);
        attest(s);
    }

    function test_RevertWhen_AttestedByAChecker() public {
        Statement memory s = statementOf(word, acme.checker);
        expectError(
            abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, acme.checker, CHECKER, MAKER | DEVICE)
        );
        attest(s);
    }

    function test_RevertWhen_AttestedByAnOutsider() public {
        Statement memory s = statementOf(word, OUTSIDER);
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, OUTSIDER));
        attest(s);
    }

    function test_RevertWhen_AttestedWhileRestricted() public {
        setStanding(acme.id, Standing.Restricted);
        Statement memory s = statementOf(word, acme.maker);
        expectError(abi.encodeWithSelector(IMembers.Members_NotActive.selector, acme.id, Standing.Restricted));
        attest(s);
        assertNothingStored(attestations.uidOf(s));
    }

    /* MANY */

    function testFuzz_AttestMany(uint8 count) public {
        count = uint8(_bound(count, 1, 40));
        Statement[] memory many = _many(count);
        vm.prank(acme.maker);
        Uid[] memory uids = attestations.attestMany(many);
        vm.assertEq(uids.length, count, "uids");
        for (uint256 i = 0; i < count; i++) {
            vm.assertTrue(uids[i] == attestations.uidOf(many[i]), "in order");
            vm.assertTrue(attestations.isValid(uids[i]), "valid");
        }
    }

    function test_RevertWhen_NothingToAttest() public {
        expectError(abi.encodeWithSelector(IAttestations.Attestations_NoStatements.selector));
        vm.prank(acme.maker);
        attestations.attestMany(new Statement[](0));
    }

    function testFuzz_RevertWhen_OneItemHasBadData(uint8 count, uint8 bad) public {
        count = uint8(_bound(count, 1, 40));
        bad = bad % count;
        Statement[] memory many = _many(count);
        many[bad].data = hex"2a";
        expectError(
            abi.encodeWithSelector(
                IAttestations.Attestations_DataMismatch.selector,
                uint256(bad),
                word,
                uint256(1),
                uint256(1),
                false
            )
        );
        vm.prank(acme.maker);
        attestations.attestMany(many);
        for (uint256 i = 0; i < count; i++) assertNothingStored(attestations.uidOf(many[i]));
    }

    function test_RevertWhen_OneItemIsOfAnother() public {
        Statement[] memory many = _many(3);
        many[2].attester = basin.maker;
        expectError(
            abi.encodeWithSelector(IAttestations.Attestations_NotAttester.selector, 2, basin.maker, acme.maker)
        );
        vm.prank(acme.maker);
        attestations.attestMany(many);
    }

    function test_RevertWhen_OneItemTwice() public {
        Statement[] memory many = _many(3);
        many[2] = many[0];
        Uid uid = attestations.uidOf(many[0]);
        expectError(abi.encodeWithSelector(IAttestations.Attestations_AlreadyRecorded.selector, 2, uid, Status.Live));
        vm.prank(acme.maker);
        attestations.attestMany(many);
        assertNothingStored(uid);
    }

    function test_RevertWhen_OneItemHasAnUnknownSchema() public {
        Statement[] memory many = _many(2);
        many[1].schema = SchemaId.wrap("nothing");
        expectError(abi.encodeWithSelector(IAttestations.Attestations_UnknownSchema.selector, 1, many[1].schema));
        vm.prank(acme.maker);
        attestations.attestMany(many);
    }

    function test_RevertWhen_OneItemExpired() public {
        Statement[] memory many = _many(2);
        many[1].validUntil = 1;
        Uid uid = attestations.uidOf(many[1]);
        expectError(abi.encodeWithSelector(IAttestations.Attestations_Expired.selector, 1, uid, uint48(1)));
        vm.prank(acme.maker);
        attestations.attestMany(many);
    }

    function _many(uint256 count) private returns (Statement[] memory many) {
        many = new Statement[](count);
        for (uint256 i = 0; i < count; i++) many[i] = statementOf(word, acme.maker);
    }

    /// @dev As the standard writes it, without the contract's short cuts.
    function _digestOf(Statement memory s) private view returns (Uid) {
        bytes memory fields = abi.encode(
            STATEMENT_TYPEHASH,
            s.schema,
            s.attester,
            s.subject,
            s.validUntil,
            s.replaces,
            s.salt,
            keccak256(s.data)
        );
        return Uid.wrap(digest(keccak256(fields)));
    }
}
