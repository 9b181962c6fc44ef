// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {FingerprintState, IFingerprints} from "../../../contracts/evidence/IFingerprints.sol";
import {IMembers, Standing} from "../../../contracts/members/IMembers.sol";
import {CHECKER, MAKER} from "../../../contracts/types/Duties.sol";
import {Fingerprint} from "../../../contracts/types/Fingerprint.sol";
import {OrgId} from "../../../contracts/types/OrgId.sol";
import {FingerprintsBase} from "./FingerprintsBase.sol";

/// @notice Reserving keys, and being warned by flagging ones: who may, and what is refused.
contract FingerprintsReserveTest is FingerprintsBase {
    function testFuzz_ReserveManyKeys(uint8 count, uint48 until) public {
        count = uint8(_bound(count, 1, 30));
        until = uint48(_bound(until, START, START + fingerprints.MAX_RESERVATION()));
        Fingerprint[] memory keys = many(count);
        vm.prank(acme.maker);
        fingerprints.reserve(acme.id, keys, none(), until);
        for (uint256 i = 0; i < count; i++) {
            (OrgId holder, uint48 kept, , ) = fingerprints.entries(keys[i]);
            vm.assertEq(uint256(fingerprints.stateOf(keys[i])), uint256(FingerprintState.Reserved), "state");
            vm.assertTrue(holder == acme.id, "holder");
            vm.assertEq(kept, until, "until");
        }
    }

    function test_ASecondReservesOneSecondLaterOnly() public {
        reserve(acme);
        vm.warp(UNTIL);
        expectTaken(FingerprintState.Reserved);
        vm.prank(basin.maker);
        fingerprints.reserve(basin.id, one(KEY), none(), UNTIL);
        vm.warp(uint256(UNTIL) + 1);
        vm.prank(basin.maker);
        fingerprints.reserve(basin.id, one(KEY), none(), UNTIL + 1);
        (OrgId holder, , , ) = fingerprints.entries(KEY);
        vm.assertTrue(holder == basin.id, "the second holds it");
    }

    function test_RevertWhen_ASecondComesToReserve() public {
        reserve(acme);
        expectTaken(FingerprintState.Reserved);
        reserve(basin);
        (OrgId holder, , , ) = fingerprints.entries(KEY);
        vm.assertTrue(holder == acme.id, "the first holds it");
    }

    function testFuzz_RevertWhen_OneOfManyIsTaken(uint8 count, uint8 taken) public {
        count = uint8(_bound(count, 1, 30));
        taken = taken % count;
        Fingerprint[] memory keys = many(count);
        vm.prank(basin.maker);
        fingerprints.reserve(basin.id, one(keys[taken]), none(), UNTIL);
        expectError(
            abi.encodeWithSelector(
                IFingerprints.Fingerprints_Taken.selector,
                uint256(taken),
                keys[taken],
                FingerprintState.Reserved
            )
        );
        vm.prank(acme.maker);
        fingerprints.reserve(acme.id, keys, keys, UNTIL);
        for (uint256 i = 0; i < count; i++) {
            (OrgId holder, , , ) = fingerprints.entries(keys[i]);
            vm.assertTrue(holder == (i == taken ? basin.id : OrgId.wrap(0)), "nothing half-done");
            (uint32 seen, ) = fingerprints.sightings(keys[i]);
            vm.assertEq(seen, 0, "nothing seen");
        }
    }

    function test_RevertWhen_OneKeyTwice() public {
        Fingerprint[] memory keys = new Fingerprint[](2);
        (keys[0], keys[1]) = (KEY, KEY);
        expectError(
            abi.encodeWithSelector(IFingerprints.Fingerprints_Taken.selector, 1, KEY, FingerprintState.Reserved)
        );
        vm.prank(acme.maker);
        fingerprints.reserve(acme.id, keys, none(), UNTIL);
    }

    function test_RevertWhen_NoKeys() public {
        expectError(abi.encodeWithSelector(IFingerprints.Fingerprints_NoKeys.selector));
        vm.prank(acme.maker);
        fingerprints.reserve(acme.id, none(), one(KEY), UNTIL);
    }

    function test_RevertWhen_AKeyIsZero() public {
        Fingerprint[] memory keys = many(3);
        keys[2] = Fingerprint.wrap(0);
        expectError(abi.encodeWithSelector(IFingerprints.Fingerprints_ZeroKey.selector, 2));
        vm.prank(acme.maker);
        fingerprints.reserve(acme.id, keys, none(), UNTIL);
    }

    function test_TheShortestAndTheLongestReservation() public {
        uint48[2] memory ends = [uint48(START), uint48(START + fingerprints.MAX_RESERVATION())];
        for (uint256 i = 0; i < 2; i++) {
            Fingerprint[] memory keys = one(Fingerprint.wrap(bytes32(i + 1)));
            vm.warp(START);
            vm.prank(acme.maker);
            fingerprints.reserve(acme.id, keys, none(), ends[i]);
            vm.warp(ends[i]);
            vm.assertTrue(fingerprints.stateOf(keys[0]) == FingerprintState.Reserved, "to its last second");
            vm.warp(uint256(ends[i]) + 1);
            vm.assertTrue(fingerprints.stateOf(keys[0]) == FingerprintState.Free, "and no longer");
        }
    }

    function testFuzz_RevertWhen_UntilIsPastOrTooFar(uint48 until) public {
        uint256 latest = START + fingerprints.MAX_RESERVATION();
        vm.assume(until < START || until > latest);
        expectError(abi.encodeWithSelector(IFingerprints.Fingerprints_UntilInvalid.selector, until, START, latest));
        vm.prank(acme.maker);
        fingerprints.reserve(acme.id, one(KEY), none(), until);
    }

    function test_RevertWhen_ReservingForAnother() public {
        expectError(abi.encodeWithSelector(IFingerprints.Fingerprints_NotForYou.selector, basin.id, acme.id));
        vm.prank(acme.maker);
        fingerprints.reserve(basin.id, one(KEY), none(), UNTIL);
    }

    function test_RevertWhen_ACheckerReserves() public {
        expectError(abi.encodeWithSelector(IMembers.Members_DutyMissing.selector, acme.checker, CHECKER, MAKER));
        vm.prank(acme.checker);
        fingerprints.reserve(acme.id, one(KEY), none(), UNTIL);
    }

    function test_RevertWhen_AnOutsiderReserves() public {
        expectError(abi.encodeWithSelector(IMembers.Members_NotEnrolled.selector, OUTSIDER));
        vm.prank(OUTSIDER);
        fingerprints.reserve(acme.id, one(KEY), none(), UNTIL);
    }

    function test_RevertWhen_ReservingWhileRestricted() public {
        setStanding(acme.id, Standing.Restricted);
        expectError(abi.encodeWithSelector(IMembers.Members_NotActive.selector, acme.id, Standing.Restricted));
        reserve(acme);
    }

    /* FLAGGING */

    function test_AFlaggingKeyWarnsAndNeverBlocks() public {
        Fingerprint[] memory flagging = many(2);
        vm.prank(acme.maker);
        bool[] memory flags = fingerprints.reserve(acme.id, one(KEY), one(flagging[1]), UNTIL);
        vm.assertFalse(flags[0], "seen for the first time");

        vm.expectEmit(address(fingerprints));
        emit IFingerprints.Sighted(flagging[1], basin.id, acme.id, 2);
        vm.prank(basin.maker);
        flags = fingerprints.reserve(basin.id, one(Fingerprint.wrap("other")), flagging, UNTIL);
        vm.assertFalse(flags[0], "new");
        vm.assertTrue(flags[1], "seen before");
        (uint32 count, OrgId first) = fingerprints.sightings(flagging[1]);
        vm.assertEq(count, 2, "seen twice");
        vm.assertTrue(first == acme.id, "by acme first");
    }

    function test_ASightingOutlivesItsReservation() public {
        vm.prank(acme.maker);
        fingerprints.reserve(acme.id, one(KEY), one(KEY), UNTIL);
        release(acme);
        vm.prank(acme.maker);
        bool[] memory flags = fingerprints.reserve(acme.id, one(KEY), one(KEY), UNTIL);
        vm.assertTrue(flags[0], "still seen before");
    }

    function test_TheFirstSightingIsTold() public {
        Fingerprint seen = Fingerprint.wrap("flagging");
        vm.expectEmit(address(fingerprints));
        emit IFingerprints.Sighted(seen, acme.id, acme.id, 1);
        vm.prank(acme.maker);
        fingerprints.reserve(acme.id, one(KEY), one(seen), UNTIL);
    }
}
