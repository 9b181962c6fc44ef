// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Bucket, rootOf} from "./Bucket.sol";
import {IWatchlist} from "./IWatchlist.sol";
import {IWatchlistRoots, Publication, RootRecord} from "./IWatchlistRoots.sol";
import {ReportKey, ReportRecord} from "./Report.sol";
import {IMembers} from "../members/IMembers.sol";
import {DEVICE, MAKER} from "../types/Duties.sol";
import {ListId} from "../types/ListId.sol";
import {NOBODY, OrgId} from "../types/OrgId.sol";
import {Tag} from "../types/Tag.sol";

/// @title WatchlistRoots
/// @notice Documented in IWatchlistRoots.
contract WatchlistRoots is IWatchlistRoots {
    uint8 private constant MOST_BITS = 20;

    IMembers public immutable MEMBERS;
    IWatchlist public immutable WATCHLIST;

    mapping(ListId list => mapping(uint32 epoch => mapping(uint32 number => RootRecord))) private _roots;
    /// @inheritdoc IWatchlistRoots
    mapping(ListId list => mapping(uint32 epoch => uint32)) public rootCount;
    /// @inheritdoc IWatchlistRoots
    mapping(ListId list => uint32) public faults;

    constructor(IMembers members, IWatchlist watchlist) {
        (MEMBERS, WATCHLIST) = (members, watchlist);
    }

    /// @inheritdoc IWatchlistRoots
    function publish(Publication calldata publication) external {
        (ListId list, uint32 epoch) = (publication.list, publication.epoch);
        _requireOperator(list, epoch);
        uint32 last = rootCount[list][epoch];
        RootRecord memory before = _roots[list][epoch][last];
        require(
            publication.number == last + 1 && publication.previous == before.root,
            WatchlistRoots_WrongPrevious(last, before.root)
        );
        require(publication.root != 0, WatchlistRoots_RootZero());
        (uint8 bits, uint32 entries, uint16 k) = (publication.bits, publication.entries, WATCHLIST.termsOf(list).k);
        require(
            bits == 0 || (bits <= MOST_BITS && entries >= uint256(k) << bits),
            WatchlistRoots_BucketsTooSmall(bits, entries, k)
        );
        require(
            publication.asOf >= before.asOf && publication.asOf <= block.timestamp,
            WatchlistRoots_AsOfInvalid(publication.asOf, before.asOf, block.timestamp)
        );

        rootCount[list][epoch] = last + 1;
        _roots[list][epoch][last + 1] = RootRecord(publication.root, entries, bits, publication.asOf, false);
        emit RootPublished(list, epoch, last + 1, before.root, publication.root, entries, bits, publication.asOf);
    }

    /// @inheritdoc IWatchlistRoots
    function proveOmission(
        ListId list,
        uint32 epoch,
        uint32 number,
        Bucket calldata bucket,
        Tag tag,
        OrgId org
    ) external {
        RootRecord storage record = _requireProof(list, epoch, number, bucket);
        uint256 expected = tag.bucketOf(record.bits);
        require(bucket.index == expected, WatchlistRoots_WrongBucket(tag, expected, bucket.index));
        uint48 asOf = record.asOf;
        bool omitted = !bucket.has(tag) && _recordOf(list, epoch, tag, org).wasInForce(asOf);
        require(omitted, WatchlistRoots_NotOmitted(tag, org, asOf));
        _fault(list, epoch, number, tag, org);
    }

    /// @inheritdoc IWatchlistRoots
    function proveInvention(
        ListId list,
        uint32 epoch,
        uint32 number,
        Bucket calldata bucket,
        uint256 position
    ) external {
        uint48 asOf = _requireProof(list, epoch, number, bucket).asOf;
        Tag tag = bucket.tagAt(position);
        OrgId[] memory orgs = WATCHLIST.reportersOf(list, epoch, tag);
        for (uint256 i = 0; i < orgs.length; i++) {
            bool mayHave = _recordOf(list, epoch, tag, orgs[i]).mayHaveBeenInForce(asOf);
            require(!mayHave, WatchlistRoots_NotInvented(tag, orgs[i], asOf));
        }
        _fault(list, epoch, number, tag, NOBODY);
    }

    /// @inheritdoc IWatchlistRoots
    function rootAt(ListId list, uint32 epoch, uint32 number) external view returns (RootRecord memory) {
        return _root(list, epoch, number);
    }

    function _requireOperator(ListId list, uint32 epoch) private view {
        uint32 current = WATCHLIST.currentEpoch(list);
        (OrgId operator, uint32 newest, , ) = WATCHLIST.lists(list);
        OrgId caller = MEMBERS.actsFor(msg.sender, MAKER | DEVICE);
        require(caller == operator, WatchlistRoots_NotOperator(list, operator, caller));
        require(epoch == current || epoch == newest, WatchlistRoots_EpochClosed(epoch, current, newest));
    }

    function _recordOf(ListId list, uint32 epoch, Tag tag, OrgId org) private view returns (ReportRecord memory) {
        return WATCHLIST.recordOf(ReportKey(list, epoch, tag, org));
    }

    /// @dev A root that nobody has refuted yet, of which the bucket is a part.
    function _requireProof(
        ListId list,
        uint32 epoch,
        uint32 number,
        Bucket calldata bucket
    ) private view returns (RootRecord storage record) {
        record = _root(list, epoch, number);
        require(!record.faulty, WatchlistRoots_FaultKnown(list, epoch, number));
        Bucket memory content = bucket;
        bytes32 computed = rootOf(content.leafOf(list, epoch), content.index, content.path);
        bool good = computed == record.root && content.path.length == record.bits && content.index >> record.bits == 0;
        require(good, WatchlistRoots_ProofInvalid(record.root, computed, record.bits));
    }

    function _root(ListId list, uint32 epoch, uint32 number) private view returns (RootRecord storage record) {
        record = _roots[list][epoch][number];
        require(record.root != 0, WatchlistRoots_UnknownRoot(list, epoch, number));
    }

    function _fault(ListId list, uint32 epoch, uint32 number, Tag tag, OrgId org) private {
        _roots[list][epoch][number].faulty = true;
        faults[list]++;
        emit FaultProven(list, epoch, number, tag, org);
    }
}
