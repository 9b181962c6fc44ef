// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Bucket, leafOf, rootOf} from "../../../contracts/watchlist/Bucket.sol";
import {ILists} from "../../../contracts/watchlist/ILists.sol";
import {IWatchlistRoots, Publication, RootRecord} from "../../../contracts/watchlist/IWatchlistRoots.sol";
import {NOBODY} from "../../../contracts/types/OrgId.sol";
import {Tag} from "../../../contracts/types/Tag.sol";
import {WatchlistBase} from "./WatchlistBase.sol";

/// @notice Roots: how they follow each other, and how a wrong one is proved wrong.
contract WatchlistRootsTest is WatchlistBase {
    string internal constant OTHER = "other subject";
    uint48 internal constant AS_OF = uint48(START + 1 days);

    function test_RootsFollowEachOther() public {
        Publication memory first = _publication(Bucket(0, none(), none()).leafOf(list, 1), 0, AS_OF);
        vm.warp(AS_OF);
        vm.expectEmit(address(watchlistRoots));
        emit IWatchlistRoots.RootPublished(list, 1, 1, 0, first.root, 0, 0, AS_OF);
        _publish(first);
        Publication memory next = _publication("root", 3, AS_OF);
        _publish(next);
        vm.assertEq(watchlistRoots.rootCount(list, 1), 2, "roots");
        RootRecord memory record = watchlistRoots.rootAt(list, 1, 2);
        vm.assertEq(abi.encode(record), abi.encode(RootRecord("root", 3, 0, AS_OF, false)), "record");
        _refuse(next, abi.encodeWithSelector(IWatchlistRoots.WatchlistRoots_WrongPrevious.selector, 2, next.root));
        next = _publication("next", 3, AS_OF);
        next.previous = first.root;
        _refuse(
            next,
            abi.encodeWithSelector(IWatchlistRoots.WatchlistRoots_WrongPrevious.selector, 2, bytes32("root"))
        );
    }

    function test_RevertWhen_TheRootIsNotOfItsForm() public {
        Publication memory each = _publication(0, 3, uint48(START));
        _refuse(each, abi.encodeWithSelector(IWatchlistRoots.WatchlistRoots_RootZero.selector));
        (each.root, each.bits) = ("root", 1);
        _refuse(each, abi.encodeWithSelector(IWatchlistRoots.WatchlistRoots_BucketsTooSmall.selector, 1, 3, 2));
        (each.entries, each.bits) = (type(uint32).max, 21);
        _refuse(
            each,
            abi.encodeWithSelector(IWatchlistRoots.WatchlistRoots_BucketsTooSmall.selector, 21, each.entries, 2)
        );
        (each.entries, each.bits, each.asOf) = (4, 1, uint48(START + 1));
        _refuse(each, abi.encodeWithSelector(IWatchlistRoots.WatchlistRoots_AsOfInvalid.selector, START + 1, 0, START));
        each.asOf = uint48(START);
        _publish(each);
        each = _publication("next", 4, uint48(START - 1));
        _refuse(
            each,
            abi.encodeWithSelector(IWatchlistRoots.WatchlistRoots_AsOfInvalid.selector, START - 1, START, START)
        );
        each = _publication("next", 4, uint48(START));
        each.epoch = 2;
        (each.number, each.previous) = (1, 0);
        _refuse(each, abi.encodeWithSelector(IWatchlistRoots.WatchlistRoots_EpochClosed.selector, 2, 1, 1));
    }

    function test_RevertWhen_AnotherPublishes() public {
        Publication memory each = _publication("root", 3, uint48(START));
        vm.prank(bank.maker);
        bytes4 selector = IWatchlistRoots.WatchlistRoots_NotOperator.selector;
        expectError(abi.encodeWithSelector(selector, list, bureau.id, bank.id));
        watchlistRoots.publish(each);
        each.list = watchlist.listId(bank.id, "unknown");
        vm.prank(bureau.maker);
        expectError(abi.encodeWithSelector(ILists.Watchlist_UnknownList.selector, each.list));
        watchlistRoots.publish(each);
        vm.prank(bureau.maker);
        bytes4 unknown = IWatchlistRoots.WatchlistRoots_UnknownRoot.selector;
        expectError(abi.encodeWithSelector(unknown, list, 1, 1));
        watchlistRoots.rootAt(list, 1, 1);
    }

    function test_TheNextEpochHasRootsOfItsOwn() public {
        _publish(_publication("root", 0, uint48(START)));
        rotate();
        Publication memory each = _publication("root of the next", 0, uint48(START));
        (each.epoch, each.number, each.previous) = (2, 1, 0);
        _publish(each);
        vm.warp(START + 7 days);
        each = _publication("too late", 0, uint48(START));
        _refuse(each, abi.encodeWithSelector(IWatchlistRoots.WatchlistRoots_EpochClosed.selector, 1, 2, 2));
    }

    /* WHAT IS LEFT OUT */

    function test_AnOmissionIsProved() public {
        report(bank, SUBJECT);
        vm.warp(AS_OF);
        Bucket memory bucket = _published(_only(OTHER));
        vm.expectEmit(address(watchlistRoots));
        emit IWatchlistRoots.FaultProven(list, 1, 1, tagOf(SUBJECT), bank.id);
        watchlistRoots.proveOmission(list, 1, 1, bucket, tagOf(SUBJECT), bank.id);
        vm.assertEq(watchlistRoots.faults(list), 1, "faults");
        vm.assertTrue(watchlistRoots.rootAt(list, 1, 1).faulty, "the root is");
        expectError(abi.encodeWithSelector(IWatchlistRoots.WatchlistRoots_FaultKnown.selector, list, 1, 1));
        watchlistRoots.proveOmission(list, 1, 1, bucket, tagOf(SUBJECT), bank.id);
    }

    function test_AContestedReportMayNotBeLeftOut() public {
        report(bank, SUBJECT);
        object(mill, bank, SUBJECT);
        vm.warp(AS_OF);
        watchlistRoots.proveOmission(list, 1, 1, _published(none()), tagOf(SUBJECT), bank.id);
    }

    function test_RevertWhen_NothingIsLeftOut() public {
        report(bank, SUBJECT);
        vm.warp(AS_OF);
        Bucket memory bucket = _published(_only(SUBJECT));
        _expectNotOmitted(SUBJECT);
        watchlistRoots.proveOmission(list, 1, 1, bucket, tagOf(SUBJECT), bank.id);
        _expectNotOmitted(OTHER);
        watchlistRoots.proveOmission(list, 1, 1, bucket, tagOf(OTHER), bank.id);
    }

    /// @dev At the very second of its beginning or end a report may be in, or not: blocks share seconds.
    function test_RevertWhen_TheReportBeganOrEndedInThatSecond() public {
        vm.warp(AS_OF);
        report(bank, SUBJECT);
        Bucket memory bucket = _published(none());
        _expectNotOmitted(SUBJECT);
        watchlistRoots.proveOmission(list, 1, 1, bucket, tagOf(SUBJECT), bank.id);
        withdraw(bank, SUBJECT);
        vm.warp(AS_OF + 10 days);
        report(bank, SUBJECT);
        vm.warp(AS_OF + 10 days + 2);
        _publish(_publication(bucket.leafOf(list, 1), 0, AS_OF + 10 days + 1));
        withdraw(bank, SUBJECT);
        watchlistRoots.proveOmission(list, 1, 2, bucket, tagOf(SUBJECT), bank.id);
    }

    function test_RevertWhen_ItWasWithdrawnOrItsTimeWasOver() public {
        report(bank, SUBJECT);
        withdraw(bank, SUBJECT);
        report(store, SUBJECT);
        vm.warp(AS_OF);
        Bucket memory bucket = _published(none());
        _expectNotOmitted(SUBJECT);
        watchlistRoots.proveOmission(list, 1, 1, bucket, tagOf(SUBJECT), bank.id);
        vm.warp(UNTIL);
        _publish(_publication(bucket.leafOf(list, 1), 0, UNTIL));
        bytes4 selector = IWatchlistRoots.WatchlistRoots_NotOmitted.selector;
        expectError(abi.encodeWithSelector(selector, tagOf(SUBJECT), store.id, UNTIL));
        watchlistRoots.proveOmission(list, 1, 2, bucket, tagOf(SUBJECT), store.id);
    }

    /* WHAT IS INVENTED */

    function test_AnInventionIsProved() public {
        vm.warp(AS_OF);
        Bucket memory bucket = _published(_only(OTHER));
        vm.expectEmit(address(watchlistRoots));
        emit IWatchlistRoots.FaultProven(list, 1, 1, tagOf(OTHER), NOBODY);
        watchlistRoots.proveInvention(list, 1, 1, bucket, 0);
    }

    function test_WhatIsKeptAfterItsEndIsInvented() public {
        report(bank, SUBJECT);
        withdraw(bank, SUBJECT);
        vm.warp(AS_OF);
        watchlistRoots.proveInvention(list, 1, 1, _published(_only(SUBJECT)), 0);
    }

    function test_RevertWhen_TheEntryMayHaveBeenInForce() public {
        report(bank, SUBJECT);
        vm.warp(AS_OF);
        withdraw(bank, SUBJECT);
        Bucket memory bucket = _published(_only(SUBJECT));
        _expectNotInvented(AS_OF);
        watchlistRoots.proveInvention(list, 1, 1, bucket, 0);
        // Reported again later: what was between is not on record, and the operator has the benefit of the doubt.
        vm.warp(AS_OF + 10 days);
        report(bank, SUBJECT);
        _expectNotInvented(AS_OF);
        watchlistRoots.proveInvention(list, 1, 1, bucket, 0);
    }

    function test_WhatIsReportedOnlyAfterwardsIsInvented() public {
        vm.warp(AS_OF);
        Bucket memory bucket = _published(_only(SUBJECT));
        vm.warp(AS_OF + 1);
        report(bank, SUBJECT);
        watchlistRoots.proveInvention(list, 1, 1, bucket, 0);
    }

    /* BUCKETS */

    function test_EveryBucketOfATreeIsProvedAndNoOther() public {
        report(bank, SUBJECT);
        vm.warp(AS_OF);
        Bucket[4] memory buckets = _tree();
        uint256 index = tagOf(SUBJECT).bucketOf(2);
        vm.assertEq(index, uint160(accountOf(SUBJECT)) >> 158, "index");
        Bucket memory wrong = buckets[(index + 1) % 4];
        bytes4 selector = IWatchlistRoots.WatchlistRoots_WrongBucket.selector;
        expectError(abi.encodeWithSelector(selector, tagOf(SUBJECT), index, wrong.index));
        watchlistRoots.proveOmission(list, 1, 1, wrong, tagOf(SUBJECT), bank.id);
        for (uint256 i = 0; i < 4; i++) {
            Bucket memory each = buckets[i];
            each.index = (i + 1) % 4;
            _expectProofInvalid(each);
            watchlistRoots.proveOmission(list, 1, 1, each, tagOf(SUBJECT), bank.id);
            each.index = i + 4;
            _expectProofInvalid(each);
            watchlistRoots.proveOmission(list, 1, 1, each, tagOf(SUBJECT), bank.id);
            each.index = i;
        }
        watchlistRoots.proveOmission(list, 1, 1, buckets[index], tagOf(SUBJECT), bank.id);
    }

    function test_RevertWhen_TheBucketIsTamperedWith() public {
        vm.warp(AS_OF);
        Bucket memory bucket = _published(_only(OTHER));
        bucket.entries[0] = bytes32(uint256(bucket.entries[0]) + 1);
        _expectProofInvalid(bucket);
        watchlistRoots.proveInvention(list, 1, 1, bucket, 0);
        bucket.entries = none();
        _expectProofInvalid(bucket);
        watchlistRoots.proveInvention(list, 1, 1, bucket, 0);
    }

    function testFuzz_ABucketIsThePrefix(bytes20 tag, uint8 bits) public pure {
        bits = uint8(bits % 21);
        uint256 index = Tag.wrap(tag).bucketOf(bits);
        vm.assertTrue(index < uint256(1) << bits, "in range");
        vm.assertEq(index, bits == 0 ? 0 : uint256(bytes32(tag)) >> (256 - bits), "leading bits");
    }

    function _tree() private returns (Bucket[4] memory buckets) {
        bytes32[4] memory leaves;
        for (uint256 i = 0; i < 4; i++) {
            buckets[i].index = i;
            buckets[i].entries = new bytes32[](2);
            for (uint256 j = 0; j < 2; j++) buckets[i].entries[j] = bytes32((i << 254) | (j << 96));
            leaves[i] = buckets[i].leafOf(list, 1);
        }
        bytes32[2] memory nodes;
        for (uint256 i = 0; i < 2; i++) nodes[i] = keccak256(abi.encode(leaves[2 * i], leaves[2 * i + 1]));
        for (uint256 i = 0; i < 4; i++) {
            buckets[i].path = new bytes32[](2);
            (buckets[i].path[0], buckets[i].path[1]) = (leaves[i ^ 1], nodes[(i / 2) ^ 1]);
        }
        Publication memory each = _publication(keccak256(abi.encode(nodes[0], nodes[1])), 8, AS_OF);
        each.bits = 2;
        _publish(each);
    }

    function none() internal pure returns (bytes32[] memory) {
        return new bytes32[](0);
    }

    function _only(string memory subject) private pure returns (bytes32[] memory entries) {
        entries = new bytes32[](1);
        entries[0] = bytes32(tagOf(subject).raw()) | bytes32(uint256(UNTIL));
    }

    function _published(bytes32[] memory entries) private returns (Bucket memory bucket) {
        bucket = Bucket(0, entries, none());
        _publish(_publication(bucket.leafOf(list, 1), uint32(entries.length), uint48(block.timestamp)));
    }

    function _publication(bytes32 root, uint32 entries, uint48 asOf) private view returns (Publication memory) {
        uint32 last = watchlistRoots.rootCount(list, 1);
        bytes32 previous = last == 0 ? bytes32(0) : watchlistRoots.rootAt(list, 1, last).root;
        return Publication(list, 1, last + 1, previous, root, entries, 0, asOf);
    }

    function _publish(Publication memory each) private {
        vm.prank(each.number % 2 == 0 ? bureau.device : bureau.maker);
        watchlistRoots.publish(each);
    }

    function _refuse(Publication memory each, bytes memory reason) private {
        vm.prank(bureau.maker);
        expectError(reason);
        watchlistRoots.publish(each);
    }

    function _expectProofInvalid(Bucket memory bucket) private {
        RootRecord memory record = watchlistRoots.rootAt(list, 1, 1);
        bytes32 computed = rootOf(bucket.leafOf(list, 1), bucket.index, bucket.path);
        bytes4 selector = IWatchlistRoots.WatchlistRoots_ProofInvalid.selector;
        expectError(abi.encodeWithSelector(selector, record.root, computed, record.bits));
    }

    function _expectNotOmitted(string memory subject) private {
        bytes4 selector = IWatchlistRoots.WatchlistRoots_NotOmitted.selector;
        expectError(abi.encodeWithSelector(selector, tagOf(subject), bank.id, AS_OF));
    }

    function _expectNotInvented(uint48 asOf) private {
        bytes4 selector = IWatchlistRoots.WatchlistRoots_NotInvented.selector;
        expectError(abi.encodeWithSelector(selector, tagOf(SUBJECT), bank.id, asOf));
    }
}
