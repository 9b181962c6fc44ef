// SPDX-License-Identifier: Apache-2.0
pragma solidity ^0.8.28;

import {ListId} from "../types/ListId.sol";
import {OrgId} from "../types/OrgId.sol";

/// @notice What an organisation has with a list. One slot.
struct PointsAccount {
    /// @dev Free to spend, and to lock.
    uint64 points;
    /// @dev Locked under open reports and objections.
    uint64 locked;
    /// @dev Queries that were paid.
    uint64 queries;
    /// @dev Whether it had its welcome.
    bool joined;
    /// @dev Reports that were paid: as many as earned in the epoch in which most did.
    uint32 rewarded;
}

/// @notice How many queries an organisation made in all, as it signs before each of them; the operator brings the last one, now and then.
struct QueryCount {
    ListId list;
    OrgId organisation;
    /// @dev Since the list began.
    uint64 total;
    /// @dev Chain of the receipts: keccak256(chain before, receipt), where a receipt is keccak256(nonce, public key, epoch, bucket) and the nonce
    /// is the querier's secret. So it says nothing about a subject, and the querier can show later what it asked when.
    bytes32 receipts;
    uint48 deadline;
}

bytes32 constant QUERY_COUNT_TYPEHASH = keccak256(
    "QueryCount(bytes32 list,uint32 organisation,uint64 total,bytes32 receipts,uint48 deadline)"
);

/// @title Points
/// @notice Entries in a ledger of each list, and no token: nobody passes them on.
///
/// Points come in by the welcome of each member and by grants of the operator. A query moves its price to the list's pool; a report that stays
/// earns out of the pool alone. So all that reports earn, true or false, is what queries were worth to somebody:
/// free + locked + pool = welcomes + grants.
interface IPoints {
    /// @notice The organisation has `has` free points and needs `needs`.
    error Watchlist_PointsMissing(ListId list, OrgId org, uint256 has, uint256 needs);
    /// @notice `counted` queries were counted before, and `total` is not more.
    error Watchlist_CountNotHigher(uint64 total, uint64 counted);
    /// @notice No organisation has this number, or `points` is zero.
    error Watchlist_GrantInvalid(OrgId org, uint64 points);

    event Welcomed(ListId indexed list, OrgId indexed org, uint64 points);
    event PointsGranted(ListId indexed list, OrgId indexed org, uint64 points);
    event QueriesCounted(ListId indexed list, OrgId indexed org, uint64 total, uint64 paid, bytes32 receipts);

    /// @notice Gives points to an organisation: one that used up its own and has nothing to report, for one. MAKER of the operator.
    function grant(ListId list, OrgId org, uint64 points) external;

    /// @notice Counts an organisation's queries since the last count, and takes their price. Anybody brings what it signed: a MAKER, or a DEVICE,
    /// of it; also of a restricted one.
    function count(QueryCount calldata queries, bytes calldata signature) external;

    /// @notice What an organisation has with a list, its welcome included.
    function pointsOf(ListId list, OrgId org) external view returns (PointsAccount memory);
}
