// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {Bucket} from "./Bucket.sol";
import {ListId} from "../types/ListId.sol";
import {OrgId} from "../types/OrgId.sol";
import {Tag} from "../types/Tag.sol";

/// @notice What the operator says is in force in an epoch at one time. Two slots.
struct RootRecord {
    /// @dev Of the Merkle tree over 2**bits buckets.
    bytes32 root;
    /// @dev How many entries the buckets have together.
    uint32 entries;
    /// @dev Leading bits of a tag that name its bucket.
    uint8 bits;
    /// @dev Second that the entries are of.
    uint48 asOf;
    /// @dev Whether somebody proved that an entry is missing, or invented.
    bool faulty;
}

/// @notice What the operator publishes.
struct Publication {
    ListId list;
    uint32 epoch;
    /// @dev One more than that of the root before in this epoch, from 1.
    uint32 number;
    /// @dev The root before; zero for the first.
    bytes32 previous;
    bytes32 root;
    uint32 entries;
    uint8 bits;
    uint48 asOf;
}

/// @title WatchlistRoots
/// @notice What of the reports the operator serves. Who is shown a bucket checks it against the newest root; who knows of a report that is left
/// out, or finds a tag that nobody reported, proves it here.
///
/// It stands apart from Watchlist: reporting does not need it, and it changes nothing there.
interface IWatchlistRoots {
    /// @notice The list is run by organisation `operator`, and the caller acts for `caller`.
    error WatchlistRoots_NotOperator(ListId list, OrgId operator, OrgId caller);
    /// @notice The list is in epoch `current`, its newest is `newest`, and `epoch` is neither.
    error WatchlistRoots_EpochClosed(uint32 epoch, uint32 current, uint32 newest);
    /// @notice The root before is number `number`, `root`.
    error WatchlistRoots_WrongPrevious(uint32 number, bytes32 root);
    /// @notice A root is not zero.
    error WatchlistRoots_RootZero();
    /// @notice `entries` entries do not fill 2**`bits` buckets with `k` on average, or there are more than 20 bits.
    error WatchlistRoots_BucketsTooSmall(uint8 bits, uint32 entries, uint16 k);
    /// @notice The entries are of a second between `earliest`, that of the root before, and `latest`, that of this block.
    error WatchlistRoots_AsOfInvalid(uint48 asOf, uint256 earliest, uint256 latest);
    /// @notice No root of this number was published in this epoch.
    error WatchlistRoots_UnknownRoot(ListId list, uint32 epoch, uint32 number);
    /// @notice It is proved that this root is wrong; once is enough.
    error WatchlistRoots_FaultKnown(ListId list, uint32 epoch, uint32 number);
    /// @notice The bucket with its path gives root `computed`, not `root`; or its path has another length than `bits`.
    error WatchlistRoots_ProofInvalid(bytes32 root, bytes32 computed, uint8 bits);
    /// @notice The tag belongs to bucket `expected`.
    error WatchlistRoots_WrongBucket(Tag tag, uint256 expected, uint256 index);
    /// @notice The tag is in the bucket, or the report of `org` was not in force all through the second `asOf`.
    error WatchlistRoots_NotOmitted(Tag tag, OrgId org, uint48 asOf);
    /// @notice Organisation `org` reported the tag, and its report may have been in force at `asOf`.
    error WatchlistRoots_NotInvented(Tag tag, OrgId org, uint48 asOf);

    event RootPublished(
        ListId indexed list,
        uint32 indexed epoch,
        uint32 indexed number,
        bytes32 previous,
        bytes32 root,
        uint32 entries,
        uint8 bits,
        uint48 asOf
    );
    /// @dev `org` is zero where the entry is invented.
    event FaultProven(ListId indexed list, uint32 indexed epoch, uint32 indexed number, Tag tag, OrgId org);

    /// @notice Publishes the root after the newest. MAKER or DEVICE of the operator.
    function publish(Publication calldata publication) external;

    /// @notice Proves that a root leaves out a tag whose report by `org` was in force. Anybody.
    function proveOmission(
        ListId list,
        uint32 epoch,
        uint32 number,
        Bucket calldata bucket,
        Tag tag,
        OrgId org
    ) external;

    /// @notice Proves that nobody had reported what a root has at `position` of a bucket, or that all reports of it were over. Anybody.
    function proveInvention(
        ListId list,
        uint32 epoch,
        uint32 number,
        Bucket calldata bucket,
        uint256 position
    ) external;

    /// @notice Roots of a list of which it is proved that they are wrong.
    function faults(ListId list) external view returns (uint32);

    /// @notice Number of the newest root of an epoch; zero where there is none.
    function rootCount(ListId list, uint32 epoch) external view returns (uint32);

    /// @notice A root of an epoch.
    function rootAt(ListId list, uint32 epoch, uint32 number) external view returns (RootRecord memory);
}
